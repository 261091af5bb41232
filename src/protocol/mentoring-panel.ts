/** What only the panel of reverse mentoring is told. */
export interface MentoringOwn {
  /** The user's address, for invitations; empty where none is known. */
  address: string;
}

/** Writes an invitation where the user says. */
export interface MentoringAction {
  /** The same for the same hour: importing its file again moves the event. */
  key: string;
  /** What its key was before its day, its teacher or its topic changed; the newest last. */
  earlier: string[];
  title: string;
  description: string;
  /** `YYYY-MM-DD`, `HH:MM` on the viewer's clock. */
  date: string;
  time: string;
  minutes: number;
  organizer: string;
  /** Empty for an event of the own calendar alone. */
  attendee: string;
}
