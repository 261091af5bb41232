import reviewStyles from '../../media/review.css';
import packageManifest from '../../package.json';
import { analyze, zoneRange } from '../core/analyze';
import type { Moment } from '../core/calendar/moment';
import { findZones } from '../core/calendar/zones';
import { NO_IDENTITY } from '../core/history/identities';
import { renderHtmlPage } from '../core/review/html';
import { renderMarkdown } from '../core/review/markdown';
import type { Review } from '../core/review/review';
import { renderScoreText, renderText } from '../core/review/text';
import { visible } from '../core/review/visible';
import { RepositoryReaders } from '../git/read-repositories';
import { defaultOnCallFile, OnCallStore } from '../store/on-call';
import { type Arguments, parseArguments, USAGE, UsageError } from './arguments';
import { print, type Terminal, terminalOf, writeResult } from './output';
import { loadSettings } from './settings-file';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

async function main(argv: readonly string[]): Promise<number> {
  const args = parseArguments(argv);
  requireFolder();
  if (args.command === 'help') return print(USAGE).then(() => DONE);
  if (args.command === 'version') return print(`${packageManifest.version}\n`).then(() => DONE);

  let failed = false;
  const review = await reviewOf(args, (message) => {
    failed = true;
    warn(message);
  });
  if (!review) return FAILED;
  const text = render(review, args, terminalOf(process.stdout, process.env, args.out !== null));
  if (args.out === null) await print(text);
  else await writeResult(args.out, text, args.force);
  return failed ? FAILED : DONE;
}

/** The review, or null where none of the repositories could be read; `fail` has been told why. */
async function reviewOf(args: Arguments, fail: (message: string) => void): Promise<Review | null> {
  const directories = args.repositories.length > 0 ? args.repositories : ['.'];
  const settings = await loadSettings(args.settings, directories[0] as string, warn);
  if (args.weeks !== null) settings.windowWeeks = args.weeks;
  if (args.refs !== null) settings.refs = args.refs;
  const onCall = await new OnCallStore(defaultOnCallFile()).read().catch((error: Error) => {
    fail(error.message);
    return [];
  });
  const read = await new RepositoryReaders().read('git', directories, {
    refs: settings.refs,
    identities: settings.identities,
    ...(args.me && { me: args.me }),
  });
  for (const { message } of read.problems) fail(message);
  if (read.repositories.length === 0) return null;
  if (read.me.length === 0) {
    fail(`${NO_IDENTITY} Here, --me names them too.`);
    return null;
  }
  const now = args.now ?? present();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { zones } = findZones(
    { weekly: settings.noCodeZones, calendars: [], rules: settings.calendarRules },
    { ...zoneRange(settings, now), timeZone },
  );
  return analyze({
    repositories: read.repositories.map(({ history }) => history),
    me: read.me,
    settings,
    zones,
    brokenGlass: [],
    onCall,
    now,
  });
}

/** Without a current folder not even absolute paths can be resolved, and Node says "uv_cwd". */
function requireFolder(): void {
  try {
    process.cwd();
  } catch (error) {
    throw new Error('The folder you are in is no longer there. Change to another one and try again.', { cause: error });
  }
}

function render(review: Review, { command, format }: Arguments, terminal: Terminal): string {
  if (command === 'score') {
    return format === 'json' ? `${JSON.stringify(review.score, null, 2)}\n` : renderScoreText(review, terminal);
  }
  switch (format) {
    case 'json':
      return `${JSON.stringify(review, null, 2)}\n`;
    case 'markdown':
      return renderMarkdown(review);
    case 'html':
      return renderHtmlPage(review, reviewStyles);
    case 'text':
      return renderText(review, terminal);
  }
}

function present(): Moment {
  const date = new Date();
  return { time: Math.floor(date.getTime() / 1000), offset: -date.getTimezoneOffset() };
}

/** Messages name folders, refs and what git said of them: nothing in them may steer the terminal. */
function warn(message: string): void {
  process.stderr.write(`code-refuge: ${visible(message)}\n`);
}

// Where nobody reads the messages, the exit code still tells.
process.stderr.on('error', () => undefined);

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    warn(error instanceof Error ? error.message : String(error));
    if (error instanceof UsageError) process.stderr.write('Try "code-refuge --help".\n');
    process.exitCode = error instanceof UsageError ? WRONG_USAGE : FAILED;
  },
);
