import type { Zone } from '../../core/calendar/zone';
import { plainText } from '../plain-text';

/** What is said once when the files become read-only. Whoever sends an invitation chooses the title of the zone. */
export function heldMessage({ title }: Pick<Zone, 'title'>, until: string): string {
  return `No code until ${until} (${plainText(title)}): the files of this workspace are read-only.`;
}
