import type { Hours, WeeklyZone } from '../core/review/review';
import type { SystemBlock } from '../core/tactics/escape/system-blocks';

/** What only the panel of the escape plan is told. */
export interface EscapeOwn {
  workingHours: Hours['workingHours'];
  zones: readonly WeeklyZone[];
}

/** What only this panel asks for. */
export type EscapeAction =
  /** The blocks as a file for calendars that repeats every week. */
  | { type: 'export'; blocks: SystemBlock[] }
  /** The same as invitations, one for each block, after asking whom. */
  | { type: 'invite'; blocks: SystemBlock[] };
