import { visible } from './visible';

/** HTML that may be printed as it stands. Only {@link html} makes it, so text can't become markup by mistake. */
export class Markup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

export type Part = Markup | string | number | null | undefined | false | readonly Part[];

/** A template whose values are escaped: text is made visible and harmless, lists are joined, nothing prints nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  let text = strings[0]!;
  parts.forEach((part, index) => {
    text += print(part) + strings[index + 1]!;
  });
  return new Markup(text);
}

/** Text for an attribute that a program reads back: escaped, but otherwise as it is. */
export function exact(text: string): Markup {
  return new Markup(escape(text));
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function print(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.toString();
  if (typeof part === 'object') return part.map(print).join('');
  return escape(visible(String(part)));
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
