import { type Choice, type Conversation, HIGHEST, LOWEST, type Scene } from './rehearsal';

/** What the user said in a scene. */
export interface Step {
  /** Id of the scene, and which of its choices, from 0. */
  scene: string;
  choice: number;
}

/** How the other is. */
export interface Feeling {
  /** Each from `LOWEST` to `HIGHEST`. */
  mood: number;
  trust: number;
}

/** A step that was played: where, what was said, and how the other was before and after. */
export interface PlayedStep {
  scene: Scene;
  choice: Choice;
  before: Feeling;
  after: Feeling;
}

export interface Play {
  steps: readonly PlayedStep[];
  /** Where the talk is now. */
  scene: Scene;
  feeling: Feeling;
}

/**
 * Plays what was said. Steps that no longer fit are left out with all that follow them, since the conversation may have
 * been edited meanwhile.
 */
export function play(conversation: Conversation, said: readonly Step[]): Play {
  const scenes = new Map(conversation.scenes.map((scene) => [scene.id, scene]));
  const steps: PlayedStep[] = [];
  let scene = conversation.scenes[0]!;
  let feeling: Feeling = { mood: conversation.mood, trust: conversation.trust };
  for (const step of said) {
    const choice = step.scene === scene.id ? scene.choices[step.choice] : undefined;
    if (choice === undefined) break;
    const after = { mood: within(feeling.mood + choice.mood), trust: within(feeling.trust + choice.trust) };
    steps.push({ scene, choice, before: feeling, after });
    feeling = after;
    scene = scenes.get(choice.to)!;
  }
  return { steps, scene, feeling };
}

function within(level: number): number {
  return Math.min(HIGHEST, Math.max(LOWEST, level));
}

const MOODS = ['bristling', 'tense', 'guarded', 'at ease', 'warm'] as const;
const TRUSTS = ['gone', 'thin', 'waiting to see', 'steady', 'strong'] as const;

/** "guarded", "at ease". */
export function moodWord({ mood }: Feeling): string {
  return MOODS[mood - 1]!;
}

/** "thin", "steady". */
export function trustWord({ trust }: Feeling): string {
  return TRUSTS[trust - 1]!;
}
