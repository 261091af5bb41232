import { parseArgs } from 'node:util';
import { type Moment, parseMoment } from '../core/calendar/moment';
import { type HookAction, hookActionOf } from './hook-arguments';
import { calendarOf, patternOf, type ZoneArguments } from './zone-arguments';
import { UsageError } from './usage-error';

export type Format = 'text' | 'markdown' | 'html' | 'json';

export interface Arguments extends ZoneArguments {
  command: 'review' | 'score' | 'plan' | 'zones' | 'hook' | 'rehearsals' | 'help' | 'version';
  /** What to do with the git hook; `null` for other commands. */
  hook: HookAction | null;
  /** The folder of conversations to check; `null` for the one among the user's own files, and for other commands. */
  rehearsals: string | null;
  repositories: string[];
  format: Format;
  now: Moment | null;
  weeks: number | null;
  me: string[] | null;
  refs: string[] | null;
  settings: string | null;
  /** The folder of the user's own files. */
  folder: string | null;
  out: string | null;
  force: boolean;
  /** Whether remotes on other machines may be asked for reviews. */
  askRemote: boolean;
}

const OPTIONS = {
  text: { type: 'boolean' },
  md: { type: 'boolean' },
  html: { type: 'boolean' },
  json: { type: 'boolean' },
  now: { type: 'string' },
  weeks: { type: 'string' },
  me: { type: 'string' },
  refs: { type: 'string' },
  settings: { type: 'string' },
  folder: { type: 'string' },
  calendar: { type: 'string', multiple: true },
  match: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  'ask-remote': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

const FORMATS = { text: 'text', md: 'markdown', html: 'html', json: 'json' } as const;
const ENDINGS: ReadonlyMap<string, keyof typeof FORMATS> = new Map([['md', 'md'], ['markdown', 'md'], ['html', 'html'], ['htm', 'html'], ['json', 'json']]);
const COMMANDS = ['review', 'score', 'plan', 'zones', 'hook', 'rehearsals'] as const;

/** Options that mean nothing to a command; taking them without a word would hide a slip. */
const NOT_FOR = {
  review: ['from', 'to'],
  score: ['folder', 'from', 'to', 'ask-remote'],
  plan: ['folder', 'from', 'to', 'text', 'html', 'ask-remote'],
  zones: ['me', 'refs', 'weeks', 'folder', 'out', 'force', 'ask-remote'],
  hook: ['me', 'refs', 'weeks', 'folder', 'out', 'force', 'from', 'to', 'now', 'text', 'json', 'ask-remote'],
  rehearsals: ['me', 'refs', 'weeks', 'out', 'force', 'calendar', 'match', 'from', 'to', 'now', 'json', 'ask-remote'],
} as const;

/** Reads the command line, without the program's own name. Throws a `UsageError`. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const [command, ...rest] = positionals;
  const repositories = command === 'hook' ? rest.slice(1) : command === 'rehearsals' ? [] : rest;
  const formats = (Object.keys(FORMATS) as (keyof typeof FORMATS)[]).filter((format) => values[format]);
  if (formats.length > 1) throw new UsageError(`--${formats.join(' and --')} don't go together.`);
  const common = {
    hook: null,
    rehearsals: null,
    repositories,
    format: FORMATS[formats[0] ?? (command === 'review' ? endingOf(values.out) : 'text')],
    now: values.now === undefined ? null : momentOf('--now', values.now),
    weeks: values.weeks === undefined ? null : weeksOf(values.weeks),
    me: values.me === undefined ? null : listOf('--me', values.me),
    refs: values.refs === undefined ? null : listOf('--refs', values.refs),
    settings: values.settings ?? null,
    folder: values.folder ?? null,
    calendars: values.calendar?.map(calendarOf) ?? null,
    match: values.match === undefined ? null : patternOf(values.match),
    from: values.from === undefined ? null : momentOf('--from', values.from),
    to: values.to === undefined ? null : momentOf('--to', values.to),
    out: values.out ?? null,
    force: values.force ?? false,
    askRemote: values['ask-remote'] ?? false,
  };
  // An empty shell variable must not turn into the folder one happens to be in.
  if (repositories.includes('')) throw new UsageError('A repository has an empty name.');
  if (common.out === '') throw new UsageError('--out needs a file name.');
  if (common.folder === '') throw new UsageError('--folder needs the name of a folder.');
  if (values.help || command === 'help') return { command: 'help', ...common };
  if (values.version) return { command: 'version', ...common };
  if (command === undefined) throw new UsageError('Name a command: review, score, plan, zones, hook or rehearsals.');
  if (!isCommand(command)) throw new UsageError(`There is no command "${command}"; there are review, score, plan, zones, hook and rehearsals.`);
  if (command !== 'review' && command !== 'plan' && (common.format === 'html' || common.format === 'markdown')) {
    throw new UsageError(`${command} prints text or --json.`);
  }
  for (const option of NOT_FOR[command]) if (values[option] !== undefined) throw new UsageError(`--${option} does not go with ${command}.`);
  if (command === 'zones' && repositories.length > 1) throw new UsageError('zones takes one repository, whose settings count.');
  if (command === 'rehearsals') return { command, ...common, rehearsals: folderToCheck(rest, common.folder) };
  if (command === 'hook') return { command, ...common, hook: hookActionOf(rest, values) };
  return { command, ...common };
}

/** The format that the ending of a file asks for. */
function endingOf(file = ''): keyof typeof FORMATS {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  return ENDINGS.get(ending) ?? 'text';
}

/** What follows `rehearsals` on the command line: `check`, and perhaps a folder. */
function folderToCheck([action, ...folders]: readonly string[], named: string | null): string | null {
  if (action !== 'check') throw new UsageError('Say what to do: rehearsals check [folder].');
  if (folders.length > 1) throw new UsageError('rehearsals check takes one folder.');
  if (folders[0] === '') throw new UsageError('rehearsals check: the folder has an empty name.');
  if (folders.length === 1 && named !== null) throw new UsageError('Name the folder to check, or with --folder the one that your own files are in, not both.');
  return folders[0] ?? null;
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's first sentence names the option; what follows explains how to pass an argument with a dash.
    throw new UsageError(`${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}.`);
  }
}

function isCommand(command: string): command is (typeof COMMANDS)[number] {
  return COMMANDS.some((known) => known === command);
}

function momentOf(option: string, text: string): Moment {
  const moment = parseMoment(text);
  if (!moment) throw new UsageError(`${option}: "${text}" is no ISO 8601 time, such as 2026-08-01T12:00:00+02:00.`);
  return moment;
}

function weeksOf(text: string): number {
  const weeks = /^\d+$/.test(text) ? Number(text) : 0;
  if (weeks < 1 || weeks > 520) throw new UsageError(`--weeks: "${text}" is no whole number from 1 to 520.`);
  return weeks;
}

function listOf(option: string, text: string): string[] {
  const list = text.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');
  if (list.length === 0) throw new UsageError(`${option} needs at least one entry.`);
  return list;
}
