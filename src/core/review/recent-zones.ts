import { formatMoment, type Moment, WEEK_SECONDS } from '../calendar/moment';
import type { Zone } from '../calendar/zone';
import { indexZones } from '../calendar/zone-index';
import type { EventEvidence, RecentZone } from './review';

export const RECENT_WEEKS = 8;
/** What broke a zone is told by examples; the habit counts it all. */
export const MOST_BREAKS = 20;

/** Something that breaks the zones it falls into. */
export interface Break {
  moment: Moment;
  evidence: () => EventEvidence;
}

/** The zones that began in the last weeks, newest first, and what broke each of them, oldest first. */
export function recentZones(zones: readonly Zone[], breaks: readonly Break[], now: Moment, weeks = RECENT_WEEKS): RecentZone[] {
  const index = indexZones(zones, { ...now, time: now.time - weeks * WEEK_SECONDS }, now);
  const by = index.zones.map(() => [] as Break[]);
  for (const each of breaks) for (const zone of index.at(each.moment)) by[zone]?.push(each);
  return index.zones
    .map(({ title, source, allDay, start, end, local }, at) => {
      const broken = (by[at] ?? []).sort((a, b) => a.moment.time - b.moment.time);
      return {
        start: formatMoment({ time: start, offset: local.from - Math.floor(start / 60) }),
        end: formatMoment({ time: end, offset: local.to - Math.floor(end / 60) }),
        title,
        source,
        allDay,
        broken: broken.length > 0,
        by: broken.slice(0, MOST_BREAKS).map(({ evidence }) => evidence()),
      };
    })
    .reverse();
}
