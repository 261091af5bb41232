import type { MyEvent } from '../ledger/facts';
import { daysAWeek } from './days-a-week';
import { type Detector, FULL_COVERAGE, noEvidence, plural } from './detector';

export const weekendWork: Detector = {
  id: 'weekend-work',
  trap: 'code-refuge',
  title: 'Weekend work',
  unit: 'weekend days a week',
  definition: () =>
    'Weekend days a week with a commit, merge or applied patch of yours, on the clock where you were. ' +
    'The small hours after a weekend day belong to it, those before it belong to the day before.',
  detect(context) {
    const { facts, hours } = context;
    if (hours.weekend.length === 0) return noEvidence('The settings name no weekend days.', FULL_COVERAGE);
    if (facts.authored + facts.integrations === 0) return noEvidence('Nobody committed or merged in this window.', FULL_COVERAGE);
    const inWords = (count: number) => plural(count, 'commit and merge', 'commits and merges');
    const fallsIn = ({ local }: MyEvent) => local.weekend;
    return { ...daysAWeek({ events: facts.events, inWords, fallsIn, day: 'weekend day' }, context), coverage: FULL_COVERAGE };
  },
};
