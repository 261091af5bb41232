import type { EventPart } from './event';

/** An event with all that a file says of it. */
export interface Series {
  /** The event itself; more than one where a file gives several the same UID; none where only occurrences are known. */
  masters: EventPart[];
  /** What takes the place of single occurrences, cancelled ones included. */
  overrides: EventPart[];
}

/** Puts the parts of a file together by UID. Their order in the file doesn't matter. */
export function toSeries(parts: readonly EventPart[]): Series[] {
  const byUid = new Map<string, EventPart[]>();
  for (const part of parts) {
    const kin = byUid.get(part.uid);
    if (kin === undefined) byUid.set(part.uid, [part]);
    else kin.push(part);
  }
  return [...byUid.values()].map((kin) => ({
    masters: newest(kin.filter(({ replaces }) => replaces === null)),
    overrides: newestOverrides(kin),
  }));
}

function newestOverrides(kin: EventPart[]): EventPart[] {
  const byOccurrence = new Map<string, EventPart[]>();
  for (const part of kin) {
    if (part.replaces === null) continue;
    const { form, wall, tzid } = part.replaces;
    const id = `${form} ${wall} ${tzid ?? ''}`;
    const versions = byOccurrence.get(id);
    if (versions === undefined) byOccurrence.set(id, [part]);
    else versions.push(part);
  }
  return [...byOccurrence.values()].flatMap((versions) => newest(versions).slice(0, 1));
}

/**
 * The newest of several versions: those with the highest SEQUENCE, and of these the last changed. Where a file says
 * neither, they are different events whose exporter gave them one UID; equal ones are one.
 */
function newest(versions: EventPart[]): EventPart[] {
  if (versions.length < 2) return versions;
  const sorted = [...versions].sort((a, b) => compare(b, a));
  const best = sorted.filter((each) => compare(each, sorted[0]!) === 0);
  const cancelled = best.find((each) => each.cancelled);
  if (cancelled) return [cancelled];
  return [...new Map(best.map((each) => [fingerprint(each), each])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function compare(a: EventPart, b: EventPart): number {
  return a.sequence - b.sequence || (a.modified < b.modified ? -1 : a.modified > b.modified ? 1 : 0);
}

function fingerprint({ start, end, title, rules, added, except }: EventPart): string {
  return JSON.stringify([start, end, title, rules, added, except]);
}
