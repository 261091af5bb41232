import type { AnyStore } from './panel-store';

/** A form as it was left: what was written in it, and what the file said when that began. */
export interface FormView<Draft> {
  draft: Draft;
  base: string | null;
  /** Whether the file was found to say something else, and the user has to choose. */
  conflict: boolean;
}

interface Options<Draft> {
  /** Path in the user's folder. */
  file: string;
  /** The form of what the file says; `null` for no file yet. */
  read(text: string | null): Draft;
  /** The text to be saved: what `base` says, with what the form says put in its place. A `RangeError` says why it can't be. */
  write(base: string | null, draft: Draft): string;
  /** Why it can't be saved yet, and what to do. */
  blocked?(draft: Draft, form: FileForm<Draft>): string | null;
  /** Where the view keeps it. */
  get(): FormView<Draft> | null;
  set(form: FormView<Draft> | null): void;
}

/**
 * A form over a file of the user's. Nothing is written until it is saved, and then only if the file still says what the
 * form began with; else the user chooses. What the form doesn't know stays in the file as it is.
 */
export class FileForm<Draft> {
  constructor(
    private readonly store: AnyStore,
    private readonly options: Options<Draft>,
  ) {}

  get file(): string {
    return this.options.file;
  }

  get draft(): Draft {
    return this.options.get()?.draft ?? this.options.read(this.onDisk);
  }

  /** What saving would write; what the file says where the form can't be put into it. */
  get text(): string {
    return this.written().text;
  }

  /** Whether the form says something that the file doesn't. */
  get isDirty(): boolean {
    return this.options.get() !== null && this.text !== this.onDisk;
  }

  /** Whether something is written in the form that would be lost, be it that it can't be saved. */
  get isBegun(): boolean {
    const form = this.options.get();
    return form !== null && JSON.stringify(form.draft) !== JSON.stringify(this.options.read(this.onDisk));
  }

  get exists(): boolean {
    return this.onDisk !== null;
  }

  /** Why the file can't be read, so that it can't be written either. */
  get problem(): string | null {
    return this.store.state?.files.find(({ name }) => name === this.file)?.problem ?? this.written().problem;
  }

  /** Why it isn't ready to be saved, by a button or by Ctrl+S; it can be looked at all the same. */
  get blocked(): string | null {
    return this.options.blocked?.(this.draft, this) ?? null;
  }

  get hasConflict(): boolean {
    return this.options.get()?.conflict ?? false;
  }

  edit(change: Partial<Draft>): void {
    // A form that was left just when it was saved says what the file says, and begins with that.
    const form = this.isDirty ? this.options.get() : null;
    this.options.set({ draft: { ...this.draft, ...change }, base: form === null ? this.onDisk : form.base, conflict: form?.conflict ?? false });
  }

  /** Whether it was saved. */
  async save(): Promise<boolean> {
    const cause = this.problem ?? this.blocked;
    if (cause !== null) {
      // It stands below the button, where nobody hears it who pressed Ctrl+S.
      this.store.announce(cause);
      return false;
    }
    const form = this.options.get();
    const { draft, text } = this;
    const outcome = await this.store.save(this.file, text, form === null ? this.onDisk : form.base);
    const now = this.options.get();
    if (outcome.kind === 'saved') {
      // What was typed in the meantime stays.
      const same = now === null || JSON.stringify(now.draft) === JSON.stringify(draft);
      this.options.set(same ? null : { ...now, base: text, conflict: false });
      this.store.announce('Saved.');
    } else if (outcome.kind === 'conflict') {
      this.options.set({ draft, base: form?.base ?? null, conflict: true });
      this.store.announce('The file was changed elsewhere. Choose which to keep.');
    }
    return outcome.kind === 'saved';
  }

  /** After a conflict: writes the form into what the file says now. */
  async keepMine(): Promise<boolean> {
    this.options.set({ draft: this.draft, base: this.onDisk, conflict: false });
    return this.save();
  }

  /** Gives up what was written in the form. */
  takeTheirs(): void {
    this.options.set(null);
    this.store.announce(this.exists ? 'The form shows what the file says.' : 'The form is as it was at first.');
  }

  private written(): { text: string; problem: string | null } {
    const form = this.options.get();
    const base = form === null ? this.onDisk : form.base;
    try {
      return { text: this.options.write(base, this.draft), problem: null };
    } catch (error) {
      // Parts of the file that a person has to mend first.
      if (error instanceof RangeError) return { text: base ?? '', problem: error.message };
      throw error;
    }
  }

  private get onDisk(): string | null {
    return this.store.textOf(this.file);
  }
}
