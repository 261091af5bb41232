import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface FieldProps {
  label: string;
  /** One sentence at most. */
  help?: string | undefined;
  /** What is wrong and what to write. */
  problem?: string | undefined;
}

interface TextProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  placeholder?: string | undefined;
  /** Values to choose from; others can be written too. */
  suggestions?: readonly string[] | undefined;
  type?: 'text' | 'date' | 'time' | 'number';
}

/** One line of text. */
export function TextField({ label, help, problem, value, onInput, placeholder, suggestions, type = 'text' }: TextProps) {
  const id = useFieldId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        placeholder={placeholder}
        autocomplete="off"
        list={suggestions === undefined ? undefined : `${id}-list`}
        onInput={(event) => onInput(event.currentTarget.value)}
        {...described(id, help, problem)}
      />
      {suggestions !== undefined && <datalist id={`${id}-list`}>{suggestions.map((each) => <option key={each} value={each} />)}</datalist>}
      <Notes id={id} help={help} problem={problem} />
    </div>
  );
}

interface AreaProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  placeholder?: string | undefined;
  rows?: number;
}

/** Several lines of text; as high as what is in it. */
export function TextArea({ label, help, problem, value, onInput, placeholder, rows = 2 }: AreaProps) {
  const id = useFieldId();
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (area.current === null) return;
    area.current.style.height = 'auto';
    area.current.style.height = `${area.current.scrollHeight + 2}px`;
  }, [value]);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea id={id} ref={area} rows={rows} value={value} placeholder={placeholder} onInput={(event) => onInput(event.currentTarget.value)} {...described(id, help, problem)} />
      <Notes id={id} help={help} problem={problem} />
    </div>
  );
}

interface SelectProps<Value extends string> extends FieldProps {
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

export function Select<Value extends string>({ label, help, problem, value, options, onChange }: SelectProps<Value>) {
  const id = useFieldId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as Value)} {...described(id, help, problem)}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
      <Notes id={id} help={help} problem={problem} />
    </div>
  );
}

interface CheckProps {
  label: ComponentChildren;
  help?: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

export function Check({ label, help, checked, onChange, disabled = false }: CheckProps) {
  const id = useFieldId();
  return (
    <div class="field check">
      <label>
        <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.currentTarget.checked)} {...described(id, help, undefined)} />
        <span>{label}</span>
      </label>
      <Notes id={id} help={help} problem={undefined} />
    </div>
  );
}

let fields = 0;

/** Preact's own `useId` gives one twice where a field comes in beside others later. */
function useFieldId(): string {
  const [id] = useState(() => `field-${++fields}`);
  return id;
}

function described(id: string, help: string | undefined, problem: string | undefined) {
  const ids = [help !== undefined && `${id}-help`, problem !== undefined && `${id}-problem`].filter(Boolean).join(' ');
  return { 'aria-describedby': ids === '' ? undefined : ids, 'aria-invalid': problem !== undefined };
}

function Notes({ id, help, problem }: { id: string; help: string | undefined; problem: string | undefined }) {
  return (
    <>
      {problem !== undefined && <p id={`${id}-problem`} class="field-problem">{problem}</p>}
      {help !== undefined && <p id={`${id}-help`} class="field-help">{help}</p>}
    </>
  );
}
