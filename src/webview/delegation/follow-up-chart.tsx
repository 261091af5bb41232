import { plural } from '../../core/habits/detector';
import { localDate } from '../../core/review/phrases';
import type { FollowUp, FollowUpSpan, WorkShares } from '../../core/tactics/follow-up';

const HEIGHT = 84;
/** Bottom up. Filled, hatched and hollow, so that they differ without their colours. */
const ORDER = ['successor', 'others', 'me'] as const satisfies readonly (keyof WorkShares)[];

/** Commits of each week, or of each four weeks, before and since the start. The same stands in a table for screen readers. */
export function FollowUpChart({ followUp: { spans, spanWeeks }, successor, start }: { followUp: FollowUp; successor: string; start: string }) {
  const names: Record<keyof WorkShares, string> = { me: 'You', successor, others: 'Others' };
  const most = Math.max(1, ...spans.map(totalOf));
  const width = 100 / spans.length;
  const begun = spans.filter(({ before }) => before).length;
  const unit = spanWeeks === 1 ? 'week' : '4 weeks';
  return (
    <figure class="bar-chart">
      <div role="img" aria-label={`Commits in the area, by ${unit}, ${spanText(spans)}. The table after it has the numbers.`}>
        <svg width="100%" height={HEIGHT} aria-hidden="true" focusable="false">
          <defs>
            <pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="4" /></pattern>
          </defs>
          {spans.map((span, index) => <Bar key={span.from} span={span} x={index * width} width={width} unitHeight={(HEIGHT - 6) / most} names={names} />)}
          <line class="axis" x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
          {begun > 0 && <line class="start" x1={`${begun * width}%`} x2={`${begun * width}%`} y1="0" y2={HEIGHT} />}
        </svg>
        <div class="chart-dates">
          {begun > 1 && <span style={{ left: 0 }}>{short(spans[0]!.from)}</span>}
          <span class={begun * width > 70 ? 'ends' : ''} style={begun * width > 70 ? { right: `${100 - begun * width}%` } : { left: `${begun * width}%` }}>start, {short(start)}</span>
        </div>
      </div>
      <figcaption class="legend">
        <span class="legend-item">Commits, by {unit}, {most} at most</span>
        {ORDER.map((by) => (
          <span key={by} class="legend-item"><svg class="swatch" width="14" height="14" aria-hidden="true" focusable="false"><rect class={`by-${by}`} x="1" y="1" width="12" height="12" /></svg><bdi>{names[by]}</bdi></span>
        ))}
      </figcaption>
      <div class="for-screen-readers">
        <table>
          <caption>Commits in the area</caption>
          <thead><tr><th scope="col">{spanWeeks === 1 ? 'Week from' : 'Four weeks from'}</th>{ORDER.map((by) => <th key={by} scope="col">{names[by]}</th>)}</tr></thead>
          <tbody>{spans.map((span) => <tr key={span.from}><th scope="row">{localDate(span.from)}{span.before && ', before the start'}</th>{ORDER.map((by) => <td key={by}>{span[by]}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </figure>
  );
}

function Bar({ span, x, width, unitHeight, names }: { span: FollowUpSpan; x: number; width: number; unitHeight: number; names: Record<keyof WorkShares, string> }) {
  let top = HEIGHT;
  return (
    <g class={span.before ? 'before' : ''}>
      {ORDER.map((by) => {
        const height = span[by] * unitHeight;
        if (height === 0) return null;
        top -= height;
        return (
          <rect key={by} class={`by-${by}`} x={`${x + width * 0.14}%`} y={top + 0.5} width={`${width * 0.72}%`} height={Math.max(1, height - 1)}>
            <title>{`${names[by]}: ${plural(span[by], 'commit')}, from ${localDate(span.from)}`}</title>
          </rect>
        );
      })}
    </g>
  );
}

function totalOf({ me, successor, others }: WorkShares): number {
  return me + successor + others;
}

function spanText(spans: readonly FollowUpSpan[]): string {
  return `from ${localDate(spans[0]!.from)} on`;
}

/** "3 Nov" */
function short(day: string): string {
  return localDate(day).split(' ').slice(1, 3).join(' ');
}
