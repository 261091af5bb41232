import type { WeeklyZone } from '../../review/review';

/** A weekly zone as calendars know it, so that a file imported again updates what the last one brought. */
export interface ZoneIdentity {
  uid: string;
  /** The zone as it was when it was last seen; edits of it move along. */
  zone: WeeklyZone;
  /** As it was last exported. */
  exported: WeeklyZone;
  /** `SEQUENCE` of RFC 5545: grows with each export of a changed zone. */
  sequence: number;
  /** When it changed last, as far as exports know; seconds since the epoch. */
  modified: number;
}

/**
 * Gives each zone its identity, in the order of the zones: the one it had, or the one of a zone that was much like it
 * (settings can be edited by hand), or a new one. `now` is in seconds since the epoch.
 */
export function identify(zones: readonly WeeklyZone[], known: readonly ZoneIdentity[], now: number, makeUid: () => string): ZoneIdentity[] {
  const free = [...known];
  const found = zones.map((): ZoneIdentity | undefined => undefined);
  // Those that are sure take theirs before one that is merely alike may.
  for (const likeness of [4, 3, 2]) {
    zones.forEach((zone, index) => {
      if (found[index]) return;
      const at = free.findIndex((each) => likenessOf(each.zone, zone) >= likeness);
      if (at >= 0) found[index] = free.splice(at, 1)[0];
    });
  }
  return zones.map((zone, index) => {
    const before = found[index];
    if (before === undefined) return { uid: makeUid(), zone, exported: zone, sequence: 0, modified: now };
    if (sameZone(before.exported, zone)) return { ...before, zone };
    return { ...before, zone, exported: zone, sequence: before.sequence + 1, modified: now };
  });
}

/** The identities after an edit: where one zone took the place of another, it keeps its identity. */
export function follow(known: readonly ZoneIdentity[], before: readonly WeeklyZone[], after: readonly WeeklyZone[]): ZoneIdentity[] {
  if (before.length !== after.length) return [...known];
  const edited = before.flatMap((zone, index) => (sameZone(zone, after[index]!) ? [] : [{ from: zone, to: after[index]! }]));
  return known.map((each) => {
    const edit = edited.find(({ from }) => sameZone(from, each.zone));
    return edit ? { ...each, zone: edit.to } : each;
  });
}

/** Whether two zones say the same. */
function sameZone(a: WeeklyZone, b: WeeklyZone): boolean {
  return likenessOf(a, b) === 4 && a.hold === b.hold;
}

/** 0 to 4: the title counts twice, days and times once each. */
function likenessOf(a: WeeklyZone, b: WeeklyZone): number {
  return (a.title === b.title ? 2 : 0) + (a.days.join() === b.days.join() ? 1 : 0) + (a.from === b.from && a.to === b.to ? 1 : 0);
}
