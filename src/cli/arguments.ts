import { parseArgs } from 'node:util';
import { type Moment, parseMoment } from '../core/calendar/moment';

/** The command line is wrong: what, in a sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type Format = 'text' | 'markdown' | 'html' | 'json';

export interface Arguments {
  command: 'review' | 'score' | 'help' | 'version';
  repositories: string[];
  format: Format;
  now: Moment | null;
  weeks: number | null;
  me: string[] | null;
  refs: string[] | null;
  settings: string | null;
  out: string | null;
  force: boolean;
}

export const USAGE = `Usage: code-refuge review [repository…] [options]
       code-refuge score [repository…] [options]

review prints the leadership review of one or more git repositories, score only the
delegation score. Without a repository it is the one you are in.

Output
  --text          for the terminal (the default)
  --md            Markdown
  --html          a page of its own
  --json          data, as docs/json.md describes it
  --out FILE      write to a file in place of the terminal
  --force         let --out replace a file that is no review

What to read
  --me LIST       your e-mail addresses or names, separated by commas, in place of what
                  git and the settings say
  --refs LIST     refs to read in place of HEAD and the default branch
  --weeks N       length of the window in weeks, 1 to 520 (default: 26)
  --now TIME      the end of the window, ISO 8601 (default: now)
  --settings FILE a JSON file with codeRefuge.… settings (default: .vscode/settings.json
                  of the first repository)

  --help, --version

Exit codes: 0 done, 1 something failed and a message says what, 2 wrong usage.
`;

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
  out: { type: 'string' },
  force: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

const FORMATS = { text: 'text', md: 'markdown', html: 'html', json: 'json' } as const;

/** Reads the command line, without the program's own name. Throws a `UsageError`. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const [command, ...repositories] = positionals;
  const formats = (Object.keys(FORMATS) as (keyof typeof FORMATS)[]).filter((format) => values[format]);
  if (formats.length > 1) throw new UsageError(`--${formats.join(' and --')} don't go together.`);
  const common = {
    repositories,
    format: FORMATS[formats[0] ?? 'text'],
    now: values.now === undefined ? null : momentOf(values.now),
    weeks: values.weeks === undefined ? null : weeksOf(values.weeks),
    me: values.me === undefined ? null : listOf('--me', values.me),
    refs: values.refs === undefined ? null : listOf('--refs', values.refs),
    settings: values.settings ?? null,
    out: values.out ?? null,
    force: values.force ?? false,
  };
  // An empty shell variable must not turn into the folder one happens to be in.
  if (repositories.includes('')) throw new UsageError('A repository has an empty name.');
  if (common.out === '') throw new UsageError('--out needs a file name.');
  if (values.help || command === 'help') return { command: 'help', ...common };
  if (values.version) return { command: 'version', ...common };
  if (command === undefined) throw new UsageError('Name a command: review or score.');
  if (command !== 'review' && command !== 'score') throw new UsageError(`There is no command "${command}"; there are review and score.`);
  if (command === 'score' && (common.format === 'html' || common.format === 'markdown')) {
    throw new UsageError('score prints text or --json.');
  }
  return { command, ...common };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's first sentence names the option; what follows explains how to pass an argument with a dash.
    throw new UsageError(`${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}.`);
  }
}

function momentOf(text: string): Moment {
  const moment = parseMoment(text);
  if (!moment) throw new UsageError(`--now: "${text}" is no ISO 8601 time, such as 2026-08-01T12:00:00+02:00.`);
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
