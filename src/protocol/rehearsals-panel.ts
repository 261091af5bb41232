/** What only the panel of the rehearsals is told. */
export interface RehearsalsOwn {
  /** What `codeRefuge.wording.allowed` says. */
  allowed: string[];
}

/** What only the panel of the rehearsals asks for: the page on how to write one, or a calendar file for the talk that was rehearsed. */
export type RehearsalsAction = 'describe' | TalkInCalendar;

export interface TalkInCalendar {
  /** Empty for nobody in particular. */
  person: string;
  /** `YYYY-MM-DD`, `HH:MM` on the viewer's clock. */
  date: string;
  time: string;
  minutes: number;
}
