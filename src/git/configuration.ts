import type { Git } from './git';
import { REMOTE_KEYS } from './remotes';

/** Entries of git's configuration, as key and value, in git's order. */
export type Configuration = (readonly [string, string])[];

/** What the configuration of a repository says of the user and of its remotes. */
export async function configurationOf(git: Git): Promise<Configuration> {
  const entries = (await git.run(['config', '-z', '--get-regexp', `^(user\\.(name|email)|${REMOTE_KEYS})$`])).split('\0');
  // A key without an equals sign has no value.
  return entries.filter((entry) => entry.includes('\n')).map((entry) => [entry.slice(0, entry.indexOf('\n')), entry.slice(entry.indexOf('\n') + 1)] as const);
}
