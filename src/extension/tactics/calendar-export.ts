import { randomUUID } from 'node:crypto';
import type { EventIdentity } from '../../core/calendar/export/meeting-file';
import { exportFile } from './export-file';
import type { TacticGround } from './tactic-panel';

const EVENTS = 'codeRefuge.exportedEvents';
const MOST_EVENTS = 100;

interface Exported extends EventIdentity {
  key: string;
}

/**
 * Writes an event to a file of the user's choice. Under the same key, or one that it had `earlier`, it is the same event, so
 * that calendars move it.
 */
export async function exportEvent({ memory, time }: TacticGround, key: string, name: string, make: (identity: EventIdentity, setting: { timeZone: string; now: number }) => string, earlier: readonly string[] = []): Promise<void> {
  const known = memory.get<Exported[]>(EVENTS, []);
  const [before] = [key, ...earlier].flatMap((name) => known.find((each) => each.key === name) ?? []);
  const identity: Exported = { key, uid: before?.uid ?? `${randomUUID()}@code-refuge`, sequence: before === undefined ? 0 : before.sequence + 1 };
  const text = make(identity, { timeZone: time.timeZone, now: Math.floor(time.now().getTime() / 1000) });
  if (!(await exportFile({ name, text }, 'Open it in your calendar, or import it there.'))) return;
  await memory.update(EVENTS, [identity, ...known.filter((each) => each.key !== key && each.uid !== identity.uid)].slice(0, MOST_EVENTS));
}
