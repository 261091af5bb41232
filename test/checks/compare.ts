import type { Numbers } from './check';
import { HABITS, WEEKDAYS } from './check';

export interface Row {
  what: string;
  program: string;
  independent: string;
  same: boolean;
}

export function compare(program: Numbers, independent: Numbers): Row[] {
  const row = (what: string, left: number[], right: number[]): Row => ({
    what,
    program: left.map(shown).join(' '),
    independent: right.map(shown).join(' '),
    same: alike(left, right),
  });
  return [
    row('coverage', program.coverage, independent.coverage),
    row('git-appraise', program.gitAppraise, independent.gitAppraise),
    row('notedb', program.notedb, independent.notedb),
    row('first-review', program.firstReview, independent.firstReview),
    row('review-volume', program.reviewVolume, independent.reviewVolume),
    ...HABITS.map((id) => row(id, program.habits[id], independent.habits[id])),
    row('review-trailers', program.trailers, independent.trailers),
    heatmapRow(program.heatmap, independent.heatmap),
  ];
}

/** 168 numbers fill no table, so it shows their sum and the cells that differ. */
function heatmapRow(program: number[], independent: number[]): Row {
  const differing = independent.flatMap((events, cell) => (program[cell] === events ? [] : [cell]));
  const list = (numbers: number[]): string => {
    const cells = differing.map((cell) => `${WEEKDAYS[Math.floor(cell / 24)] ?? '?'} ${String(cell % 24)} h: ${String(numbers[cell])}`);
    return [String(numbers.reduce((sum, events) => sum + events, 0)), ...cells].join(', ');
  };
  return {
    what: 'heatmap',
    program: list(program),
    independent: list(independent),
    same: alike(program, independent) && program.length === 7 * 24,
  };
}

/** The sum of shares is printed with six places, and a window of 520 weeks may hold 100,000 commits. */
function alike(left: number[], right: number[]): boolean {
  return left.length === right.length && left.every((number, index) => Math.abs(number - (right[index] ?? NaN)) < 1e-6);
}

function shown(number: number): string {
  return Number.isInteger(number) ? String(number) : number.toFixed(4);
}

export function table(rows: readonly Row[]): string {
  const heading = { what: 'habit', program: 'program', independent: 'independent', same: true };
  const all = [heading, ...rows];
  const width = (text: (row: Row) => string): number => Math.max(...all.map((row) => text(row).length));
  const [what, program, independent] = [width((row) => row.what), width((row) => row.program), width((row) => row.independent)];
  return all
    .map((row) => {
      const verdict = row === heading ? '' : row.same ? 'ok' : 'DIFFERS';
      const cells = [row.what.padEnd(what), row.program.padEnd(program), row.independent.padEnd(independent), verdict];
      return `  ${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}
