import * as vscode from 'vscode';
import { LocalClock } from '../../core/calendar/local-clock';
import type { WeeklyZone } from '../../core/review/review';
import type { FromZonesPanel, ToZonesPanel } from '../../protocol/zones-panel';
import type { Analysis } from '../analysis/analysis';
import type { CalendarSources } from '../calendars/calendar-sources';
import { type Configuration, openSettings } from '../configuration/configuration';
import { Disposable } from '../disposable';
import { errorText, type Log } from '../log';
import { openCommit } from '../repositories/open-commit';
import type { Repositories } from '../repositories/repositories';
import type { TimeSource } from '../time/time-source';
import { SinglePanel } from '../single-panel';
import type { Zones } from '../calendars/zones';
import { ZonesExport } from './zones-export';
import { writeOwnZones } from './zones-setting';
import { zonesPanelState } from './panel-state';

const PAGE = { title: 'No-Code Zones', script: 'zones', styles: ['review.css', 'zones.css'] };
const MINUTE_MS = 60_000;

/** The panel "No-Code Zones". */
export class ZonesPanel extends Disposable {
  private readonly panel: SinglePanel<FromZonesPanel, ToZonesPanel>;
  private minute: vscode.Disposable | null = null;
  private saves: Promise<void> = Promise.resolve();
  private readonly export: ZonesExport;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly configuration: Configuration,
    private readonly calendars: CalendarSources,
    private readonly repositories: Repositories,
    private readonly zones: Zones,
    private readonly analysis: Analysis,
    memory: vscode.Memento,
    private readonly time: TimeSource,
    private readonly log: Log,
  ) {
    super();
    this.export = new ZonesExport(analysis, memory, time);
    for (const event of [configuration.onDidChange, calendars.onDidChangeNotes, zones.onDidFind, analysis.onDidChange]) this._register(event(() => this.send()));
    this.panel = this._register(new SinglePanel<FromZonesPanel, ToZonesPanel>('codeRefuge.zones', PAGE, extensionUri));
    this._register(this.panel.onDidReceive((message) => void this.received(message)));
    this._register(this.panel.onDidOpen(() => this.tick()));
    this._register(this.panel.onDidClose(() => this.minute?.dispose()));
  }

  open(): void {
    this.panel.open();
  }

  private async received(message: FromZonesPanel): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.send();
      case 'save':
        // One after the other: each is checked against what the one before it wrote.
        return (this.saves = this.saves.then(() => this.save(message)));
      case 'export':
      case 'invite':
        // What was typed last is saved as the button takes the focus.
        await this.saves;
        return this.handOut(message);
      case 'openCommit':
        return openCommit(this.repositories, this.log, message);
      case 'openSettings':
        return openSettings(message.setting);
      case 'addFeed':
        await vscode.commands.executeCommand('codeRefuge.addCalendarFeed');
    }
  }

  private async handOut({ type, zone }: Extract<FromZonesPanel, { type: 'export' | 'invite' }>): Promise<void> {
    const own = this.configuration.settings.noCodeZones;
    const one = zone === null ? null : (own[zone] ?? null);
    if (type === 'export') await this.export.export(own, one);
    else if (one !== null) await this.export.invite(own, one);
  }

  private async save({ id, before, zones }: { id: number; before: WeeklyZone[]; zones: WeeklyZone[] }): Promise<void> {
    let problem: string | null;
    try {
      problem = await writeOwnZones(before, zones);
      if (problem === null) await this.export.edited(before, zones);
    } catch (error) {
      problem = errorText(error);
    }
    if (problem !== null) this.log.warn(`The zones were not saved: ${problem}`);
    this.panel.post({ type: 'saved', id, problem });
    if (problem !== null) this.send();
  }

  private send(): void {
    if (this.panel.isOpen) this.panel.post({ type: 'state', state: zonesPanelState(this.configuration, this.calendars, this.zones, this.analysis, this.time) });
  }

  /** The line of the time moves while the panel is there. */
  private tick(): void {
    this.minute?.dispose();
    const now = this.time.now().getTime();
    this.minute = this.time.at(Math.floor(now / MINUTE_MS + 1) * MINUTE_MS, () => {
      if (!this.panel.isOpen) return;
      this.panel.post({ type: 'now', now: new LocalClock(this.time.timeZone).wallOf(this.time.now().getTime() / 1000) });
      this.tick();
    });
  }
}
