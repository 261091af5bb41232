import * as vscode from 'vscode';
import type { Analysis } from './analysis';
import type { CommandId } from './command-ids';
import { Disposable } from './disposable';
import { statusLabel, statusText, statusTooltip } from './status-text';

const OPEN_REVIEW: CommandId = 'codeRefuge.openReview';
const REFRESH: CommandId = 'codeRefuge.refresh';

/** The delegation score in the status bar, and in its tooltip how it came about. */
export class StatusBar extends Disposable {
  private readonly item = this._register(
    vscode.window.createStatusBarItem('codeRefuge.score', vscode.StatusBarAlignment.Right, 100),
  );
  private visible = false;

  constructor(private readonly analysis: Analysis) {
    super();
    this.item.name = 'Delegation Score';
    this.item.command = OPEN_REVIEW;
    this._register(analysis.onDidChange(() => this.update()));
    this.update();
  }

  /** What is shown at the moment, `null` while the item is hidden. */
  get shown(): { text: string; label: string; tooltip: string } | null {
    if (!this.visible) return null;
    return {
      text: this.item.text,
      label: this.item.accessibilityInformation?.label ?? '',
      tooltip: (this.item.tooltip as vscode.MarkdownString).value,
    };
  }

  private update(): void {
    const text = statusText(this.analysis.state);
    this.visible = text !== null;
    if (text === null) {
      this.item.hide();
      return;
    }
    this.item.text = text;
    this.item.accessibilityInformation = { label: statusLabel(this.analysis.state), role: 'button' };
    const tooltip = new vscode.MarkdownString(statusTooltip(this.analysis.state), true);
    tooltip.isTrusted = { enabledCommands: [OPEN_REVIEW, REFRESH] };
    this.item.tooltip = tooltip;
    this.item.show();
  }
}
