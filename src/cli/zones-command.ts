import { stat } from 'node:fs/promises';
import type { Arguments } from './arguments';
import { type TerminalZones, zonesIn } from './calendars';
import type { Messages } from './messages';
import { print, terminalOf } from './output';
import { present } from './present';
import { loadSettings } from './settings-file';
import { rangeOf } from './zone-arguments';
import { renderZones } from './zones-text';

/** `zones`: lists no-code zones. */
export async function zonesCommand(args: Arguments, messages: Messages): Promise<void> {
  const range = rangeOf(args, args.now ?? present());
  const [repository = '.'] = args.repositories;
  if (!(await stat(repository).catch(() => null))) throw new Error(`${repository}: There is no such folder. Check the path.`);
  const loaded = await loadSettings(args.settings, repository, (message) => messages.warn(message));
  const found = await zonesIn(range, args, loaded, messages);
  const terminal = terminalOf(process.stdout, process.env, false);
  await print(args.format === 'json' ? toJson(found) : renderZones(found, { range, match: args.match }, terminal));
}

function toJson({ zones }: TerminalZones): string {
  const listed = zones.map(({ start, end, allDay, title, source }) => ({ start: utc(start), end: utc(end), allDay, title, source }));
  return `${JSON.stringify(listed, null, 2)}\n`;
}

/** ISO 8601 in UTC: `2026-11-24T13:00:00Z`. */
function utc(time: number): string {
  return new Date(time * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}
