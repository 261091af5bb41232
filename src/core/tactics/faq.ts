import { formatCount, percent, plural } from '../habits/detector';
import type { HabitId } from '../habits/habit';
import type { Habit, Review } from '../review/review';
import type { TacticId } from './catalogue';

/** One of the five questions of the article, answered by the user's own numbers. */
export interface Answer {
  id: FaqId;
  question: string;
  /** Paragraphs: what the numbers say, and what follows from it. */
  paragraphs: string[];
  /** Where a figure in it comes from; `null` where it is the user's own. */
  source: string | null;
  /** The tactics that go on from here. */
  tactics: readonly TacticId[];
}

export const FAQ_IDS = ['technical', 'underperformance', 'toxic-senior', 'dislike', 'visibility'] as const;
export type FaqId = (typeof FAQ_IDS)[number];

interface Question extends Pick<Answer, 'question' | 'source' | 'tactics'> {
  /** The findings that it is shown beside. */
  habits: readonly HabitId[];
  answer(numbers: Numbers): (string | null)[];
}

/** The article's own figures are quoted there without a place to find them, so they are passed on as what it says. */
const ARTICLE = 'as quoted in the article that Code Refuge grew from';

const QUESTIONS: Record<FaqId, Question> = {
  technical: {
    question: 'How technical should I stay?',
    habits: ['hands-on-share', 'sole-knowledge'],
    source: null,
    tactics: ['delegation'],
    answer: (of) => [
      of.joined([of.known('hands-on-share', ({ value }) => `You wrote ${percent(value)} of the commits`), of.known('sole-knowledge', ({ count, of: files }) => `${formatCount(count)} of ${plural(files, 'file')} have no author but you`)]) ??
        'The history says nothing of your own part in the work.',
      `Enough to weigh the trade-offs of a design, and to ask the question that was missed. ${room(of)}`,
    ],
  },
  underperformance: {
    question: 'Somebody underperforms. Should I act at once?',
    habits: ['merge-gatekeeping', 'line-by-line-reviews'],
    source: `Of low performers, 45 % improved a great deal with clearer expectations or another scope (Microsoft Research, ${ARTICLE})`,
    tactics: ['rehearsals', 'readme'],
    answer: (of) => [
      'Code Refuge measures nobody but you, so it can’t say who performs.',
      of.joined([
        of.known('merge-gatekeeping', ({ value }) => `${percent(value)} of the merges whose integrator is known brought in others’ work through you`),
        of.firstReview((hours) => `a change waits ${hours} for its first review`),
      ], 'What it can say is how much of the context runs through you'),
      'Ask first what the person thinks is expected of them, and compare it with what you think. Where the two differ, that difference is the thing to mend, within a week. Where they don’t, act soon: to wait is unkind to everybody.',
    ],
  },
  'toxic-senior': {
    question: 'How do I deal with a senior who hurts the team?',
    habits: ['harsh-wording'],
    source: null,
    tactics: ['rehearsals'],
    answer: (of) => [
      of.known('harsh-wording', ({ count, arithmetic }) => (count === 0 ? `Begin from your own example, which the history says is good (${arithmetic.toLowerCase()}).` : `Your own words are the yardstick that others go by; ${arithmetic.toLowerCase()}.`)),
      'Don’t put the person on trial; agree on a direction. Say what their knowledge is worth to the team, name one thing that you saw and what it did to others, and ask how that knowledge can move the team forward. Then say what will be different, and when you two will look at it again.',
    ],
  },
  dislike: {
    question: 'What if I don’t like managing people?',
    habits: ['late-night-commits', 'weekend-work', 'hands-on-share'],
    source: null,
    tactics: ['shadow-week', 'delegation'],
    answer: (of) => [
      of.joined([of.known('hands-on-share', ({ value }) => `You write ${percent(value)} of the commits`), of.known('late-night-commits', ({ count, of: all }) => `${formatCount(count)} of your ${plural(all, 'commit')} came late at night`)]),
      'No number can tell whether the code draws you or the calendar pushes you there. Both are worth an honest answer, and neither is a failure: a staff or principal engineer leads too, by designs that others can build on, and needs no reports for it.',
      'Before you decide, let somebody else run the team for a week, and notice what you miss and what you don’t. Then talk to one person who went back to that path, and to one who stayed. Changing once, openly, costs less than a refuge kept for years.',
    ],
  },
  visibility: {
    question: 'How do executives come to see what we do?',
    habits: ['untold-wins', 'firefighting', 'first-responder'],
    source: null,
    tactics: ['escape', 'wins', 'portfolio'],
    answer: (of) => [
      of.joined([
        of.outages((count) => `There ${count === 1 ? 'was' : 'were'} ${plural(count, 'outage')} in ${plural(of.weeks, 'week')}`),
        of.known('untold-wins', ({ count, of: pieces }) => `${formatCount(count)} of ${plural(pieces, 'merged piece')} of your team’s work ${count === 1 ? 'is' : 'are'} told nowhere`),
      ]),
      'Own the postmortem that crosses teams: it is where leaders see how you think under pressure, and the one meeting to which everybody comes. Without an outage, tell one win a week in money, risk or speed, with the name of whoever made it.',
    ],
  },
};

/** The answers of all five questions, in the order of the article. */
export function faq(review: Review): Answer[] {
  return FAQ_IDS.map((id) => answerOf(id, review));
}

/** Those that are shown beside a finding. */
export function faqFor(habit: HabitId, review: Review): Answer[] {
  return FAQ_IDS.filter((id) => QUESTIONS[id].habits.includes(habit)).map((id) => answerOf(id, review));
}

function answerOf(id: FaqId, review: Review): Answer {
  const { question, source, tactics, answer } = QUESTIONS[id];
  return { id, question, paragraphs: answer(new Numbers(review)).flatMap((paragraph) => paragraph ?? []), source, tactics };
}

/** What the review knows, asked for one number at a time; `null` is what it doesn't know. */
class Numbers {
  constructor(private readonly review: Review) {}

  get weeks(): number {
    return this.review.window.weeks;
  }

  known(id: HabitId, text: (habit: Habit & { value: number }) => string): string | null {
    const habit = this.review.habits.find((each) => each.id === id);
    return habit === undefined || habit.value === null ? null : text({ ...habit, value: habit.value });
  }

  value(id: HabitId): number | null {
    return this.review.habits.find((each) => each.id === id)?.value ?? null;
  }

  firstReview(text: (hours: string) => string): string | null {
    const hours = this.review.reviewVolume?.firstReview?.medianHours;
    return hours === undefined ? null : text(hours < 1 ? 'less than an hour' : plural(Math.round(hours), 'hour'));
  }

  outages(text: (count: number) => string): string | null {
    const { length } = this.review.outages;
    return length === 0 ? null : text(length);
  }

  /** What is known of several things, as one sentence; `about` says of what. */
  joined(parts: readonly (string | null)[], about?: string): string | null {
    const known = parts.filter((part) => part !== null);
    return known.length === 0 ? null : `${about === undefined ? '' : `${about}: `}${known.join(', and ')}.`;
  }
}

/** From this share on, the user's part in the code is the answer. */
const MUCH = 0.25;

function room(of: Numbers): string {
  const [sole, own] = [of.value('sole-knowledge'), of.value('hands-on-share')];
  if ((sole ?? 0) >= MUCH) return 'The files that only you know are the test: as long as nobody else can change them, you are not staying technical, you are staying needed.';
  if ((own ?? 0) >= MUCH) return 'As long as so much of the code is yours to write, you are not staying technical, you are staying needed.';
  if (sole === null && own === null) return 'Read designs rather than diffs.';
  return 'Your part in the code leaves room for that; read designs rather than diffs.';
}
