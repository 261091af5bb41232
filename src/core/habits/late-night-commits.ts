import { clock, type Detector, FULL_COVERAGE, noEvidence, plural } from './detector';
import { daysAWeek, isLate } from './days-a-week';

export const lateNightCommits: Detector = {
  id: 'late-night-commits',
  trap: 'code-refuge',
  title: 'Late-night commits',
  unit: 'nights a week',
  definition: ({ lateNight }) =>
    `Nights a week with a commit that you wrote between ${clock(lateNight.from)} and ${clock(lateNight.to)}, ` +
    'by the author date on the clock where you were. What happens after midnight belongs to the evening before.',
  detect(context) {
    if (context.facts.authored === 0) return noEvidence('Nobody committed work in this window.', FULL_COVERAGE);
    const events = context.facts.events.filter(({ role }) => role === 'authored');
    const inWords = (count: number) => plural(count, 'commit');
    return { ...daysAWeek({ events, inWords, fallsIn: isLate, day: 'night' }, context), coverage: FULL_COVERAGE };
  },
};
