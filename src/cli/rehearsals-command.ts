import { join } from 'node:path';
import { plural } from '../core/habits/detector';
import { visible } from '../core/review/visible';
import { problemText } from '../core/tactics/documents';
import type { Conversation } from '../core/tactics/rehearsal';
import { shortestWay } from '../core/tactics/rehearsal-paths';
import { documentsFolder, namedFolder } from '../documents/place';
import { readRehearsals } from '../documents/rehearsal-files';
import type { Arguments } from './arguments';
import type { Messages } from './messages';
import { print } from './output';
import { loadSettings } from './settings-file';

/** `rehearsals check`: checks the conversations of a folder. Whatever is wrong is a failure, so that a build can ask for none. */
export async function rehearsalsCommand(args: Arguments, messages: Messages): Promise<void> {
  const folder = args.rehearsals ?? (await usersFolder(args, messages));
  const files = await readRehearsals(folder);
  if (files.length === 0) return messages.fail(`${folder}: There is no conversation in this folder: no file in it ends in .yaml or .yml.`);
  for (const { problems } of files) for (const problem of problems) messages.fail(problemText({ folder }, problem));
  const lines = files.map(({ name, conversation }) => `${visible(name)}: ${conversation === null ? 'can’t be played' : summary(conversation)}`);
  await print([...lines, total(files.map(({ problems }) => problems.length)), ''].join('\n'));
}

async function usersFolder(args: Arguments, messages: Messages): Promise<string> {
  const { settings, folder } = await loadSettings(args.settings, '.', (message) => messages.warn(message));
  const { path, name } = args.folder === null ? documentsFolder(settings.folder, folder) : namedFolder(args.folder, process.cwd());
  if (path === null) throw new Error(`${name} is relative, and there is no folder that it could start at.`);
  return join(path, 'rehearsals');
}

function summary({ title, scenes }: Conversation): string {
  const ends = scenes.filter(({ end }) => end !== null).length;
  const choices = scenes.reduce((sum, scene) => sum + scene.choices.length, 0);
  return `${visible(title)} (${plural(scenes.length - ends, 'scene')}, ${plural(choices, 'choice')}, ${plural(ends, 'ending')}, the shortest way has ${plural(shortestWay(scenes), 'choice')})`;
}

function total(problems: readonly number[]): string {
  const sum = problems.reduce((all, each) => all + each, 0);
  return `${plural(problems.length, 'conversation')}, ${sum === 0 ? 'nothing wrong' : plural(sum, 'problem')}.`;
}
