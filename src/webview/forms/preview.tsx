import MarkdownIt from 'markdown-it';
import { useMemo } from 'preact/hooks';

/** HTML in a file is shown as text: a page of our own must not become somebody else's. */
const markdown = new MarkdownIt('commonmark', { html: false }).enable(['table', 'strikethrough']).disable('image');

/** A step of a list of tasks, as markdown-it writes an item that begins with a box. */
const TASK = /<li>(\s*<p>)?\[([ xX])\](?=\s)/g;

/** Links that lead nowhere from a panel, and must not be stops for the keyboard; the editor opens the others. */
const RELATIVE_LINK = /<a href="(?!https?:|mailto:)[^"]*"/gi;

/** Markdown as HTML. Front matter is for programs; comments are for whoever writes. */
export function rendered(text: string): string {
  const html = markdown.render(text.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---(?:\r?\n|$)/, '').replace(/<!--[\s\S]*?-->/g, ''));
  return html.replace(TASK, (_, paragraph: string | undefined, mark: string) => `<li class="task">${paragraph ?? ''}<span role="img" aria-label="${mark === ' ' ? 'to do' : 'done'}">${mark === ' ' ? '☐' : '☑'}</span>`);
}

/** Markdown as it reads; `empty` says what is missing while there is nothing to read. */
export function Preview({ text, label, file, empty }: { text: string; label: string; file?: string; empty?: string }) {
  const shown = useMemo(() => rendered(text).replace(RELATIVE_LINK, '<a'), [text]);
  return (
    <section class="preview-pane" aria-label={label}>
      <p class="preview-head faint">{label}{file !== undefined && <>, <span class="path">{file}</span></>}</p>
      {text.trim() === '' && empty !== undefined && <p class="preview-empty faint">{empty}</p>}
      <div class="preview-text" tabIndex={0} role="document" aria-label={label} dangerouslySetInnerHTML={{ __html: shown }} />
    </section>
  );
}
