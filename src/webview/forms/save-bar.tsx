import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { FileForm } from './file-form';
import type { AnyStore } from './panel-store';

interface Props<Draft> {
  store: AnyStore;
  form: FileForm<Draft>;
  /** What the button says, such as "Save README". */
  save: string;
  children?: ComponentChildren;
}

/** Saves a form, says where, and lets the user choose when the file was changed elsewhere. */
export function SaveBar<Draft>({ store, form, save, children }: Props<Draft>) {
  const where = `${store.state?.folder ?? ''}/${form.file}`;
  const cause = form.problem ?? form.blocked;
  const button = useRef<HTMLButtonElement>(null);
  /** Buttons that go away when they are pressed leave the focus here. */
  const takeTheirs = () => {
    form.takeTheirs();
    button.current?.focus();
  };
  return (
    <div class="save-bar">
      {form.hasConflict && (
        <div class="problems" role="alert">
          <p><span class="path">{where}</span> was changed elsewhere since this form was opened. Nothing is written until you choose.</p>
          <div class="actions">
            <button type="button" onClick={() => void form.keepMine().then(() => button.current?.focus())}>Write My Form Into It</button>
            <button type="button" onClick={takeTheirs}>Show What the File Says</button>
            {form.exists && <button type="button" onClick={() => store.post({ type: 'openDocument', file: form.file })}>Open the File</button>}
          </div>
        </div>
      )}
      <div class="actions">
        <button type="button" class="primary" ref={button} aria-disabled={cause !== null} onClick={() => void form.save()}>{save}</button>
        {(form.isDirty || form.isBegun) && <button type="button" onClick={takeTheirs}>Discard Changes</button>}
        {form.exists && <button type="button" onClick={() => store.post({ type: 'openDocument', file: form.file })}>Open the File</button>}
        {children}
      </div>
      <p class="faint">{cause ?? (form.isDirty || !form.exists ? <>Goes to <span class="path">{where}</span></> : <>Saved in <span class="path">{where}</span></>)}</p>
    </div>
  );
}
