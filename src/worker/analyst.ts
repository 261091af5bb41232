import { type Assessment, assess, earliest, repositoryFacts } from '../core/analyze';
import { formatDay, formatMoment, type Moment } from '../core/calendar/moment';
import type { Zone } from '../core/calendar/zone';
import { indexZones } from '../core/calendar/zone-index';
import { toEvidence } from '../core/habits/detector';
import { NO_IDENTITY } from '../core/history/identities';
import { parseReviewLog } from '../core/reviews/review-events';
import { factOf, type MyEvent } from '../core/ledger/facts';
import type { Initiative } from '../core/tactics/initiatives';
import { NO_DOCUMENTS, problemText } from '../core/tactics/documents';
import { readDocuments } from '../documents/document-reader';
import { currentBranch } from '../git/current-branch';
import { Git } from '../git/git';
import type { RepositoriesRead, RepositoryReaders } from '../git/read-repositories';
import { commitsMadeHere } from '../git/reflog';
import type { AnalyzeRequest, AnalyzeResult, FreshEvent, MaterialRequest, MaterialResult } from '../protocol/worker';
import { makeMaterial } from './materials';
import { readNow } from './now';
import { RegisterWatch } from './register-watch';
import type { ZoneFinder } from './zone-finder';

const DAY_SECONDS = 24 * 60 * 60;
/** How long ago a zone may have begun in which something was done just now. */
const FRESH_ZONE_SECONDS = 31 * DAY_SECONDS;

/** The analysis as the editor needs it: the review, and what the user did since the last look. */
export class Analyst {
  /** The last analysis, for whoever asks for more than its review. */
  private ground: { assessment: Assessment; git: string } | null = null;

  constructor(
    private readonly zoneFinder: ZoneFinder,
    private readonly readers: RepositoryReaders,
  ) {}

  async analyze({ id, repositories, git, settings, onCall, calendars, brokenGlass, reviewEvents = '', documents: folder, now: nowText }: AnalyzeRequest, signal: AbortSignal): Promise<AnalyzeResult> {
    const now = readNow(nowText);
    const { zones, absences } = await this.zoneFinder.forReview(settings, calendars, now);
    const read = await this.readers.read(git, repositories, { refs: settings.refs, identities: settings.identities, detailsSince: earliest(settings, now), reviews: { accounts: settings.reviewAccounts }, files: true, remotes: 'local', signal });
    const documents = folder === undefined ? NO_DOCUMENTS : await readDocuments(folder);
    const problems = [...read.problems, ...documents.problems.map((problem) => ({ repository: '', message: problemText(documents, problem) }))];
    if (read.me.length === 0 && read.repositories.length > 0) problems.push({ repository: '', message: NO_IDENTITY });
    const assessment =
      read.repositories.length === 0 || read.me.length === 0
        ? null
        : assess({ repositories: read.repositories.map(({ history }) => history), me: read.me, settings, zones, absences, brokenGlass, reviewEvents: parseReviewLog(reviewEvents), onCall, documents, now });
    this.ground = assessment && { assessment, git };
    return { type: 'result', id, review: assessment?.review ?? null, fresh: await freshEvents(git, read, settings, zones, documents.initiatives ?? [], now), problems };
  }

  async material({ id, question }: MaterialRequest): Promise<MaterialResult> {
    if (this.ground === null) return { type: 'material', id, value: null, problem: 'There is no history to take this from yet.' };
    return { type: 'material', id, value: await makeMaterial(this.ground, question), problem: null };
  }
}

/** The user's events among the commits that came since the last look, as far as they were made just now. */
async function freshEvents(git: string, read: RepositoriesRead, settings: AnalyzeRequest['settings'], zones: readonly Zone[], initiatives: readonly Initiative[], now: Moment): Promise<FreshEvent[]> {
  const recent = indexZones(zones, { ...now, time: now.time - FRESH_ZONE_SECONDS }, { ...now, time: now.time + DAY_SECONDS });
  const fresh: FreshEvent[] = [];
  for (const { history, news } of read.repositories) {
    if (news.length === 0) continue;
    const facts = repositoryFacts(history, read.me, settings.bots);
    const events = news.filter((row) => history.ledger.isDated(row)).flatMap((row) => factOf(facts, row, settings).event ?? []);
    if (events.length === 0) continue;
    const opened = await Git.open(git, history.path);
    const madeHere = await commitsMadeHere(opened);
    const register = initiatives.length > 0 ? new RegisterWatch(facts, initiatives, settings.systemPaths, await currentBranch(opened)) : null;
    for (const event of events) {
      if (!isFresh(event, madeHere, now)) continue;
      fresh.push({
        evidence: toEvidence(event, formatMoment),
        lateNight: event.local.lateNight ? formatDay(event.local.day) : null,
        zones: recent
          .at(event.moment)
          .flatMap((index) => recent.zones[index] ?? [])
          .sort((a, b) => b.end - a.end),
        offRegister: event.role === 'authored' ? (register?.of(event.row) ?? null) : null,
      });
    }
  }
  return fresh.sort((a, b) => Date.parse(b.evidence.time) - Date.parse(a.evidence.time));
}

/**
 * A pull can bring a month of one's own commits from another machine, and a rebase gives old ones new names: neither
 * is news. News is what was made in this clone, or less than a day ago.
 */
function isFresh({ role, moment, repository: { ledger }, row }: MyEvent, madeHere: ReadonlySet<string>, now: Moment): boolean {
  if (Math.abs(now.time - moment.time) <= DAY_SECONDS) return true;
  if (!madeHere.has(ledger.hash(row))) return false;
  return role !== 'authored' || Math.abs(ledger.committerTime(row) - ledger.authorTime(row)) <= DAY_SECONDS;
}
