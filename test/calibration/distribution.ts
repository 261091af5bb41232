import type { Review } from '../../src/core/review/review';

interface Scored {
  repository: string;
  review: Review;
}

const ENDS = 10;
/** Characters a line, with the four that a block of code is indented by in Markdown. */
const PAGE = 116;

/** The distribution of the scores in words and bars, that of each signal, and who stands at both ends. */
export function distribution(all: readonly Scored[]): string {
  const scored = all.filter(({ review }) => review.score.value !== null).sort((a, b) => value(a) - value(b));
  const values = scored.map(value);
  return [
    `${all.length} main contributors of ${new Set(all.map(({ repository }) => repository)).size} repositories, ${scored.length} with a score`,
    '',
    `lowest ${at(values, 0)}, lower decile ${at(values, 0.1)}, quartiles ${at(values, 0.25)} · ${at(values, 0.5)} · ${at(values, 0.75)}, upper decile ${at(values, 0.9)}, highest ${at(values, 1)}`,
    '',
    ...bars(values),
    '',
    'signal                      people   sub-score at the deciles 10 · 50 · 90 %',
    ...signals(scored),
    '',
    ...reasons(all),
    '',
    'repositories, and how many scores each has',
    ...repositories(all),
    '',
    'The lowest',
    ...scored.slice(0, ENDS).map(line),
    '',
    'The highest',
    ...scored.slice(-ENDS).reverse().map(line),
    '',
  ].join('\n');
}

function value({ review }: Scored): number {
  return review.score.value ?? NaN;
}

/** The value at a part of a sorted list. */
function at(values: readonly number[], part: number): string {
  const found = values[Math.round(part * (values.length - 1))];
  return found === undefined ? '–' : String(Math.round(found));
}

function bars(values: readonly number[]): string[] {
  return Array.from({ length: 10 }, (_, index) => {
    const [from, to] = [index * 10, index === 9 ? 101 : (index + 1) * 10];
    const count = values.filter((score) => score >= from && score < to).length;
    return `${String(from).padStart(3)} to ${String(Math.min(100, to - 1)).padEnd(3)} ${'█'.repeat(count)}${count > 0 ? ' ' : ''}${count}`;
  });
}

function signals(scored: readonly Scored[]): string[] {
  const found = new Map<string, number[]>();
  for (const { review } of scored) for (const { id, subScore } of review.score.signals) found.set(id, [...(found.get(id) ?? []), subScore]);
  return [...found].map(([id, values]) => {
    values.sort((a, b) => a - b);
    return `${id.padEnd(26)} ${String(values.length).padStart(7)}   ${[0.1, 0.5, 0.9].map((part) => at(values, part)).join(' · ')}`;
  });
}

function reasons(all: readonly Scored[]): string[] {
  const counts = new Map<string, number>();
  for (const { review } of all) {
    const { reason } = review.score;
    if (reason !== null) counts.set(reason.replace(/\d+/g, 'n'), (counts.get(reason.replace(/\d+/g, 'n')) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => `${count} without a score: ${reason}`);
}

/** By name, in lines of a page's width. */
function repositories(all: readonly Scored[]): string[] {
  const counts = new Map<string, number>();
  for (const { repository, review } of all) counts.set(repository, (counts.get(repository) ?? 0) + (review.score.value === null ? 0 : 1));
  const lines = [''];
  for (const [name, count] of counts) {
    const entry = `${name} ${count}`;
    const last = lines.length - 1;
    if (`${lines[last]}, ${entry},`.length > PAGE) {
      lines[last] += ',';
      lines.push(entry);
    } else lines[last] += `${lines[last] === '' ? '' : ', '}${entry}`;
  }
  return lines;
}

/** People of public histories are named by their repository and what they did, never by name. */
function line({ repository, review }: Scored): string {
  const parts = [...review.score.signals].sort((a, b) => a.subScore - b.subScore).map(({ id, arithmetic, subScore }) => `${id} ${Math.round(subScore)} (${arithmetic})`);
  return `${String(review.score.value).padStart(3)}  ${repository}, ${review.coverage.events} events, a team of ${review.coverage.teamSize}\n     ${parts.join('\n     ')}`;
}
