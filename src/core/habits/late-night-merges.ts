import { clock, type Detector, integrationCoverage, integrationNoun, noEvidence } from './detector';
import { lateNights } from './nights';

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
    const coverage = integrationCoverage(facts);
    if (facts.integrations === 0) {
      return noEvidence(
        facts.hiddenIntegrations > 0
          ? 'Every merge in this window was a squash or rebase by the hosting service, which hides who pressed the button.'
          : 'Nobody merged or applied anything in this window.',
        coverage,
      );
    }
    return { ...lateNights(facts.myIntegrations, integrationNoun(facts.myIntegrations), context), coverage };
  },
};
