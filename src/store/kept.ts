import { join } from 'node:path';
import { diskReason } from '../disk-reason';
import { type GlassBreak, readBrokenGlass } from './broken-glass';
import { cacheFolder, configurationFolder } from './system-folders';
import { OnCallStore } from './on-call';
import { ReviewEventsFile } from './review-events';

/** Where the program keeps what was noted (docs/files.md), for the editor and the terminal alike. */
export interface KeptFiles {
  onCall: string;
  brokenGlass: string;
  reviewEvents: string;
  hold: string;
  /** A folder with what was read of long histories. */
  cache: string;
}

/** The files in the user's folders for configuration and caches, or in the one that the variable `CODE_REFUGE_HOME` names. */
export function keptFiles(environment: NodeJS.ProcessEnv = process.env): KeptFiles {
  const own = environment['CODE_REFUGE_HOME'];
  const folder = own || configurationFolder(environment);
  return {
    onCall: join(folder, 'on-call.json'),
    brokenGlass: join(folder, 'broken-glass.jsonl'),
    reviewEvents: join(folder, 'review-events.jsonl'),
    hold: join(folder, 'hold.json'),
    cache: own ? join(own, 'cache') : cacheFolder(environment),
  };
}

/** What the user and the editor have noted, as the analysis needs it. */
export interface Kept {
  /** Nights on call, `YYYY-MM-DD`. */
  onCall: string[];
  brokenGlass: GlassBreak[];
  /** The review-event log as it stands. */
  reviewEvents: string;
}

/** Who is told, in sentences: of a file that can't be read, and of what was passed over in one. */
export interface Reporter {
  fail(message: string): void;
  warn(message: string): void;
}

/** Reads what was noted. A file that can't be read counts as one without a note. */
export async function readKept(files: KeptFiles, report: Reporter): Promise<Kept> {
  const or = <T>(none: T) => (error: Error) => {
    report.fail(error.message);
    return none;
  };
  const [onCall, glass, reviewEvents] = await Promise.all([
    new OnCallStore(files.onCall).read().catch(or<string[]>([])),
    readBrokenGlass(files.brokenGlass).catch(or({ entries: [], skipped: 0 })),
    new ReviewEventsFile(files.reviewEvents).read().catch((error: unknown) => {
      report.fail(`The review-event log ${files.reviewEvents} can't be read, so no reviews in the editor count: ${diskReason(error)}.`);
      return '';
    }),
  ]);
  if (glass.skipped > 0) report.warn(`${files.brokenGlass}: ${glass.skipped} ${glass.skipped === 1 ? 'line' : 'lines'} can't be understood and don't count.`);
  return { onCall, brokenGlass: glass.entries, reviewEvents };
}
