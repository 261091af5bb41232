import { formatCount, percent, plural, sentence } from '../habits/detector';
import { faq } from '../tactics/faq';
import { code, prose } from './markdown-text';
import { planBlocks } from './plan-markdown';
import { changeFromLastWeek, commitmentSentence, coverageSentence, evidenceSize, habitGroups, fileName, hoursSentence, FILES_SHOWN, identityText, localDate, localTime, missingReviewsText, moreOutages, moreSteps, outageText, OUTAGES_SHOWN, points, repositoryName, ROLE_WORDS, shortHash, signalChangesText, span, STATUS_WORDS, stepBy, STEPS_SHOWN, weekday, weekdays, zonesOfCalendars } from './phrases';
import type { Evidence, Habit, Review } from './review';
import { reviewSentences } from './review-phrases';

/** The leadership review as GitHub-flavoured Markdown. */
export function renderMarkdown(review: Review): string {
  const { standingOut, good, unknown } = habitGroups(review.habits);
  const blocks = [
    '# Leadership review',
    windowLine(review),
    ...score(review),
    ...section('What you promised', commitments(review)),
    ...section('What stands out', standingOut.map((habit) => habitBlock(review, habit))),
    ...section('What goes well', good.map((habit) => habitBlock(review, habit))),
    ...section('No evidence', unknown.length > 0 ? [unknown.map(({ title, why }) => `- **${prose(title)}.** ${prose(why)}`).join('\n')] : []),
    ...planBlocks(review),
    ...section('Outages', outages(review)),
    ...section('When you commit and merge', heatMap(review)),
    ...section('What you review', list(reviewSentences(review).map(prose))),
    ...section('Five questions of new managers', questions(review)),
    ...section("What the history can't show", list([...missingReviews(review), ...review.coverage.notices.map(prose)])),
    ...section('Who counts as you', list(review.me.map((identity) => `${code(identityText(identity))}, ${plural(identity.commits, 'commit')}`))),
    ...section('What was read', list(repositories(review))),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function windowLine({ window, repositories }: Review): string {
  const names = repositories.map(({ name }) => code(name)).join(', ');
  return `${localDate(window.from)} to ${localDate(window.to)} (${plural(window.weeks, 'week')})${names ? `, ${names}` : ''}`;
}

function score({ score }: Review): string[] {
  const blocks = ['## Delegation score'];
  if (score.value === null) {
    blocks.push(`No score. ${prose(score.reason ?? '')}`);
  } else {
    const change = changeFromLastWeek(score.change);
    blocks.push(`**${score.value} of 100**${change ? ` (${change.arrow} ${change.text})` : ''}`);
    const others = signalChangesText(score.signalChanges);
    if (others !== '') blocks.push(prose(others));
  }
  if (score.bestChange) blocks.push(`**Next:** ${prose(score.bestChange.text)}`);
  if (score.weeks.some(({ value }) => value !== null)) {
    blocks.push(
      table(
        ['Week ending', ...score.weeks.map(({ to }) => localDate(to).split(' ').slice(1, 3).join(' '))],
        [['Score', ...score.weeks.map(({ value }) => (value === null ? '–' : String(value)))]],
      ),
    );
  }
  if (score.signals.length > 0) {
    const rows = score.signals.map((signal) => [
      prose(signal.title),
      prose(signal.arithmetic),
      String(Math.round(signal.subScore)),
      percent(signal.weight),
      points(signal.contribution),
    ]);
    blocks.push(table(['Signal', 'From', 'Score', 'Weight', 'Points'], rows, 2));
  }
  // Without a score there is nothing to leave out of; each habit has said why it has no evidence.
  if (score.value !== null && score.missing.length > 0) {
    blocks.push(['Not counted:', '', ...score.missing.map(({ title, why }) => `- ${prose(title)}: ${prose(why)}`)].join('\n'));
  }
  return blocks;
}

function commitments(review: Review): string[] {
  return list(review.commitments.map((each) => [prose(commitmentSentence(each)), ...each.evidence.map((evidence) => `  - ${evidenceLine(review, evidence)}`)].join('\n')));
}

function habitBlock(review: Review, habit: Habit): string {
  const blocks = [
    `### ${prose(habit.title)}: ${STATUS_WORDS[habit.status]}`,
    `**${prose(sentence(habit.arithmetic))}**`,
    prose(habit.why),
    `${prose(habit.definition)} ${prose(coverageSentence(habit))}`,
  ];
  if (habit.evidence.length > 0) {
    blocks.push(`<details><summary>Evidence (${evidenceSize(habit)})</summary>`);
    blocks.push(habit.evidence.map((evidence) => `- ${evidenceLine(review, evidence)}`).join('\n'));
    blocks.push('</details>');
  }
  return blocks.join('\n\n');
}

function evidenceLine(review: Review, evidence: Evidence): string {
  const { time, repository } = evidence;
  const where = review.repositories.length > 1 && repository !== '' ? ` in ${code(repositoryName(review, repository))}` : '';
  if (evidence.kind === 'file') return `${prose(localTime(time))}, ${code(evidence.path)}${where}: ${prose(evidence.text)}`;
  if (evidence.kind === 'review') return `${prose(localTime(time))}, review${where}: ${code(evidence.text)}`;
  return `${prose(localTime(time))}, ${ROLE_WORDS[evidence.role]} ${code(shortHash(evidence.commit))}${where}: ${code(evidence.subject)}`;
}

function outages(review: Review): string[] {
  const { outages, systemTime } = review;
  if (outages.length === 0) return [];
  const more = moreOutages(review);
  return [
    ...list(
      outages.slice(0, OUTAGES_SHOWN).map((outage) => {
        const files = outage.files.slice(0, FILES_SHOWN).map((file) => code(fileName(review, file)));
        const steps = outage.commits.slice(0, STEPS_SHOWN).map((step) => `${prose(localTime(step.time))}, ${stepBy(step)}: ${code(shortHash(step.commit))} ${code(step.subject)}`);
        const more = moreSteps(outage, steps.length);
        const about = `${prose(localTime(outage.start))}: ${prose(outageText(outage))}${files.length > 0 ? `; in ${files.join(', ')}` : ''}`;
        return [about, ...[...steps, ...(more === null ? [] : [more])].map((line) => `  - ${line}`)].join('\n');
      }),
    ),
    ...(more === null ? [] : [prose(more)]),
    ...(systemTime.hottestFiles.length === 0 ? [] : ['Most urgent fixes went into these files; time for the system pays most here:']),
    ...list(systemTime.hottestFiles.map((file) => `${code(fileName(review, file))}: ${formatCount(file.urgentFixes)}`)),
  ];
}

function heatMap(review: Review): string[] {
  const { heatmap, hours, zones, onCall, brokenGlass } = review;
  const ofCalendars = zonesOfCalendars(review);
  const blocks = [
    table(
      ['', ...Array.from({ length: 24 }, (_, hour) => String(hour))],
      heatmap.map((counts, day) => [weekday(day + 1), ...counts.map((count) => (count === 0 ? '·' : formatCount(count)))]),
      1,
    ),
    hoursSentence(hours),
  ];
  blocks.push(...list(zones.map((zone) => `No-code zone ${code(zone.title)}: ${weekdays(zone.days)}, ${span(zone)}`)));
  if (ofCalendars !== null) blocks.push(ofCalendars);
  blocks.push(...list(onCall.map(({ night, events }) => `On call ${prose(localDate(night))}: ${plural(events, 'event')} left out`)));
  blocks.push(...list(brokenGlass.map(({ time, zone, reason }) => `Broken glass ${prose(localTime(time))}, ${code(zone)}: ${code(reason)}`)));
  return blocks;
}

function questions(review: Review): string[] {
  return faq(review).flatMap(({ question, paragraphs, source }) => [`### ${prose(question)}`, ...paragraphs.map(prose), ...(source === null ? [] : [`(${prose(source)}.)`])]);
}

function missingReviews(review: Review): string[] {
  return review.coverage.missingReviewRefs.map((missing) => `${prose(missingReviewsText(review, missing))} ${code(missing.fetch)}`);
}

function repositories({ repositories, coverage }: Review): string[] {
  return [
    ...repositories.map(({ name, path, commits, refs, shallow }) => {
      const heads = refs.map((ref) => `${code(ref.name)} at ${code(shortHash(ref.commit))}`).join(', ');
      return `${code(name)} (${code(path)}): ${plural(commits, 'commit')}${heads ? `, ${heads}` : ''}${shallow ? ', a shallow clone' : ''}`;
    }),
    `${plural(coverage.commits, 'commit')} in the window, ${plural(coverage.events, 'event')} of yours, ${plural(coverage.teamSize, 'other person', 'other people')}`,
  ];
}

function section(title: string, blocks: string[]): string[] {
  return blocks.length > 0 ? [`## ${title}`, ...blocks] : [];
}

function list(items: string[]): string[] {
  return items.length > 0 ? [items.map((item) => `- ${item}`).join('\n')] : [];
}

function table(head: string[], rows: string[][], firstNumber = 1): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index < firstNumber ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
