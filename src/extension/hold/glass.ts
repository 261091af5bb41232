import { statSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Zone } from '../../core/calendar/zone';
import { addGlassRecord, type GlassRecord, readGlassRecords } from '../../store/broken-glass';
import { Disposable } from '../disposable';
import { toLocalIso } from '../time/local-time';
import { errorText, type Log } from '../log';

/** Other windows break the glass too, and file events of a folder that is not open get lost. */
const LOOK_MS = 1_000;

/** The times that the glass was broken, in this window or another. */
export class Glass extends Disposable {
  private records: readonly GlassRecord[] = [];
  private seen = '';
  private readonly change = this._register(new vscode.EventEmitter<void>());

  /** Fires when the glass was broken, here or elsewhere. */
  readonly onDidChange = this.change.event;

  constructor(
    readonly file: string,
    private readonly log: Log,
  ) {
    super();
    const timer = setInterval(() => void this.look(), LOOK_MS);
    this._register({ dispose: () => clearInterval(timer) });
  }

  /** Reads the log if it has changed. One that can't be read lifts nothing. */
  async look(): Promise<void> {
    const stamp = this.stamp();
    if (stamp === this.seen) return;
    this.seen = stamp;
    try {
      this.records = (await readGlassRecords(this.file)).entries;
    } catch (error) {
      this.records = [];
      this.log.warn(errorText(error));
    }
    this.change.fire();
  }

  /** Whether the glass was broken while this zone lasted. */
  isBroken({ start, end }: Zone): boolean {
    return this.records.some(({ time }) => {
      const at = Date.parse(time) / 1000;
      return start <= at && at < end;
    });
  }

  /** Records that the glass is broken on these zones, the one that ends last first. Throws a `StoreError`. */
  async break(zones: readonly [Zone, ...Zone[]], now: Date, reason: string, held: boolean): Promise<void> {
    const [{ title, source, end }] = zones;
    await addGlassRecord(this.file, { time: toLocalIso(now), zone: title, source, until: toLocalIso(new Date(end * 1000)), reason, held });
    await this.look();
  }

  private stamp(): string {
    const stat = statSync(this.file, { throwIfNoEntry: false });
    return stat === undefined ? '' : `${stat.size} ${stat.mtimeMs}`;
  }
}
