import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { TextArea, TextField } from '../forms/fields';
import { Preview } from '../forms/preview';
import { SaveBar } from '../forms/save-bar';
import { type EscapeDocument, type EscapeStore, formOf, onScreen } from './store';

interface Props {
  store: EscapeStore;
  document: EscapeDocument;
  save: string;
  /** What stands above the part of that key. */
  above?: Readonly<Record<string, ComponentChildren>>;
  children?: ComponentChildren;
}

/** Title and parts of a document, and how it reads. */
export function DocumentForm({ store, document, save, above = {}, children }: Props) {
  const form = formOf(store, document);
  const { draft, text } = form;
  // After another form is gone: a tab that is turned to is drawn before the one that is turned from is taken away.
  useLayoutEffect(() => {
    onScreen.form = form;
    return () => void (onScreen.form = null);
  });
  return (
    <>
      <div class="form-and-preview">
        <form aria-label={document.title} onSubmit={(event) => event.preventDefault()}>
          <TextField label="Title" value={draft.title} onInput={(title) => form.edit({ title })} problem={draft.title.trim() === '' ? 'A title is needed.' : undefined} />
          {document.parts.map(({ key, heading, prompt }) => (
            <div key={key}>
              {above[key]}
              <TextArea label={heading} help={prompt === '' ? undefined : prompt} value={draft.parts[key] ?? ''} onInput={(value) => form.edit({ parts: { ...draft.parts, [key]: value } })} />
            </div>
          ))}
        </form>
        <Preview text={text} label="The file" />
      </div>
      <SaveBar store={store} form={form} save={save}>
        <button type="button" onClick={() => store.post({ type: 'copy', text })}>Copy Markdown</button>
        {children}
      </SaveBar>
    </>
  );
}
