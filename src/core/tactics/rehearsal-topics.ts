import { type HabitId, TRAP_TITLES } from '../habits/habit';
import { DETECTORS } from '../habits/registry';
import type { Topic } from './rehearsal';

const HABITS: ReadonlyMap<string, string> = new Map(DETECTORS.map(({ id, title }) => [id, title]));
const TOPICS: ReadonlyMap<string, string> = new Map([...HABITS, ...Object.entries(TRAP_TITLES)]);

/** What a habit or a trap is called on screen. */
export function topicTitle(topic: Topic): string {
  return TOPICS.get(topic) ?? topic;
}

export function isTopic(text: string): text is Topic {
  return TOPICS.has(text);
}

export function isHabit(text: string): text is HabitId {
  return HABITS.has(text);
}

export const TOPIC_IDS: readonly string[] = [...TOPICS.keys()];
export const HABIT_IDS: readonly string[] = [...HABITS.keys()];
