import { formatCount, percent, plural, sentence } from '../habits/detector';
import { columns, cut, pad, padStart, wrap } from './columns';
import type { Habit, Review } from './review';
import { textHeatMap } from './text-heat-map';
import {
  changeFromLastWeek,
  commitmentSentence,
  coverageSentence,
  fileName,
  glassText,
  habitGroups,
  hoursSentence,
  identityText,
  localDate,
  localTime,
  missingReviewsText,
  moreOutages,
  moreSteps,
  outageText,
  OUTAGES_SHOWN,
  points,
  repositoryName,
  scoreRange,
  shortHash,
  signalChangesText,
  STATUS_WORDS,
  stepBy,
  STEPS_SHOWN,
  zonesOfCalendars,
} from './phrases';
import { reviewSentences } from './review-phrases';
import { areaText, areaTitle, NO_AREA, successorsText, truckFactorText } from './plan-phrases';
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
  page.commitments();
  page.habits();
  page.plan();
  page.outages();
  page.heatMap();
  page.signals();
  page.reviews();
  page.limits();
  page.sources();
  page.more();
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
    this.paragraph(`${names || 'No repository'}, ${localDate(window.from)} to ${localDate(window.to)} (${plural(window.weeks, 'week')})`, 0, this.style.faint);
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
      const others = signalChangesText(score.signalChanges);
      if (others !== '') this.paragraph(others, 0, this.style.faint);
    }
    const range = scoreRange(score.weeks);
    if (range) {
      const bounds = range.low === range.high ? `${range.low}` : `${range.low} to ${range.high}`;
      this.paragraph(`Last ${plural(score.weeks.length, 'week')}: ${sparkline(score.weeks.map(({ value }) => value))} (${bounds})`);
    }
    if (score.bestChange) {
      this.gap();
      this.paragraph(`Next: ${score.bestChange.text}`);
    }
  }

  commitments(): void {
    const { commitments } = this.review;
    if (commitments.length === 0) return;
    this.heading('What you promised');
    for (const each of commitments) this.paragraph(commitmentSentence(each), 2);
  }

  habits(): void {
    const { standingOut, good, unknown } = habitGroups(this.review.habits);
    for (const habit of [...standingOut, ...good]) this.habit(habit);
    if (unknown.length === 0) return;
    this.heading('No evidence');
    for (const { title, why } of unknown) this.item(`${title}: ${why}`, '·');
  }

  plan(): void {
    const { delegationPlan, truckFactor, window } = this.review;
    if (truckFactor === null) return;
    this.heading('What to hand over');
    this.paragraph(`${truckFactorText(truckFactor)}${delegationPlan.length === 0 ? ` ${NO_AREA}` : ''}`);
    for (const area of delegationPlan) {
      this.gap();
      this.item(areaTitle(this.review, area));
      this.paragraph(areaText(area, window), 2);
      this.paragraph(successorsText(area), 2, this.style.faint);
      this.paragraph(`First step: ${area.firstStep}`, 2);
    }
    if (delegationPlan.length === 0) return;
    this.gap();
    this.paragraph('As a checklist: code-refuge plan', 0, this.style.faint);
  }

  outages(): void {
    const { outages, systemTime } = this.review;
    if (outages.length === 0) return;
    this.heading('Outages');
    for (const outage of outages.slice(0, OUTAGES_SHOWN)) {
      this.item(`${localTime(outage.start)}: ${outageText(outage)}`);
      const steps = outage.commits.slice(0, STEPS_SHOWN);
      for (const step of steps) this.lines.push(this.style.faint(cut(`  ${localTime(step.time)}, ${stepBy(step)}: ${visible(step.subject)}`, this.width)));
      const more = moreSteps(outage, steps.length);
      if (more !== null) this.paragraph(more, 2, this.style.faint);
    }
    const more = moreOutages(this.review);
    if (more !== null) this.paragraph(more, 2, this.style.faint);
    if (systemTime.hottestFiles.length === 0) return;
    this.paragraph('Most urgent fixes went into these files; time for the system pays most here:');
    for (const file of systemTime.hottestFiles) this.item(`${fileName(this.review, file)}: ${formatCount(file.urgentFixes)}`);
  }

  heatMap(): void {
    this.heading('When you commit and merge');
    for (const line of textHeatMap(this.review, this.width, this.style)) this.lines.push(line);
    this.paragraph(hoursSentence(this.review.hours), 0, this.style.faint);
    for (const night of this.review.onCall) {
      this.paragraph(`On call ${localDate(night.night)}: ${plural(night.events, 'event')} left out.`);
    }
    const ofCalendars = zonesOfCalendars(this.review);
    if (ofCalendars !== null) this.paragraph(`${ofCalendars}.`, 0, this.style.faint);
    for (const entry of this.review.brokenGlass) this.paragraph(glassText(entry));
  }

  signals(): void {
    const { signals, missing } = this.review.score;
    // Without a score there is nothing to take apart; each habit has said why it has no evidence.
    if (signals.length === 0) return;
    this.heading('How the score is made');
    const room = Math.min(48, this.width - 24);
    const row = (cells: string[]) => cells.map((cell) => padStart(cell, 8)).join('');
    this.lines.push(this.style.faint(pad('signal', room) + row(['score', 'weight', 'points'])));
    for (const signal of signals) {
      const [first, ...rest] = wrap(visible(signal.title), room);
      this.lines.push(pad(first ?? '', room) + row([String(Math.round(signal.subScore)), percent(signal.weight), points(signal.contribution)]));
      this.lines.push(...rest);
      this.paragraph(signal.arithmetic, 2, this.style.faint);
    }
    if (missing.length > 0) this.paragraph(`Not counted: ${missing.map(({ title }) => title).join(', ')}.`, 0, this.style.faint);
  }

  reviews(): void {
    const sentences = reviewSentences(this.review);
    if (sentences.length === 0) return;
    this.heading('What you review');
    for (const sentence of sentences) this.item(sentence);
  }

  limits(): void {
    const { notices, missingReviewRefs } = this.review.coverage;
    if (notices.length + missingReviewRefs.length === 0) return;
    this.heading("What the history can't show");
    for (const missing of missingReviewRefs) {
      this.item(missingReviewsText(this.review, missing));
      // On one line, however long: it is there to be copied.
      this.lines.push(`  ${visible(missing.fetch)}`);
    }
    for (const notice of notices) this.item(notice);
  }

  sources(): void {
    const { me, repositories, coverage } = this.review;
    this.heading(me.length === 1 ? 'Who counts as you' : `Who counts as you: ${me.length} identities`);
    for (const identity of me) this.item(`${identityText(identity)}, ${plural(identity.commits, 'commit')}`);
    this.heading('What was read');
    for (const { name, path, commits, refs, shallow } of repositories) {
      const heads = refs.map((ref) => `${ref.name} at ${shortHash(ref.commit)}`).join(', ');
      this.item(`${name} (${path}): ${plural(commits, 'commit')}${heads ? `, ${heads}` : ''}${shallow ? ', a shallow clone' : ''}`);
    }
    this.paragraph(
      `${plural(coverage.commits, 'commit')} in the window, ${plural(coverage.events, 'event')} of yours, ${plural(coverage.teamSize, 'other person', 'other people')}.`,
    );
  }

  more(): void {
    this.gap();
    this.paragraph('The definitions and all evidence: code-refuge review --html --out review.html', 0, this.style.faint);
  }

  private habit(habit: Habit): void {
    this.gap();
    const { status, title } = habit;
    const paint = { flag: this.style.red, watch: this.style.yellow, good: this.style.green, 'no-evidence': this.style.faint }[status];
    const indent = 9;
    wrap(visible(title), this.width - indent).forEach((line, index) => {
      const label = index === 0 ? `${MARKS[status]} ${STATUS_WORDS[status]}` : '';
      this.lines.push(paint(pad(label, indent)) + this.style.strong(line));
    });
    this.paragraph(sentence(habit.arithmetic), 2);
    this.paragraph(habit.why, 2);
    if (habit.coverage.share < 1 || habit.coverage.note) {
      this.paragraph(coverageSentence(habit), 2, this.style.faint);
    }
    for (const evidence of habit.evidence.slice(0, EVIDENCE_LINES)) {
      const where = this.review.repositories.length > 1 && evidence.repository !== '' ? `${visible(repositoryName(this.review, evidence.repository))}: ` : '';
      const what = evidence.kind === 'commit' ? shortHash(evidence.commit) : evidence.kind;
      const fact = `    ${pad(visible(what), 8)}  ${visible(localTime(evidence.time))}`;
      const subject = where + visible(evidence.kind === 'commit' ? evidence.subject : evidence.kind === 'file' ? `${evidence.path}, ${evidence.text}` : evidence.text);
      // Where a subject would be left with a stump of a line, it gets a line of its own; so does a path that would lose its end.
      const room = this.width - columns(fact) - 2;
      if (room >= (evidence.kind === 'file' ? columns(subject) : 32)) this.lines.push(`${this.style.faint(fact)}  ${cut(subject, room)}`);
      else this.lines.push(this.style.faint(cut(fact, this.width)), `      ${cut(subject, this.width - 6)}`);
    }
    if (habit.evidence.length <= EVIDENCE_LINES) return;
    this.lines.push(this.style.faint(`    and ${formatCount(habit.evidenceCount - EVIDENCE_LINES)} more`));
  }

  private heading(text: string): void {
    this.gap();
    this.paragraph(text, 0, this.style.strong);
  }

  private item(text: string, mark = '-'): void {
    const [first, ...rest] = wrap(visible(text), this.width - 2);
    this.lines.push(`${mark} ${first}`, ...rest.map((line) => `  ${line}`));
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
