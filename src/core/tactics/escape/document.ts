import { withField } from '../field-lines';
import { type FormPart, readParts, readTitle, withTitle, writeParts } from '../markdown-form';

/** A part of a document, with a question that helps to fill it. */
export interface PromptedPart<Key extends string = string> extends FormPart<Key> {
  prompt: string;
}

/** A document of a title and parts, as a form. */
export interface DocumentDraft<Key extends string = string> {
  title: string;
  parts: Record<Key, string>;
}

export function readDocument<Key extends string>(text: string, parts: readonly PromptedPart<Key>[]): DocumentDraft<Key> {
  return { title: readTitle(text), parts: readParts(text, parts) };
}

/**
 * The document with what the form says; `fields` are lines below the title that a new one begins with. Of a document that
 * is there, all that the form doesn't know stays as it is, to the byte.
 */
export function writeDocument<Key extends string>(base: string | null, { title, parts: values }: DocumentDraft<Key>, parts: readonly PromptedPart<Key>[], fields: Readonly<Record<string, string>> = {}): string {
  let text = withTitle(base ?? '', title.trim());
  if (base === null) for (const [label, value] of Object.entries(fields)) text = withField(text, label, value);
  return writeParts(text, parts, values);
}
