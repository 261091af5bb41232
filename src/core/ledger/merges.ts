import type { Ledger } from './ledger';
import type { Roles } from './roles';

const MAINLINE = 1;
const SIDE = 2;

/**
 * Whether a merge brought in authored work of a team member: a commit of its side (`broughtIn`) that has one parent, and
 * was written by somebody who is neither the user nor a bot.
 */
export function bringsOthersWork(ledger: Ledger, roles: Roles, merge: number): boolean {
  for (const row of broughtIn(ledger, merge)) if (isOthersWork(ledger, roles, row)) return true;
  return false;
}

/** Rows of the commits that a merge brought in: reachable from its other parents but not from its first (`git log M^1..M^@`). */
export function* broughtIn(ledger: Ledger, merge: number): Generator<number> {
  const [first, ...others] = ledger.parents(merge);
  // Highest generation first: when a row comes up, everything that leads to it has been seen and its colour is
  // final. Walking by date, as git does for speed, is wrong where clocks were.
  const generations = ledger.generations();
  const colours = new Map<number, number>();
  const waiting: number[] = [];
  let sideOnly = 0;
  const paint = (row: number, colour: number) => {
    if (!ledger.isPresent(row)) return;
    const before = colours.get(row) ?? 0;
    const after = before | colour;
    if (after === before) return;
    colours.set(row, after);
    if (before === SIDE) sideOnly--;
    if (after === SIDE) sideOnly++;
    if (before === 0) insert(waiting, row, generations);
  };
  if (first !== undefined) paint(first, MAINLINE);
  for (const row of others) paint(row, SIDE);

  while (sideOnly > 0) {
    const row = waiting.pop() as number;
    const colour = colours.get(row) as number;
    if (colour === SIDE) {
      yield row;
      sideOnly--;
    }
    for (const parent of ledger.parents(row)) paint(parent, colour);
  }
}

function isOthersWork(ledger: Ledger, roles: Roles, row: number): boolean {
  return !ledger.isMerge(row) && roles.of(ledger.author(row)) === 'team';
}

/** Keeps the rows sorted by generation, the highest last. */
function insert(rows: number[], row: number, generations: Uint32Array): void {
  const generation = generations[row] as number;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((generations[rows[middle] as number] as number) <= generation) low = middle + 1;
    else high = middle;
  }
  rows.splice(low, 0, row);
}
