import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const PAGE = join(__dirname, '../../docs/checks.md');

/**
 * The commands of a page, by the word after `sh` where their block begins. They are read from the page that people
 * read, so that what is written there is what is checked.
 */
export function readCommands(page = PAGE): Map<string, string> {
  const commands = new Map<string, string>();
  for (const [, id = '', command = ''] of readFileSync(page, 'utf8').matchAll(/^```sh (\S+)\n(.*?)^```$/gms)) {
    if (commands.has(id)) throw new Error(`${page} has two blocks for ${id}`);
    commands.set(id, command);
  }
  if (!commands.has('set-up')) throw new Error(`${page} has no set-up`);
  return commands;
}
