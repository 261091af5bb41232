import * as vscode from 'vscode';
import type { SourceProblem } from '../../calendars/sources';
import { nextTurn } from '../../core/calendar/next-turn';
import type { Zone } from '../../core/calendar/zone';
import type { JudgedEvent } from '../../core/calendar/zones';
import type { ZonesFailure, ZonesResult } from '../../protocol/worker';
import type { AnalysisWorker } from '../analysis/analysis-worker';
import type { CalendarSources } from './calendar-sources';
import type { Configuration } from '../configuration/configuration';
import { Disposable } from '../disposable';
import { toLocalIso } from '../time/local-time';
import type { Log } from '../log';
import type { TimeSource } from '../time/time-source';

/** The range that was looked at reaches far ahead, but the preview and the clock of the zones move on. */
const LOOK_AGAIN_MS = 6 * 60 * 60_000;

/** The no-code zones of this window, and which of them last now. */
export class Zones extends Disposable {
  private found: Omit<ZonesResult, 'type' | 'id'> = { zones: [], preview: [], previewLeftOut: 0, absences: [], problems: [] };
  private active: readonly Zone[] = [];
  private lastId = 0;
  /** Epoch milliseconds. */
  private lookedAt = 0;
  private boundary: vscode.Disposable = { dispose: () => undefined };
  private readonly change = this._register(new vscode.EventEmitter<void>());
  private readonly turn = this._register(new vscode.EventEmitter<void>());

  /** Fires when the zones were looked up again, whether they are others or not. */
  readonly onDidFind = this.change.event;

  /** Fires when a zone begins or ends, or other zones last now than before. */
  readonly onDidTurn = this.turn.event;

  constructor(
    private readonly configuration: Configuration,
    private readonly calendars: CalendarSources,
    private readonly worker: AnalysisWorker,
    private readonly time: TimeSource,
    private readonly log: Log,
  ) {
    super();
    this._register(configuration.onDidChange(() => this.look()));
    this._register(calendars.onDidChange(() => this.look()));
    this._register(worker.onDidFindZones((result) => this.received(result)));
    this._register(worker.onDidGiveUp((reason) => this.failed(reason)));
    this._register({ dispose: () => this.boundary.dispose() });
    this.look();
  }

  /** Those of `ZONE_WEEKS`, by start. */
  get all(): readonly Zone[] {
    return this.found.zones;
  }

  /** Those that last now, the one that ends last first. */
  get current(): readonly Zone[] {
    return this.active;
  }

  /** Events of the calendars in the next fourteen days, and what the rules make of them. */
  get preview(): readonly JudgedEvent[] {
    return this.found.preview;
  }

  /** How many more there are. */
  get previewLeftOut(): number {
    return this.found.previewLeftOut;
  }

  /** Out-of-office events. */
  get absences(): readonly JudgedEvent[] {
    return this.found.absences;
  }

  /** What is wrong with the calendars. */
  get problems(): readonly SourceProblem[] {
    return this.found.problems;
  }

  private look(): void {
    if (this.isDisposed) return;
    this.lookedAt = this.time.now().getTime();
    this.worker.send({
      type: 'zones',
      id: ++this.lastId,
      settings: this.configuration.settings,
      calendars: this.calendars.toRead,
      now: toLocalIso(this.time.now()),
    });
  }

  private received(result: ZonesResult | ZonesFailure): void {
    if (result.id !== this.lastId) return;
    if (result.type === 'zones-failure') {
      this.failed(result.message);
      return;
    }
    const { zones, preview, previewLeftOut, absences, problems } = result;
    this.take({ zones, preview, previewLeftOut, absences, problems });
  }

  /** What was found before goes on to count: a fault of ours must not lift a zone. */
  private failed(reason: string): void {
    this.take({ ...this.found, problems: [{ source: '', message: `The calendars could not be looked at: ${reason}.` }] });
  }

  private take(found: Omit<ZonesResult, 'type' | 'id'>): void {
    for (const { source, message } of found.problems) {
      if (!this.found.problems.some((known) => known.source === source && known.message === message)) this.log.warn(source === '' ? message : `${source}: ${message}`);
    }
    this.found = found;
    this.change.fire();
    this.update();
  }

  /** Works out which zones last now, and wakes up when that changes. */
  private update(): void {
    const now = this.time.now().getTime() / 1000;
    const active = this.found.zones.filter(({ start, end }) => start <= now && now < end).sort((a, b) => b.end - a.end);
    const changed = active.map(({ id, end }) => `${id} ${end}`).join('\n') !== this.active.map(({ id, end }) => `${id} ${end}`).join('\n');
    this.active = active;
    this.boundary.dispose();
    // Zones that turn all day long may not put off the next look.
    const again = (this.lookedAt + LOOK_AGAIN_MS) / 1000;
    const next = nextTurn(this.found.zones, now);
    this.boundary = next < again ? this.time.at(next * 1000, () => this.update()) : this.time.at(again * 1000, () => this.look());
    if (changed) this.turn.fire();
  }
}
