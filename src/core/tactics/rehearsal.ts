import type { HabitId, Trap } from '../habits/habit';

/** A conversation to rehearse (docs/rehearsals.md). Every path through it ends in a debrief. */
export interface Conversation {
  /** The file it is in. */
  file: string;
  title: string;
  /** Whom the user talks to, by name, and who that is. */
  person: string;
  role: string;
  situation: string;
  /** What the talk is for. */
  aim: string;
  /** The findings for which it is suggested. */
  answers: readonly HabitId[];
  /** How the other is at the beginning, each from `LOWEST` to `HIGHEST`. */
  mood: number;
  trust: number;
  /** The first one begins the talk. */
  scenes: readonly Scene[];
}

/** A moment of the talk: either the user has to say something, or it is over. */
export interface Scene {
  id: string;
  /** In the file, from 1. */
  line: number;
  /** What is to be seen, or happened meanwhile; may be empty. */
  happens: string;
  /** What the other says; may be empty. */
  says: string;
  /** Empty at the end. */
  choices: readonly Choice[];
  end: End | null;
}

/** Something the user may say. */
export interface Choice {
  say: string;
  /** What the other answers at once; may be empty. */
  reply: string;
  feedback: string;
  /** What the feedback is about. */
  trains: Topic;
  /** How it changes the other, each from -2 to 2. */
  mood: number;
  trust: number;
  /** The scene that follows. */
  to: string;
}

export interface End {
  title: string;
  debrief: string;
  /** What the user is asked to put into words of their own. */
  ask: string;
}

/** A habit or a trap of the product. */
export type Topic = HabitId | Trap;

/** Mood and trust have five levels. */
export const LOWEST = 1;
export const HIGHEST = 5;

/** How long texts may be, in characters: what is longer is not read in a talk, what is shorter says nothing. */
export const BOUNDS = {
  title: [3, 80],
  person: [1, 40],
  role: [3, 120],
  situation: [40, 900],
  aim: [10, 300],
  happens: [3, 700],
  says: [2, 700],
  say: [2, 500],
  reply: [1, 500],
  feedback: [20, 600],
  ending: [3, 80],
  debrief: [60, 1200],
  ask: [10, 240],
} as const;

export type BoundedField = keyof typeof BOUNDS;

export const MOST_SCENES = 60;
export const MOST_CHOICES = 5;
