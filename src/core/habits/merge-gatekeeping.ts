import { countIntegrations, type Detector, formatCount, integrationCoverage, judged, percent, type Thresholds, withoutIntegrations } from './detector';

const THRESHOLDS: Thresholds = { watch: 0.25, flag: 0.5 };

export const mergeGatekeeping: Detector = {
  id: 'merge-gatekeeping',
  trap: 'code-refuge',
  title: 'Merge gatekeeping',
  unit: 'share of integrations',
  definition: () =>
    "Merges of other people's work and patches of theirs that you applied, of all merges and applied patches whose integrator the history records.",
  detect({ facts }) {
    const none = withoutIntegrations(facts);
    if (none) return none;
    const ofOthers = facts.myIntegrations.filter(({ othersWork }) => othersWork);
    return {
      ...judged(ofOthers.length / facts.integrations, THRESHOLDS, percent, 'of them'),
      count: ofOthers.length,
      of: facts.integrations,
      arithmetic: `${formatCount(ofOthers.length)} of ${countIntegrations(facts.integrations, facts.onlyMerges)} brought in others' work through you`,
      coverage: integrationCoverage(facts),
      evidence: ofOthers,
    };
  },
};
