import type { MyEvent } from '../ledger/facts';
import type { MyActivity } from '../reviews/all-reviews';
import { allowedKey, scanWording, type WordingFlag } from '../wording/scan';
import { type Detector, FULL_COVERAGE, formatCount, judged, noEvidence, percent, plural, type Thresholds } from './detector';
import { sourcesOf, UNIDENTIFIED } from './watched';

/** Ordinary review comments have 0.4 %, those of a set that was chosen for its harshness 3 % (docs/wording.md). */
const THRESHOLDS: Thresholds = { watch: 0.01, flag: 0.03 };
/** Fewer may be a bad day; they don't stand out as a habit, however few texts there are. */
const LEAST_FLAGGED = 3;

export const harshWording: Detector = {
  id: 'harsh-wording',
  trap: 'eq-blind-spots',
  title: 'Harsh wording',
  unit: 'share of messages and comments',
  definition: () =>
    'Your commit messages and review comments with wording that a published list flags as likely to land badly, of all of yours whose text is there. ' +
    'Quotations, code and what you say of yourself are left out; codeRefuge.wording.allowed takes words off the list.',
  detect({ repositories, facts, reviews, settings }) {
    const allowed = new Set(settings['wording.allowed'].map(allowedKey));
    const messages = facts.events.flatMap((event) => (event.role === 'authored' ? messageOf(event) : []));
    const comments = reviews.events.flatMap((event) => (event.kind === 'comment' && event.text !== null ? [{ event, text: event.text }] : []));
    const recorded = sourcesOf(reviews, 'with-lines').length > 0;
    const read = facts.authored > 0 && repositories.some(({ details }) => details.size > 0);
    if (!recorded && !read) {
      const why = facts.authored > 0 ? 'The messages of the commits were not read' : 'Nobody committed work in this window';
      return noEvidence(`${why}, and no review comment is recorded with its text.`, { share: 0, note: '' });
    }

    const harshMessages = messages.filter(({ text }) => scanWording(text, { writing: 'commit', allowed }).length > 0);
    const harshComments = comments.map(({ event, text }) => ({ event, quoted: quoted(text, scanWording(text, { writing: 'comment', allowed })) })).filter((each) => each.quoted.length > 0);
    const count = harshMessages.length + harshComments.length;
    const of = messages.length + comments.length;
    const evidence: (MyEvent | MyActivity)[] = [...harshMessages.map(({ event }) => event), ...harshComments.reverse().map((each) => ({ ...each.event, quoted: each.quoted }))];
    const found = judged(of === 0 ? 0 : count / of, THRESHOLDS, percent, 'of them');
    return {
      ...found,
      ...(found.status === 'flag' && count < LEAST_FLAGGED && { status: 'watch' as const, why: `${found.why} Fewer than ${LEAST_FLAGGED} don't.` }),
      count,
      of,
      arithmetic: [share(harshMessages, messages, 'commit message'), ...(recorded ? [share(harshComments, comments, 'review comment')] : [])].join(' and '),
      coverage: recorded ? FULL_COVERAGE : { share: 1, note: reviews.unidentified.size > 0 ? `${UNIDENTIFIED} So this is about commit messages alone.` : 'No review comment is recorded with its text here, so this is about commit messages alone.' },
      evidence: evidence.sort((a, b) => b.moment.time - a.moment.time),
    };
  },
};

function share(harsh: readonly unknown[], all: readonly unknown[], what: string): string {
  return `${formatCount(harsh.length)} of ${plural(all.length, what)}`;
}

function messageOf(event: MyEvent): { event: MyEvent; text: string }[] {
  const text = event.repository.details.get(event.row)?.message;
  return text === undefined ? [] : [{ event, text }];
}

/** The flagged words, each once, and nothing around them. */
function quoted(text: string, flags: readonly WordingFlag[]): string[] {
  return [...new Set(flags.map(({ offset, length }) => allowedKey(text.slice(offset, offset + length))))];
}
