import { formatMoment } from '../calendar/moment';
import { toEvidence } from '../habits/detector';
import { fixSource } from '../habits/first-responder';
import type { Outage as FoundOutage } from '../work/outages';
import { hottestFiles } from '../work/system-time';
import type { Work } from '../work/work';
import { type Outage, OUTAGE_LIMIT } from './review';

/** The outages as the review has them, newest first. */
export function outagesIn(found: readonly FoundOutage[], work: Pick<Work, 'classesOf'>): Outage[] {
  return found
    .slice(-OUTAGE_LIMIT)
    .reverse()
    .map(({ fixes, first, untilOther }) => ({
      start: formatMoment(fixes[0]!.moment),
      first,
      minutesUntilOther: untilOther === null ? null : Math.round(untilOther / 60),
      files: hottestFiles(fixes.filter(({ role }) => role === 'authored'), work).slice(0, OUTAGE_LIMIT),
      fixes: fixes.length,
      commits: fixes.slice(0, OUTAGE_LIMIT).map((fix) => toEvidence(fixSource(fix), formatMoment)),
    }));
}
