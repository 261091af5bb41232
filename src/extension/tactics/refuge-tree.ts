import * as vscode from 'vscode';
import type { HabitStatus } from '../../core/habits/habit';
import { habitGroups, STATUS_WORDS } from '../../core/review/phrases';
import type { Habit, Review } from '../../core/review/review';
import { type Tactic, type TacticId, TACTICS, tacticsFor } from '../../core/tactics/catalogue';
import { MANAGER_README, readmeDrift, type ReadmeHours } from '../../core/tactics/manager-readme';
import type { CheckedOut } from '../../core/tactics/materials';
import type { Analysis } from '../analysis/analysis';
import type { Materials } from '../analysis/materials';
import type { Configuration } from '../configuration/configuration';
import { Disposable } from '../disposable';
import type { UserFolder } from '../documents/user-folder';
import type { TimeSource } from '../time/time-source';
import { readmeHours } from './readme';

/** What the tree shows: the review, what stands out with the tactics that answer it, and all tactics. */
type Node = { kind: 'review' } | { kind: 'findings' } | { kind: 'tactics' } | { kind: 'finding'; habit: Habit } | { kind: 'tactic'; tactic: Tactic; of: string };

const VIEW = 'codeRefuge.tree';

const ICONS: Record<HabitStatus, vscode.ThemeIcon> = {
  flag: new vscode.ThemeIcon('warning'),
  watch: new vscode.ThemeIcon('eye'),
  good: new vscode.ThemeIcon('pass'),
  'no-evidence': new vscode.ThemeIcon('circle-outline'),
};

/** The view "Code Refuge" in its own container. */
export class RefugeTree extends Disposable implements vscode.TreeDataProvider<Node> {
  private readonly change = this._register(new vscode.EventEmitter<void>());

  readonly onDidChangeTreeData = this.change.event;

  /** What entries say of now, in place of what their tactic is for. */
  private readonly notes = new Map<TacticId, string>();

  constructor(
    private readonly analysis: Analysis,
    private readonly materials: Materials,
    private readonly folder: UserFolder,
    private readonly configuration: Configuration,
    private readonly time: TimeSource,
  ) {
    super();
    const view = this._register(vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true }));
    const show = () => {
      view.message = messageOf(analysis) ?? '';
      this.change.fire();
      void this.askForBranches();
    };
    this._register(analysis.onDidChange(show));
    for (const event of [folder.onDidChange, configuration.onDidChange]) this._register(event(() => void this.compareReadme()));
    show();
    void this.compareReadme();
  }

  getChildren(node?: Node): Node[] {
    const { review } = this;
    switch (node?.kind) {
      case undefined:
        return [{ kind: 'review' }, ...(review !== null && standingOut(review).length > 0 ? [{ kind: 'findings' } as const] : []), { kind: 'tactics' }];
      case 'findings':
        return review === null ? [] : standingOut(review).map((habit) => ({ kind: 'finding', habit }));
      case 'finding':
        return tacticsFor(node.habit.id).map((tactic) => ({ kind: 'tactic', tactic, of: node.habit.id }));
      case 'tactics':
        return TACTICS.map((tactic) => ({ kind: 'tactic', tactic, of: 'all' }));
      case 'review':
      case 'tactic':
        return [];
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    switch (node.kind) {
      case 'review': {
        const score = this.review?.score.value ?? null;
        const item = new vscode.TreeItem('Leadership Review');
        item.iconPath = new vscode.ThemeIcon('pulse');
        if (score !== null) item.description = `Delegation score ${score}`;
        return opening(item, 'review', 'codeRefuge.openReview');
      }
      case 'findings':
        return identified(new vscode.TreeItem('What Stands Out', Expanded), 'findings');
      case 'tactics':
        return identified(new vscode.TreeItem('Tactics', Expanded), 'tactics');
      case 'finding': {
        const { habit } = node;
        const answers = tacticsFor(habit.id).length;
        const item = new vscode.TreeItem(habit.title, answers === 0 ? undefined : Collapsed);
        item.iconPath = ICONS[habit.status];
        item.description = habit.arithmetic;
        item.tooltip = `${habit.title} (${STATUS_WORDS[habit.status]}): ${habit.arithmetic}. ${habit.why}`;
        return answers === 0 ? opening(item, habit.id, 'codeRefuge.openReview') : identified(item, habit.id);
      }
      case 'tactic': {
        const { id, title, what, command } = node.tactic;
        const item = new vscode.TreeItem(title);
        const note = this.notes.get(id);
        item.description = note ?? what;
        item.tooltip = `${title}: ${what}${note === undefined ? '' : `. ${note}`}`;
        item.iconPath = new vscode.ThemeIcon('checklist');
        return opening(item, `${node.of} ${node.tactic.id}`, command);
      }
    }
  }

  private async askForBranches(): Promise<void> {
    if (this.review === null) return;
    const { value } = await this.materials.ask({ name: 'checked-out', parameters: {} });
    this.note('initiatives', checkedOutText((value ?? []) as CheckedOut[]));
  }

  private async compareReadme(): Promise<void> {
    const { text } = await this.folder.read(MANAGER_README);
    this.note('readme', driftText(text, readmeHours(this.configuration, this.time)));
  }

  private note(tactic: TacticId, text: string): void {
    if (this.isDisposed || text === (this.notes.get(tactic) ?? '')) return;
    if (text === '') this.notes.delete(tactic);
    else this.notes.set(tactic, text);
    this.change.fire();
  }

  private get review(): Review | null {
    const { state } = this.analysis;
    return state.kind === 'ready' ? state.review : null;
  }
}

function standingOut({ habits }: Review): Habit[] {
  return habitGroups(habits).standingOut;
}

function messageOf({ state }: Analysis): string | null {
  if (state.kind === 'no-repository') return 'There is no git repository in this window. Most tactics work without one.';
  if (state.kind === 'unavailable') return state.reason;
  return null;
}

/** `slots/returns: Pickup slots`; a branch of no initiative is told of by the panel alone. */
function checkedOutText(branches: readonly CheckedOut[]): string {
  return branches.flatMap(({ branch, initiative }) => (initiative === null ? [] : `${branch}: ${initiative}`)).join(', ');
}

/** `Other working hours than in your settings` */
function driftText(text: string | null, hours: ReadmeHours): string {
  const drift = readmeDrift(text, hours).map(({ what }) => what);
  return drift.length === 0 ? '' : `Other ${drift.join(' and ')} than in your settings`;
}

function identified(item: vscode.TreeItem, id: string): vscode.TreeItem {
  item.id = id;
  return item;
}

function opening(item: vscode.TreeItem, id: string, command: string): vscode.TreeItem {
  item.command = { command, title: 'Open' };
  return identified(item, id);
}
