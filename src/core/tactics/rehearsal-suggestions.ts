import type { Habit, Review } from '../review/review';
import type { Conversation } from './rehearsal';

/** A conversation, and the finding for which it is suggested; `null` where none of the user's calls for it. */
export interface Suggestion<Of extends Pick<Conversation, 'answers'>> {
  conversation: Of;
  habit: Habit | null;
}

const URGENCY = { flag: 2, watch: 1, good: 0, 'no-evidence': 0 } as const;

/**
 * The conversations with those first that the user's findings call for: flagged before watched ones, and of those the one
 * whose first habit it is. The others keep their order.
 */
export function suggest<Of extends Pick<Conversation, 'answers'>>(conversations: readonly Of[], review: Review | null): Suggestion<Of>[] {
  const habits = new Map(review?.habits.map((habit) => [habit.id, habit]));
  const rank = ({ answers }: Of): { habit: Habit | null; weight: number } => {
    let best: { habit: Habit | null; weight: number } = { habit: null, weight: 0 };
    for (const [place, id] of answers.entries()) {
      const habit = habits.get(id);
      // What a conversation names first it is about most.
      const weight = habit === undefined || URGENCY[habit.status] === 0 ? 0 : URGENCY[habit.status] * 100 - place;
      if (habit !== undefined && weight > best.weight) best = { habit, weight };
    }
    return best;
  };
  return conversations
    .map((conversation) => ({ conversation, ...rank(conversation) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ conversation, habit }) => ({ conversation, habit }));
}

/** Why to rehearse, from the user's own numbers. */
export function whyRehearse(suggestions: readonly Suggestion<Pick<Conversation, 'answers'>>[], review: Review | null): string {
  const [habit] = suggestions.flatMap((each) => each.habit ?? []);
  if (habit !== undefined) return `${habit.title}: ${habit.arithmetic}. That changes by a talk, and the first attempt at it can be made here, where nobody minds.`;
  if (review === null) return 'A talk that one puts off is easier after a first attempt. Here is one that nobody minds.';
  return 'Nothing that stands out in your history calls for one of these talks. Take the one that you have been putting off.';
}
