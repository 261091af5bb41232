import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Git } from './git';

/**
 * The commits at the edge of a shallow clone, with the parents that they really have. In the log they have none, and
 * a merge without parents would pass for somebody's own work. Only the raw format tells (see git-log(1)).
 */
export async function shallowEdge(git: Git): Promise<Map<string, string[]>> {
  const file = (await git.run(['rev-parse', '--git-path', 'shallow'])).replace(/\n$/, '');
  const hashes = (await readFile(resolve(git.directory, file), 'utf8')).split('\n').filter((line) => /^[0-9a-f]{40,64}$/.test(line));
  if (hashes.length === 0) return new Map();
  const input = hashes.map((hash) => `${hash}\n`).join('');
  // The file can name commits that were pruned since.
  const records = await git.run(['log', '-z', '--no-walk', '--ignore-missing', '--stdin', '--format=raw'], input);
  return new Map(records.split('\0').flatMap((record) => parse(record)));
}

function parse(record: string): [string, string[]][] {
  const header = record.split('\nauthor ', 1)[0] ?? '';
  const hash = /^commit ([0-9a-f]+)/.exec(header)?.[1];
  if (hash === undefined) return [];
  return [[hash, [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] as string)]];
}
