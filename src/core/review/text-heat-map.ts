import { formatCount } from '../habits/detector';
import { wrap } from './columns';
import { weekday } from './phrases';
import type { Review, ZoneHours } from './review';
import type { Style } from './text-style';
import { heatStep, heatSteps, isMostlyWithin, RECURRING, zoneSpans, type DaySpan } from './week-map';

// The first stands for hours with nothing in them.
const SHADES = ['·', '░', '▒', '▓', '█'];
const LABEL = 5;

/** The week in characters: a row a day, shades for counts, brackets around no-code zones, a rule over the hours. */
export function textHeatMap(review: Review, width: number, style: Style): string[] {
  const cell = width >= LABEL + 24 * 3 + 1 ? 3 : 2;
  const fitsWhole = width >= LABEL + 24 * cell + 1;
  const halves = fitsWhole ? [[0, 24] as const] : [[0, 12] as const, [12, 24] as const];
  const lines = halves.flatMap(([from, to], index) => [...(index > 0 ? [''] : []), ...rows(review, from, to, fitsWhole ? cell : 2, style)]);
  return [...lines, ...legend(review, width)];
}

function rows(review: Review, from: number, to: number, cell: number, style: Style): string[] {
  const { heatmap, hours, zoneHours } = review;
  const steps = heatSteps(heatmap, SHADES.length - 1);
  const spans = zoneSpans(zoneHours, RECURRING);
  const hourNumbers = Array.from({ length: to - from }, (_, index) => from + index);

  const labels = hourNumbers.map((hour) => (hour % 3 === 0 ? ` ${String(hour).padEnd(cell * 3 - 1)}` : '')).join('');
  const rule = hourNumbers
    .map((hour) => {
      if (isMostlyWithin(hour, hours.lateNight)) return '~'.repeat(cell);
      return (isMostlyWithin(hour, hours.workingHours) ? '=' : ' ').repeat(cell);
    })
    .join('');
  const days = heatmap.map((counts, day) => {
    const name = `${weekday(day + 1)}${hours.weekend.includes(day + 1) ? '~' : ' '} `;
    const cells = hourNumbers.map((hour) => {
      const step = heatStep(steps, counts[hour] ?? 0);
      const shade = SHADES[step]!.padEnd(cell - 1, step > 0 ? SHADES[step] : ' ');
      return style.faint(edge(spans, day, hour, from)) + (step > 0 ? style.cyan(shade) : style.faint(shade));
    });
    return (style.faint(name) + cells.join('') + style.faint(edge(spans, day, to, from, to))).trimEnd();
  });
  return [style.faint(' '.repeat(LABEL) + labels.trimEnd()), style.faint(`${' '.repeat(LABEL)} ${rule.trimEnd()}`), ...days];
}

/** What stands before an hour: the beginning or the end of a zone, or both. A zone takes every hour it touches. */
function edge(spans: DaySpan[], day: number, hour: number, first: number, end = 24): string {
  const touches = (at: number) => at >= first && at < end && spans.some((span) => span.day === day && span.from < at * 60 + 60 && span.to > at * 60);
  const before = touches(hour - 1);
  const after = touches(hour);
  if (before === after) return ' ';
  return after ? '[' : ']';
}

function legend({ heatmap, zoneHours, hours }: Review, width: number): string[] {
  const steps = heatSteps(heatmap, SHADES.length - 1);
  const shades = steps.map(({ step, from, to }) => `${SHADES[step]} ${from === to ? formatCount(from) : `${formatCount(from)} to ${formatCount(to)}`}`);
  const parts = [
    shades.length > 0 ? `Events an hour: ${shades.join(', ')}` : 'No events of yours in this window',
    `~ late night${hours.weekend.length > 0 ? ' and weekend' : ''}`,
    '= working hours',
    zoneLegend(zoneHours),
  ];
  return ['', ...wrap(`${parts.join('; ')}.`, width)];
}

function zoneLegend(hours: readonly ZoneHours[]): string {
  if (hours.length === 0) return 'no no-code zones in this window';
  return hours.some(({ share }) => share >= RECURRING) ? '[ ] no-code zone in most weeks' : 'no no-code zones in most weeks';
}
