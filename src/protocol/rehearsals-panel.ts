/** What only the panel of the rehearsals is told. */
export interface RehearsalsOwn {
  /** What `codeRefuge.wording.allowed` says. */
  allowed: string[];
}

/** What only the panel of the rehearsals asks for: a page, or a calendar file for the talk that was rehearsed. */
export type RehearsalsAction = keyof typeof REHEARSAL_PAGES | TalkInCalendar;

/** The pages of `docs` that the panel opens. */
export const REHEARSAL_PAGES = { describe: 'rehearsals.md', wordList: 'wording.md' } as const;

export interface TalkInCalendar {
  /** Empty for nobody in particular. */
  person: string;
  /** `YYYY-MM-DD`, `HH:MM` on the viewer's clock. */
  date: string;
  time: string;
  minutes: number;
}
