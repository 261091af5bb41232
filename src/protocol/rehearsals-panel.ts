/** What only the panel of the rehearsals is told. */
export interface RehearsalsOwn {
  /** The files of conversations that come with the extension, by name. */
  supplied: { name: string; text: string }[];
  /** What `codeRefuge.wording.allowed` says. */
  allowed: string[];
}

/** What only the panel of the rehearsals asks for: the page on how to write one. */
export type RehearsalsAction = 'describe';
