import type { ReadmeHours } from '../core/tactics/manager-readme';

/** What only the panel of the Manager README is told. */
export interface ReadmeOwn {
  /** The user, as git knows them; empty while the history is being read. */
  name: string;
  hours: ReadmeHours;
}
