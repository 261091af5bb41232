declare module '*.css' {
  /** The stylesheet's text: esbuild's text loader puts it into the bundle. */
  const text: string;
  export default text;
}

declare module 'rehearsals:supplied' {
  /** The conversations that come with the extension, by the name of their file: esbuild.js reads them into the bundle. */
  const conversations: import('./core/tactics/rehearsal').Conversation[];
  export default conversations;
}

/** The parts of sax that are used; its published types bring those of Node, which core and webview must not know. */
declare module 'sax' {
  interface Parser {
    /** The first error; `null` before there is one. */
    error: Error | null;
    onopentag: (tag: { name: string; attributes: Record<string, string> }) => void;
    onclosetag: (name: string) => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    onerror: (error: Error) => void;
    write(text: string): this;
    close(): this;
  }
  /** `strict`: a fault in the text is an error. `position`: whether it counts lines. */
  export function parser(strict: boolean, options: { position: boolean }): Parser;
}
