import { resolve } from 'node:path';
import { LocalClock } from '../core/calendar/local-clock';
import { WEEK_SECONDS } from '../core/calendar/moment';
import { visible } from '../core/review/visible';
import { GitHook, type HookReport, type StatusReport } from '../hook/git-hook';
import type { Keeper } from '../hook/zone-table';
import type { Arguments } from './arguments';
import { zonesIn } from './calendars';
import type { Messages } from './messages';
import { print } from './output';
import { present } from './present';
import { loadSettings } from './settings-file';

/** How long a table from the terminal lasts: there may be no editor that renews it. */
const WEEKS_AHEAD = 53;

/** `hook`: asks before a commit, merge or push in a no-code zone, or stops to. */
export async function hookCommand(args: Arguments, messages: Messages): Promise<void> {
  const [repository = '.'] = args.repositories;
  const hook = new GitHook('git', repository);
  switch (args.hook) {
    case 'install':
      return install(hook, repository, args, messages);
    case 'remove':
      return remove(hook, repository);
    default:
      return printLines(statusLines(await hook.status()));
  }
}

async function install(hook: GitHook, repository: string, args: Arguments, messages: Messages): Promise<void> {
  const loaded = await loadSettings(args.settings, repository, (message) => messages.warn(message));
  const written = present().time;
  const until = written + WEEKS_AHEAD * WEEK_SECONDS;
  const { zones, timeZone } = await zonesIn({ from: written, to: until }, args, loaded, messages);
  // What only this command line names, the editor could not find again.
  const keeper: Keeper = args.calendars !== null || args.match !== null || args.settings !== null ? 'terminal' : 'editor';
  const { hooks, folder } = await hook.install({ written, until, keeper, zones });
  const next = zones.find(({ end }) => end > written);
  await printLines([
    heading(hooks, folder),
    ...hooks.filter(({ asks }) => asks).map(hookLine),
    next === undefined
      ? 'No zone is known: name a calendar with --calendar, or write zones in the settings, and install again.'
      : `Zones are known until ${day(until, timeZone)}; ${next.start <= written ? 'one lasts now' : 'the next one'}: ${next.title}, ${day(next.start, timeZone)}.`,
  ]);
  for (const { hook: name, text } of hooks.filter(({ asks }) => !asks)) messages.fail(`${name}: ${text}`);
}

async function remove(hook: GitHook, repository: string): Promise<void> {
  const { wasOn, notes } = await hook.remove();
  const where = resolve(repository);
  await printLines([
    wasOn ? `Code Refuge no longer asks in ${where}.${notes.length === 0 ? ' All is as it was before.' : ''}` : `Code Refuge has no hook in ${where}.`,
    ...notes,
  ]);
}

function statusLines({ on, hooks, folder, table, yes }: StatusReport): string[] {
  if (!on) return ['Code Refuge does not ask here. To be asked: code-refuge hook install', ...hooks.filter(({ asks }) => asks).map(hookLine)];
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return [
    heading(hooks, folder),
    ...hooks.map(hookLine),
    table === null
      ? 'The list of zones is missing or damaged, so nothing is asked. To renew it: code-refuge hook install'
      : table.until <= present().time
        ? 'The list of zones has run out, so nothing is asked. To renew it: code-refuge hook install'
        : `${table.zones} ${table.zones === 1 ? 'zone' : 'zones'} known until ${day(table.until, timeZone)}; ${table.keeper === 'editor' ? 'the editor keeps them up to date' : 'the terminal keeps them'}.`,
    `Asked and said yes: ${yes} ${yes === 1 ? 'time' : 'times'}.`,
  ];
}

function heading(hooks: readonly HookReport[], folder: string): string {
  return hooks.some(({ asks }) => asks)
    ? `Code Refuge asks in no-code zones. Hooks in ${folder}:`
    : `Code Refuge is switched on, but none of the hooks in ${folder} asks yet.`;
}

function hookLine({ hook, text }: HookReport): string {
  return `  ${hook.padEnd(16)}  ${text}`;
}

/** `2026-11-24 09:00` on the clock of a time zone. */
function day(time: number, timeZone: string): string {
  return new Date(new LocalClock(timeZone).wallOf(time) * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Paths and titles may steer no terminal. */
async function printLines(lines: readonly string[]): Promise<void> {
  await print(lines.map((line) => `${line.replace(/[^ ]+/g, visible)}\n`).join(''));
}
