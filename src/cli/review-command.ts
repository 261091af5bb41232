import reviewStyles from '../../media/review.css';
import { analyze, earliest, zoneRange } from '../core/analyze';
import { absencesIn } from '../core/calendar/zones';
import { NO_IDENTITY } from '../core/history/identities';
import { renderHtmlPage } from '../core/review/html';
import { renderMarkdown } from '../core/review/markdown';
import type { Review } from '../core/review/review';
import { renderScoreText, renderText } from '../core/review/text';
import { parseReviewLog } from '../core/reviews/review-events';
import { NO_DOCUMENTS, problemText, type UserDocuments } from '../core/tactics/documents';
import { readDocuments } from '../documents/document-reader';
import { documentsFolder, namedFolder } from '../documents/place';
import { HistoryCache } from '../git/history-cache';
import { RepositoryReaders } from '../git/read-repositories';
import { keptFiles, readKept } from '../store/kept';
import type { Arguments } from './arguments';
import { zonesIn } from './calendars';
import type { Messages } from './messages';
import { print, type Terminal, terminalOf, writeResult } from './output';
import { present } from './present';
import { type LoadedSettings, loadSettings } from './settings-file';

/** `review` and `score`. */
export async function reviewCommand(args: Arguments, messages: Messages): Promise<void> {
  const review = await reviewOf(args, messages);
  if (review === null) return;
  const text = render(review, args, terminalOf(process.stdout, process.env, args.out !== null));
  if (args.out === null) await print(text);
  else await writeResult(args.out, text, args.force);
}

/** The review, or null where none of the repositories could be read; `messages` has been told why. */
export async function reviewOf(args: Arguments, messages: Messages): Promise<Review | null> {
  const directories = args.repositories.length > 0 ? args.repositories : ['.'];
  const loaded = await loadSettings(args.settings, directories[0] as string, (message) => messages.warn(message));
  const { settings } = loaded;
  if (args.weeks !== null) settings.windowWeeks = args.weeks;
  if (args.refs !== null) settings.refs = args.refs;
  const now = args.now ?? present();
  const files = keptFiles();
  const kept = await readKept(files, messages);
  const cache = new HistoryCache(files.cache, (message) => messages.warn(message));
  const read = await new RepositoryReaders(cache).read('git', directories, {
    refs: settings.refs,
    identities: settings.identities,
    detailsSince: earliest(settings, now),
    reviews: { accounts: settings.reviewAccounts },
    files: true,
    remotes: args.askRemote ? 'ask' : 'local',
    ...(args.me && { me: args.me }),
  });
  for (const { message } of read.problems) messages.fail(message);
  if (read.repositories.length === 0) return null;
  if (read.me.length === 0) {
    messages.fail(`${NO_IDENTITY} Here, --me names them too.`);
    return null;
  }
  const { zones, events } = await zonesIn(zoneRange(settings, now), args, loaded, messages);
  // Only the review shows what they are read for.
  const documents = args.command === 'review' ? await documentsOf(args.folder, loaded, messages) : NO_DOCUMENTS;
  const reviewEvents = parseReviewLog(kept.reviewEvents);
  return analyze({ repositories: read.repositories.map(({ history }) => history), me: read.me, settings, zones, absences: absencesIn(events), ...kept, reviewEvents, documents, now });
}

/** The user's own files. A folder that can't be read at all is a failure where it was named here. */
async function documentsOf(named: string | null, { settings, folder }: LoadedSettings, messages: Messages): Promise<UserDocuments> {
  const documents = await readDocuments(named === null ? documentsFolder(settings.folder, folder) : namedFolder(named, process.cwd()));
  for (const problem of documents.problems) {
    const text = problemText(documents, problem);
    if (named !== null && problem.file === '') messages.fail(text);
    else messages.warn(text);
  }
  return documents;
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
