import { stat } from 'node:fs/promises';
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
  private timer: NodeJS.Timeout | undefined;
  private readonly change = this._register(new vscode.EventEmitter<void>());

  /** Fires when the glass was broken, here or elsewhere. */
  readonly onDidChange = this.change.event;

  constructor(
    readonly file: string,
    private readonly log: Log,
  ) {
    super();
    this._register({ dispose: () => clearTimeout(this.timer) });
    this.wait();
  }

  /** Reads the log if it has changed. One that can't be read lifts nothing. */
  async look(): Promise<void> {
    const stamp = await this.stamp();
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

  /** From the end of one look to the next, for a home folder on a network may take its time. */
  private wait(): void {
    this.timer = setTimeout(() => void this.look().finally(() => this.isDisposed || this.wait()), LOOK_MS);
  }

  private async stamp(): Promise<string> {
    const found = await stat(this.file).catch(() => null);
    return found === null ? '' : `${found.size} ${found.mtimeMs}`;
  }
}
