import * as vscode from 'vscode';
import type { HabitStatus } from '../../core/habits/habit';
import { habitGroups, STATUS_WORDS } from '../../core/review/phrases';
import type { Habit, Review } from '../../core/review/review';
import { type Tactic, TACTICS, tacticsFor } from '../../core/tactics/catalogue';
import type { CheckedOut } from '../../core/tactics/materials';
import type { Analysis } from '../analysis/analysis';
import type { Materials } from '../analysis/materials';
import { Disposable } from '../disposable';

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

  /** What the entry of the initiatives says of the checked-out branches. */
  private branches = '';

  constructor(
    private readonly analysis: Analysis,
    private readonly materials: Materials,
  ) {
    super();
    const view = this._register(vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true }));
    const show = () => {
      view.message = messageOf(analysis) ?? '';
      this.change.fire();
      void this.askForBranches();
    };
    this._register(analysis.onDidChange(show));
    show();
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
        const { title, what, command } = node.tactic;
        const item = new vscode.TreeItem(title);
        const branches = node.tactic.id === 'initiatives' ? this.branches : '';
        item.description = branches || what;
        item.tooltip = `${title}: ${what}${branches === '' ? '' : `. ${branches}`}`;
        item.iconPath = new vscode.ThemeIcon('checklist');
        return opening(item, `${node.of} ${node.tactic.id}`, command);
      }
    }
  }

  private async askForBranches(): Promise<void> {
    if (this.review === null) return;
    const { value } = await this.materials.ask({ name: 'checked-out', parameters: {} });
    const branches = checkedOutText((value ?? []) as CheckedOut[]);
    if (this.isDisposed || branches === this.branches) return;
    this.branches = branches;
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
  if (state.kind === 'no-repository') return 'There is no git repository in this window. The tactics work without one.';
  if (state.kind === 'unavailable') return state.reason;
  return null;
}

/** `slots/returns: Pickup slots`; a branch of no initiative is told of by the panel alone. */
function checkedOutText(branches: readonly CheckedOut[]): string {
  return branches.flatMap(({ branch, initiative }) => (initiative === null ? [] : `${branch}: ${initiative}`)).join(', ');
}

function identified(item: vscode.TreeItem, id: string): vscode.TreeItem {
  item.id = id;
  return item;
}

function opening(item: vscode.TreeItem, id: string, command: string): vscode.TreeItem {
  item.command = { command, title: 'Open' };
  return identified(item, id);
}
