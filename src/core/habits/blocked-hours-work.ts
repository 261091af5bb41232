import { type Detector, formatCount, FULL_COVERAGE, judged, noEvidence, percent, plural, type Thresholds, wasOnCall } from './detector';

const THRESHOLDS: Thresholds = { watch: 0.1, flag: 0.3 };

export const blockedHoursWork: Detector = {
  id: 'blocked-hours-work',
  trap: 'code-refuge',
  title: 'Work in no-code zones',
  unit: 'share of no-code zones',
  definition: () =>
    'No-code zones in which you committed, merged or applied a patch, of all no-code zones that began in the window. ' +
    'A weekly zone holds on the clock where you were. Zones count for the past too, as settings and calendars stand now.',
  detect({ facts, zones: { zones, at }, onCall }) {
    if (zones.length === 0) {
      return noEvidence('There were no no-code zones in this window. Name the hours you want to keep free of code in codeRefuge.noCodeZones, or the calendars that have them in codeRefuge.calendars.', {
        share: 0,
        note: 'Without zones there is nothing to keep or break.',
      });
    }
    const broken = new Set<number>();
    const events = facts.events.filter((event) => {
      if (wasOnCall(event, onCall)) return false;
      const inside = at(event.moment);
      for (const index of inside) broken.add(index);
      return inside.length > 0;
    });
    return {
      ...judged(broken.size / zones.length, THRESHOLDS, percent, 'of the zones'),
      count: broken.size,
      of: zones.length,
      arithmetic: `${formatCount(broken.size)} of ${plural(zones.length, 'no-code zone')} broken, by ${plural(events.length, 'commit or merge', 'commits and merges')}`,
      coverage: FULL_COVERAGE,
      evidence: events,
    };
  },
};
