import { type Detector, formatCount, FULL_COVERAGE, noEvidence, plural, rate, statusOf, type Thresholds, wasOnCall } from './detector';

const THRESHOLDS: Thresholds = { watch: 0.1, flag: 0.5 };

export const weekendWork: Detector = {
  id: 'weekend-work',
  trap: 'code-refuge',
  title: 'Weekend work',
  unit: 'weekend days a week',
  definition: () =>
    'Weekend days a week with a commit, merge or applied patch of yours, on the clock where you were. ' +
    'The small hours after a weekend day belong to it, those before it belong to the day before.',
  detect({ facts, hours, onCall }) {
    if (hours.weekend.length === 0) return noEvidence('The settings name no weekend days.', FULL_COVERAGE);
    if (facts.authored + facts.integrations === 0) return noEvidence('Nobody committed or merged in this window.', FULL_COVERAGE);
    const events = facts.events.filter((event) => event.local.weekend && !wasOnCall(event, onCall));
    const days = new Set(events.map(({ local }) => local.day)).size;
    const value = days / facts.weeks;
    return {
      value,
      status: statusOf(value, THRESHOLDS),
      count: events.length,
      of: facts.events.length,
      arithmetic: `${formatCount(events.length)} of ${plural(facts.events.length, 'commit and merge', 'commits and merges')}, ${plural(days, 'weekend day')} in ${plural(facts.weeks, 'week')}`,
      why: `${rate(value)} weekend days a week; under ${THRESHOLDS.watch} is good, from ${THRESHOLDS.flag} on it stands out.`,
      coverage: FULL_COVERAGE,
      evidence: events,
    };
  },
};
