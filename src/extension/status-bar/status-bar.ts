import * as vscode from 'vscode';
import type { Analysis } from '../analysis/analysis';
import type { CalendarSources } from '../calendars/calendar-sources';
import type { CommandId } from '../command-ids';
import { Disposable } from '../disposable';
import type { Hold } from '../hold/hold';
import { untilText } from '../time/local-time';
import { statusLabel, statusText, statusTooltip, type ZoneNow } from './status-text';
import type { TimeSource } from '../time/time-source';
import type { Zones } from '../calendars/zones';

const OPEN_REVIEW: CommandId = 'codeRefuge.openReview';
const TOOLTIP_COMMANDS: CommandId[] = [OPEN_REVIEW, 'codeRefuge.openZones', 'codeRefuge.refresh', 'codeRefuge.breakGlass'];

/** The delegation score in the status bar, and in its tooltip how it came about. */
export class StatusBar extends Disposable {
  private readonly item = this._register(
    vscode.window.createStatusBarItem('codeRefuge.score', vscode.StatusBarAlignment.Right, 100),
  );
  private visible = false;

  constructor(
    private readonly analysis: Analysis,
    private readonly calendars: CalendarSources,
    private readonly zones: Zones,
    private readonly hold: Hold,
    private readonly time: TimeSource,
  ) {
    super();
    this.item.name = 'Delegation Score';
    this.item.command = OPEN_REVIEW;
    this._register(analysis.onDidChange(() => this.update()));
    for (const changed of [zones.onDidTurn, calendars.onDidChange, calendars.onDidChangeNotes, hold.onDidChange]) this._register(changed(() => this.update()));
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
    const { state } = this.analysis;
    const now = this.zoneNow();
    const text = statusText(state, now);
    this.visible = text !== null;
    if (text === null) {
      this.item.hide();
      return;
    }
    this.item.text = text;
    this.item.accessibilityInformation = { label: statusLabel(state, now), role: 'button' };
    const tooltip = new vscode.MarkdownString(statusTooltip(state, now, this.calendars.notes), true);
    tooltip.isTrusted = { enabledCommands: TOOLTIP_COMMANDS };
    this.item.tooltip = tooltip;
    this.item.show();
  }

  private zoneNow(): ZoneNow | null {
    const zone = this.zones.current[0];
    if (zone === undefined) return null;
    return { zone, until: untilText(this.time.now(), new Date(zone.end * 1000)), held: this.hold.isOn };
  }
}
