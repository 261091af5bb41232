import { formatCount, plural, rate } from '../habits/detector';
import { SOURCE_WORDS } from '../habits/watched';
import { SOURCES_WITH_LINES } from '../reviews/activity';
import type { Review, ReviewSource } from './review';

/** Where reviews were found, how much the user reviews, and how soon reviews come, in sentences. Empty for nothing. */
export function reviewSentences({ coverage, reviewVolume, window }: Review): string[] {
  const sentences = coverage.reviewSources.map(sourceSentence);
  if (reviewVolume === null) return sentences;
  const { reviews, sized, perWeek, firstReview } = reviewVolume;
  if (reviews === 0) {
    sentences.push(`No review of yours is recorded in ${window.weeks === 1 ? 'this week' : `these ${window.weeks} weeks`}.`);
  } else {
    const size = sized === 0 ? '' : `, ${amount(perWeek.files, 'file')} and ${amount(perWeek.changedLines, 'changed line')}`;
    const known = sized === 0 || sized === reviews ? '' : ` The size of ${formatCount(sized)} of the ${formatCount(reviews)} is known.`;
    // A trailer or a vote says who reviewed; whether anything was remarked on, nobody knows.
    const heard = perWeek.comments > 0 || coverage.reviewSources.some(({ source, mine }) => (mine ?? 0) > 0 && (source === 'editor' || SOURCES_WITH_LINES.has(source)));
    const comments = heard ? ` with ${amount(perWeek.comments, 'comment')}` : '';
    sentences.push(`You reviewed ${plural(reviews, 'change')}; a week that is ${amount(perWeek.reviews, 'change')}${comments}${size}.${known}`);
  }
  if (firstReview !== null) {
    sentences.push(`The first review of a change comes after ${duration(firstReview.medianHours)}, in the median of ${plural(firstReview.changes, 'change')} that were put up and reviewed.`);
  }
  return sentences;
}

function sourceSentence({ source, reviews, comments, withLines, mine, skipped }: ReviewSource): string {
  const words = SOURCE_WORDS[source];
  const name = words[0]!.toUpperCase() + words.slice(1);
  const parts = mine === null ? [`${plural(reviews, 'review')} in all`, 'which of them are yours is not known'] : [`${plural(reviews, 'review')} in all, ${formatCount(mine)} of them yours`];
  if (comments > 0) parts.push(plural(comments, 'comment'));
  if (withLines > 0) parts.push(source === 'editor' ? `${plural(withLines, 'review')} with the lines that were read` : `${formatCount(withLines)} on a line`);
  const damaged = skipped === 0 ? '' : ` ${plural(skipped, 'entry', 'entries')} could not be read.`;
  return `${name}: ${parts.join('; ')}.${damaged}`;
}

/** "3 comments", "0.4 files". */
function amount(value: number, noun: string): string {
  const text = value >= 10 ? formatCount(Math.round(value)) : rate(Math.round(value * 10) / 10);
  return `${text} ${text === '1' ? noun : `${noun}s`}`;
}

/** "12 minutes", "5 hours", "3 days". */
function duration(hours: number): string {
  if (hours < 1) return plural(Math.max(1, Math.round(hours * 60)), 'minute');
  return hours < 48 ? plural(Math.round(hours), 'hour') : plural(Math.round(hours / 24), 'day');
}
