import { clock, countIntegrations, type Detector, integrationCoverage, withoutIntegrations } from './detector';
import { daysAWeek, isLate } from './days-a-week';

export const lateNightMerges: Detector = {
  id: 'late-night-merges',
  trap: 'code-refuge',
  title: 'Late-night merges',
  unit: 'nights a week',
  definition: ({ lateNight }) =>
    `Nights a week with a merge or an applied patch of yours between ${clock(lateNight.from)} and ${clock(lateNight.to)}, ` +
    'by the committer date on the clock where you were. What happens after midnight belongs to the evening before.',
  detect(context) {
    const { facts } = context;
    const none = withoutIntegrations(facts);
    if (none) return none;
    const onlyMerges = facts.myIntegrations.every(({ role }) => role === 'merge');
    const inWords = (count: number) => countIntegrations(count, onlyMerges);
    return { ...daysAWeek({ events: facts.myIntegrations, inWords, fallsIn: isLate, day: 'night' }, context), coverage: integrationCoverage(facts) };
  },
};
