import { columns, cut, pad, padStart, wrap } from './columns';
import type { Habit, Review } from './review';
import { textHeatMap } from './text-heat-map';
import {
  changeFromLastWeek,
  counted,
  coverageSentence,
  grouped,
  habitGroups,
  localDate,
  localTime,
  percent,
  points,
  repositoryName,
  scoreRange,
  shortHash,
  STATUS_WORDS,
} from './phrases';
import { PLAIN, SGR, type Style } from './text-style';
import { visible } from './visible';

export interface TextOptions {
  /** Columns of the terminal; taken as 40 at least and 120 at most. */
  width: number;
  /** Whether to use the terminal's own sixteen colours. Nothing is said by colour alone. */
  colour: boolean;
}

const MARKS: Record<Habit['status'], string> = { flag: '!', watch: '~', good: '✓', 'no-evidence': '·' };
const EVIDENCE_LINES = 3;

/** The leadership review for a terminal. */
export function renderText(review: Review, options: TextOptions): string {
  const page = new Page(review, options);
  page.title();
  page.score();
  page.habits();
  page.heatMap();
  page.signals();
  page.limits();
  page.sources();
  return page.toString();
}

/** The delegation score in a few lines, for `code-refuge score`. */
export function renderScoreText(review: Review, options: TextOptions): string {
  const page = new Page(review, options);
  page.score();
  return page.toString();
}

class Page {
  private readonly lines: string[] = [];
  private readonly width: number;
  private readonly style: Style;

  constructor(
    private readonly review: Review,
    { width, colour }: TextOptions,
  ) {
    this.width = Math.min(120, Math.max(40, Math.floor(width) || 80));
    this.style = colour ? SGR : PLAIN;
  }

  toString(): string {
    return `${this.lines.join('\n')}\n`;
  }

  title(): void {
    const { repositories, window } = this.review;
    this.paragraph('Leadership review', 0, this.style.strong);
    const names = repositories.map(({ name }) => name).join(', ');
    this.paragraph(`${names || 'No repository'}, ${localDate(window.from)} to ${localDate(window.to)} (${counted(window.weeks, 'week')})`, 0, this.style.faint);
    this.gap();
  }

  score(): void {
    const { score } = this.review;
    if (score.value === null) {
      this.paragraph('No delegation score', 0, this.style.strong);
      this.paragraph(score.reason ?? '');
    } else {
      const change = changeFromLastWeek(score.change);
      this.paragraph(
        `Delegation score ${score.value} of 100${change ? `, ${change.arrow} ${change.text}` : ''}`,
        0,
        this.style.strong,
      );
      this.paragraph(
        score.missing.length === 0
          ? `From all ${score.signals.length} signals.`
          : `From ${score.signals.length} of ${score.signals.length + score.missing.length} signals.`,
        0,
        this.style.faint,
      );
    }
    const range = scoreRange(score.weeks);
    if (range) {
      const bounds = range.low === range.high ? `${range.low}` : `${range.low} to ${range.high}`;
      this.paragraph(`Last ${counted(score.weeks.length, 'week')}: ${sparkline(score.weeks.map(({ value }) => value))} (${bounds})`);
    }
    if (score.bestChange) {
      const { text, gain } = score.bestChange;
      this.gap();
      this.paragraph(`Next: ${text} (+${points(gain)} points)`);
    }
  }

  habits(): void {
    const { standingOut, good, unknown } = habitGroups(this.review.habits);
    for (const habit of [...standingOut, ...good, ...unknown]) this.habit(habit);
  }

  heatMap(): void {
    this.heading('When you commit and merge');
    for (const line of textHeatMap(this.review, this.width, this.style)) this.lines.push(line);
    for (const night of this.review.onCall) {
      this.paragraph(`On call ${localDate(night.night)}: ${counted(night.events, 'event')} left out.`);
    }
  }

  signals(): void {
    const { signals, missing } = this.review.score;
    if (signals.length > 0) {
      this.heading('How the score is made');
      const numbers = ['score', 'weight', 'points'];
      const room = Math.min(48, this.width - 24);
      const row = (cells: string[]) => cells.map((cell) => padStart(cell, 8)).join('');
      this.lines.push(this.style.faint(pad('signal', room) + row(numbers)));
      for (const signal of signals) {
        const [first, ...rest] = wrap(visible(signal.title), room);
        this.lines.push(pad(first ?? '', room) + row([String(Math.round(signal.subScore)), percent(signal.weight), points(signal.contribution)]));
        this.lines.push(...rest);
        this.paragraph(signal.arithmetic, 2, this.style.faint);
      }
    }
    for (const { title, why } of missing) this.paragraph(`Not counted: ${title}. ${why}`, 0, this.style.faint);
  }

  limits(): void {
    const { notices } = this.review.coverage;
    if (notices.length === 0) return;
    this.heading('What the history can’t show');
    for (const notice of notices) this.item(notice);
  }

  sources(): void {
    const { me, repositories, coverage } = this.review;
    this.heading(me.length === 1 ? 'Who counts as you' : `Who counts as you: ${me.length} identities`);
    for (const { name, email, commits } of me) this.item(`${name} <${email}>, ${counted(commits, 'commit')}`);
    this.heading('What was read');
    for (const { name, path, commits, refs, shallow } of repositories) {
      const heads = refs.map((ref) => `${ref.name} at ${shortHash(ref.commit)}`).join(', ');
      this.item(`${name} (${path}): ${counted(commits, 'commit')}${heads ? `, ${heads}` : ''}${shallow ? ', a shallow clone' : ''}`);
    }
    this.paragraph(
      `${counted(coverage.commits, 'commit')} in the window, ${counted(coverage.events, 'event')} of yours, ${counted(coverage.teamSize, 'other person', 'other people')}.`,
    );
  }

  private habit(habit: Habit): void {
    this.gap();
    const colour = { flag: this.style.red, watch: this.style.yellow, good: this.style.green, 'no-evidence': this.style.faint }[habit.status];
    const label = `${MARKS[habit.status]} ${STATUS_WORDS[habit.status]}`;
    const indent = 13;
    const [first, ...rest] = wrap(visible(habit.title), this.width - indent);
    this.lines.push(colour(pad(label, indent)) + this.style.strong(first ?? ''));
    for (const line of rest) this.lines.push(' '.repeat(indent) + this.style.strong(line));
    if (habit.status !== 'no-evidence') this.paragraph(habit.arithmetic, 2);
    this.paragraph(habit.why, 2);
    if (habit.status !== 'no-evidence' && (habit.coverage.share < 1 || habit.coverage.note)) {
      this.paragraph(coverageSentence(habit), 2, this.style.faint);
    }
    for (const evidence of habit.evidence.slice(0, EVIDENCE_LINES)) {
      const where = this.review.repositories.length > 1 ? `${visible(repositoryName(this.review, evidence.repository))}: ` : '';
      const fact = `    ${visible(shortHash(evidence.commit))}  ${visible(localTime(evidence.time))}`;
      const subject = where + visible(evidence.subject);
      // Where a subject would be left with a stump of a line, it gets a line of its own.
      const room = this.width - columns(fact) - 2;
      if (room >= 32) this.lines.push(`${this.style.faint(fact)}  ${cut(subject, room)}`);
      else this.lines.push(this.style.faint(cut(fact, this.width)), `      ${cut(subject, this.width - 6)}`);
    }
    const more = habit.count - Math.min(EVIDENCE_LINES, habit.evidence.length);
    if (habit.evidence.length > 0 && more > 0) this.lines.push(this.style.faint(`    and ${grouped(more)} more`));
  }

  private heading(text: string): void {
    this.gap();
    this.paragraph(text, 0, this.style.strong);
  }

  private item(text: string): void {
    const [first, ...rest] = wrap(visible(text), this.width - 2);
    this.lines.push(`- ${first}`, ...rest.map((line) => `  ${line}`));
  }

  private paragraph(text: string, indent = 0, paint: (text: string) => string = String): void {
    for (const line of wrap(visible(text), this.width - indent)) this.lines.push(' '.repeat(indent) + paint(line));
  }

  private gap(): void {
    if (this.lines.length > 0) this.lines.push('');
  }
}

/** A line of blocks between the lowest and the highest value, which span 20 points at least; a dot where there is none. */
function sparkline(values: (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(20, Math.max(...known) - low);
  return values.map((value) => (value === null ? '·' : '▁▂▃▄▅▆▇█'[Math.min(7, Math.floor(((value - low) / span) * 8))])).join('');
}
