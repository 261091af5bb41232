import type { Zone } from '../../core/calendar/zone';
import { signalChangesText } from '../../core/review/phrases';
import type { Score } from '../../core/review/review';
import type { AnalysisState } from '../analysis/analysis';
import { escapeMarkdown } from '../plain-text';

/** The no-code zone that lasts now, and its end for reading: `11:30`, or `Tue 09:00` on another day. */
export interface ZoneNow {
  zone: Zone;
  until: string;
  held: boolean;
}

/** What the status bar shows: `$(pulse) 64 ▲3`, and in a no-code zone when it ends. `null` where it shows nothing. */
export function statusText(state: AnalysisState, now: ZoneNow | null): string | null {
  return now === null ? analysisText(state) : `$(lock) no code until ${now.until}`;
}

function analysisText(state: AnalysisState): string | null {
  switch (state.kind) {
    case 'idle':
    case 'no-repository':
      return null;
    case 'reading':
      return '$(loading~spin)';
    case 'unavailable':
      return '$(pulse) –';
    case 'ready':
      return scoreText(state.review.score);
  }
}

function scoreText({ value, change }: Score): string {
  if (value === null) return '$(pulse) –';
  const arrow = change === null || change === 0 ? '' : change > 0 ? ` ▲${change}` : ` ▼${-change}`;
  return `$(pulse) ${value}${arrow}`;
}

/** The same in words, for screen readers. */
export function statusLabel(state: AnalysisState, now: ZoneNow | null): string {
  return now === null ? analysisLabel(state) : `No code until ${now.until}: ${now.zone.title}. ${analysisLabel(state)}`;
}

function analysisLabel(state: AnalysisState): string {
  switch (state.kind) {
    case 'no-repository':
      return 'No delegation score. No repository is open';
    case 'idle':
    case 'reading':
      return 'Delegation score: reading the history';
    case 'unavailable':
      return `No delegation score. ${state.reason}`;
    case 'ready': {
      const { value, change, reason } = state.review.score;
      if (value === null) return `No delegation score. ${reason ?? ''}`.trim();
      return `Delegation score ${value} of 100${change === null ? '' : `, ${changeInWords(change)}`}`;
    }
  }
}

function changeInWords(change: number): string {
  if (change === 0) return 'unchanged from last week';
  return `${change > 0 ? 'up' : 'down'} ${Math.abs(change)} from last week`;
}

/** The tooltip in Markdown: the zone that lasts now, how the score came about, and `notes` on the calendars. */
export function statusTooltip(state: AnalysisState, now: ZoneNow | null, notes: readonly string[]): string {
  return paragraphs(
    ...(now === null ? [] : [zoneText(now)]),
    ...[analysisTooltip(state)].filter((text) => text !== ''),
    ...notes.map((note) => `$(calendar) ${escapeMarkdown(note)}`),
    now === null ? LINKS : `${LINKS} · ${BREAK_GLASS}`,
  );
}

function zoneText({ zone, until, held }: ZoneNow): string {
  const files = held ? ' The files of this workspace are read-only.' : '';
  return `$(lock) **No code until ${until}** · ${escapeMarkdown(zone.title)}.${files}`;
}

function analysisTooltip(state: AnalysisState): string {
  switch (state.kind) {
    case 'idle':
    case 'no-repository':
      return '';
    case 'reading':
      return 'Reading the history for the first time.';
    case 'unavailable':
      return paragraphs('**No delegation score**', escapeMarkdown(state.reason));
    case 'ready':
      return paragraphs(
        ...scoreParagraphs(state.review.score),
        windowText(state.review.window, state.review.repositories.length),
        ...state.problems.map((problem) => `$(info) ${escapeMarkdown(problem)}`),
      );
  }
}

const LINKS =
  '[Open the review](command:codeRefuge.openReview) · [No-code zones](command:codeRefuge.openZones) · [Read the history again](command:codeRefuge.refresh)';
const BREAK_GLASS = '[Break glass](command:codeRefuge.breakGlass)';

function scoreParagraphs(score: Score): string[] {
  if (score.value === null) {
    return ['**No delegation score**', escapeMarkdown(score.reason ?? 'There is not enough to make one from.')];
  }
  const change = score.change === null ? 'no score a week ago' : changeInWords(score.change);
  return [
    `**Delegation score ${score.value}** of 100 · ${change}`,
    ...[signalChangesText(score.signalChanges)].filter((text) => text !== '').map(escapeMarkdown),
    signalTable(score),
    ...missingText(score),
    ...(score.bestChange === null
      ? []
      : [`$(lightbulb) ${escapeMarkdown(score.bestChange.text)} (+${number(score.bestChange.gain)})`]),
  ];
}

function signalTable({ signals, value }: Score): string {
  const rows = signals.map(
    ({ title, arithmetic, subScore, weight, contribution }) =>
      `| ${escapeMarkdown(title)} | ${escapeMarkdown(arithmetic)} | ${number(subScore)} | ×\u00a0${number(weight * 100)}\u00a0% | ${number(contribution)} |`,
  );
  return ['| Signal | From | Score | Weight | Points |', '|:--|:--|--:|--:|--:|', ...rows, `| | | | | **${value}** |`].join('\n');
}

function missingText({ missing }: Score): string[] {
  if (missing.length === 0) return [];
  const list = missing.map(({ title, why }) => `- ${escapeMarkdown(title)}: ${escapeMarkdown(why)}`).join('\n');
  return [`Left out, for want of evidence:\n\n${list}`];
}

function windowText({ from, to, weeks }: { from: string; to: string; weeks: number }, repositories: number): string {
  const where = repositories === 1 ? '' : ` in ${repositories} repositories`;
  return `From ${weeks} ${weeks === 1 ? 'week' : 'weeks'}, ${from.slice(0, 10)} to ${to.slice(0, 10)}${where}.`;
}

/** With one decimal at most. */
function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function paragraphs(...parts: string[]): string {
  return parts.join('\n\n');
}
