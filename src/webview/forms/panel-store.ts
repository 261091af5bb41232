import type { MaterialName, MaterialQuestion, Materials } from '../../core/tactics/materials';
import type { FromTacticPanel, SaveOutcome, TacticState, ToTacticPanel } from '../../protocol/tactic-panel';

/** What the editor gives a webview to talk through. */
export interface Host {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(view: unknown): void;
}

/** As much of a store as the shared pieces need, whatever its panel. */
export interface AnyStore {
  readonly state: TacticState<unknown> | null;
  readonly problem: string | null;
  readonly announcement: string;
  tell(problem: string | null): void;
  announce(text: string): void;
  textOf(file: string): string | null;
  save(file: string, text: string, base: string | null): Promise<SaveOutcome>;
  post(message: FromTacticPanel): void;
}

/**
 * The data of a tactic's panel: what the extension told, and `view`, what the user has under their hands. The view outlives
 * the panel and a reload of the window, half-written forms included.
 */
export class PanelStore<Own, View extends object, Action = never> {
  state: TacticState<Own> | null = null;
  /** The last thing that went wrong. */
  problem: string | null = null;
  /** What screen readers are told. */
  announcement = '';
  view: View;
  /** As it was left, as long as nothing was changed since. */
  private left: View | null;
  private told: View;
  private lastId = 0;
  private readonly saves = new Map<number, (outcome: SaveOutcome) => void>();
  private readonly questions = new Map<number, (answer: { value: unknown; problem: string | null }) => void>();

  /** `initial`: the view of a panel that is opened for the first time; fields that an older one lacks come from it too. */
  constructor(
    private readonly host: Host,
    private readonly initial: View,
    private readonly changed: () => void,
  ) {
    const before = host.getState() as Partial<View> | undefined;
    this.left = before === undefined ? null : { ...initial, ...before };
    this.told = this.view = this.left ?? initial;
  }

  /** Asks for what is to be shown. */
  begin(): void {
    this.post({ type: 'ready', view: this.left });
  }

  /** Gives up a view that can't be drawn, if it is from an earlier time. Whether it did. */
  giveUpView(): boolean {
    if (this.view !== this.left) return false;
    this.view = this.initial;
    this.problem = 'What was half-written here can’t be shown any more, and is left out.';
    this.keepView();
    return true;
  }

  received(message: ToTacticPanel<Own>): void {
    switch (message.type) {
      case 'view':
        this.told = this.view = this.left = { ...this.initial, ...message.view };
        return this.update();
      case 'state':
        this.state = message.state;
        return this.update();
      case 'saved':
        this.saves.get(message.id)?.(message.outcome);
        this.saves.delete(message.id);
        return;
      case 'material':
        this.questions.get(message.id)?.(message);
        this.questions.delete(message.id);
    }
  }

  /** What a file of the user's says; `null` where there is none. */
  textOf(file: string): string | null {
    return this.state?.files.find(({ name }) => name === file)?.text ?? null;
  }

  change(view: Partial<View>, announcement?: string): void {
    this.view = { ...this.view, ...view };
    if (announcement !== undefined) this.announcement = announcement;
    this.update();
  }

  announce(text: string): void {
    this.announcement = text;
    this.update();
  }

  tell(problem: string | null): void {
    this.problem = problem;
    this.update();
  }

  post(message: FromTacticPanel<Action>): void {
    this.host.postMessage(message);
  }

  /** Writes a file if it still says `base`, and says how that ended. */
  async save(file: string, text: string, base: string | null): Promise<SaveOutcome> {
    const id = ++this.lastId;
    const outcome = await new Promise<SaveOutcome>((resolve) => {
      this.saves.set(id, resolve);
      this.post({ type: 'save', id, file, text, base });
    });
    if (outcome.kind === 'saved') this.adopt(file, text);
    else if (outcome.kind === 'conflict') this.adopt(file, outcome.theirs);
    this.problem = outcome.kind === 'failed' ? outcome.problem : null;
    this.update();
    return outcome;
  }

  /** Asks for a material of the last analysis. `null` where there is none; `problem` says why. */
  async ask<Name extends MaterialName>(name: Name, parameters: Materials[Name]['parameters']): Promise<Materials[Name]['value'] | null> {
    const id = ++this.lastId;
    const { value, problem } = await new Promise<{ value: unknown; problem: string | null }>((resolve) => {
      this.questions.set(id, resolve);
      this.post({ type: 'material', id, question: { name, parameters } as MaterialQuestion });
    });
    if (problem !== null) this.tell(problem);
    return value as Materials[Name]['value'] | null;
  }

  /** The next state says the same; until it comes the form must not fall back. */
  private adopt(name: string, text: string | null): void {
    if (this.state === null) return;
    const others = this.state.files.filter((file) => file.name !== name);
    this.state = { ...this.state, files: [...others, { name, text, problem: null }].sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }

  private update(): void {
    this.keepView();
    this.changed();
  }

  private keepView(): void {
    this.host.setState(this.view);
    if (this.view === this.told) return;
    this.told = this.view;
    this.post({ type: 'view', view: this.view });
  }
}
