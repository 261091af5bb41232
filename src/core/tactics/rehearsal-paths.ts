import type { Scene } from './rehearsal';

/** Something wrong with the ways through a conversation. */
export interface PathProblem {
  line: number;
  message: string;
}

/** Checks that every scene is reached from the first one, and that from every scene a debrief can be reached. */
export function problemsWithPaths(scenes: readonly Scene[]): PathProblem[] {
  const byId = new Map(scenes.map((scene) => [scene.id, scene]));
  const [first] = scenes;
  if (first === undefined) return [];
  const reached = closure([first.id], (id) => byId.get(id)?.choices.map(({ to }) => to) ?? []);
  const before = new Map<string, string[]>();
  for (const { id, choices } of scenes) for (const { to } of choices) before.set(to, [...(before.get(to) ?? []), id]);
  // A dead end is no round, and told elsewhere.
  const ends = scenes.filter(({ choices }) => choices.length === 0).map(({ id }) => id);
  const ending = closure(ends, (id) => before.get(id) ?? []);
  return scenes.flatMap(({ id, line }) => {
    if (!reached.has(id)) return { line, message: `No choice leads to the scene "${id}". Let one say "to: ${id}", or take the scene out.` };
    if (!ending.has(id)) return { line, message: `From the scene "${id}" every way goes round in circles and none ends. Let a choice lead to a scene with an "ending".` };
    return [];
  });
}

/** How many choices the shortest way to a debrief takes; there is one. */
export function shortestWay(scenes: readonly Scene[]): number {
  const byId = new Map(scenes.map((scene) => [scene.id, scene]));
  const steps = new Map([[scenes[0]!.id, 0]]);
  // A map goes on to what is added to it meanwhile, so this is breadth first.
  for (const [id, step] of steps) {
    const scene = byId.get(id)!;
    if (scene.end !== null) return step;
    for (const { to } of scene.choices) if (!steps.has(to)) steps.set(to, step + 1);
  }
  throw new Error('a conversation without an end');
}

function closure(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const found = new Set(from);
  for (const id of found) for (const each of next(id)) found.add(each);
  return found;
}
