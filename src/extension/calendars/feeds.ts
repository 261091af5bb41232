import * as vscode from 'vscode';
import type { FeedFailure } from '../../calendars/feed-failure';
import type { Connection } from '../../calendars/feed-request';
import { isDue, isUnwelcome } from '../../calendars/feed-schedule';
import type { FeedRecord, FeedStore } from '../../calendars/feed-store';
import { type FeedUpdate, updateFeed } from '../../calendars/feed-update';
import type { CalendarSource } from '../../calendars/sources';
import { Disposable } from '../disposable';
import type { FeedAddresses } from './feed-addresses';
import { askForFeed, askForRemoval, confirmAdded, confirmRemoved, tellAddedWithout, tellNotAdded, tellSeeLog } from './feed-dialogs';
import { feedNote } from './feed-notes';
import { errorText, type Log } from '../log';
import type { TimeSource } from '../time/time-source';

/** How often each window looks at what the others have fetched. */
const LOOK_MS = 60_000;
/** A longer pause than this between two looks means that the machine slept. */
const SLEPT_MS = 5 * LOOK_MS;
const SOON_MS = 1_000;

/**
 * The calendar feeds that the user added: kept fresh by the focused window, shown by all. Errors that carry an
 * address never leave `updateFeed`.
 */
export class Feeds extends Disposable {
  private records: readonly FeedRecord[] = [];
  private readonly withoutAddress = new Set<string>();
  private readonly running = new Map<string, { update: Promise<FeedUpdate | null>; controller: AbortController }>();
  /** The kind of failure that the log has told of last, by feed. */
  private readonly told = new Map<string, string>();
  private toldNotes = '';
  private lastLook: number;
  private looking: Promise<void> = Promise.resolve();
  private timer: vscode.Disposable = { dispose: () => undefined };
  private readonly change = this._register(new vscode.EventEmitter<void>());
  private readonly changeOfNotes = this._register(new vscode.EventEmitter<void>());

  /** Fires when a feed was added or removed, or its calendar is another than before. */
  readonly onDidChange = this.change.event;

  /** Fires when there is something else to say of a feed. */
  readonly onDidChangeNotes = this.changeOfNotes.event;

  constructor(
    private readonly store: FeedStore,
    private readonly addresses: Pick<FeedAddresses, 'get' | 'set' | 'delete' | 'onDidChange'>,
    private readonly time: TimeSource,
    private readonly log: Log,
    private readonly connection: Connection = {},
  ) {
    super();
    this.lastLook = time.now().getTime();
    this._register(
      addresses.onDidChange(() => {
        this.withoutAddress.clear();
        void this.look();
      }),
    );
    this._register(vscode.window.onDidChangeWindowState(({ focused }) => focused && void this.look()));
    this._register({ dispose: () => this.stop() });
    void store.sweep().catch((error: unknown) => this.log.warn(`The folder of calendar feeds can't be swept: ${errorText(error)}`));
    void this.look();
  }

  /** The feeds of which there is a calendar. */
  get sources(): CalendarSource[] {
    return this.records.filter(({ asOf }) => asOf !== null).map(({ id, name }) => ({ kind: 'feed', name, file: this.store.fileOf(id) }));
  }

  /** How old the data of each feed is. */
  get notes(): string[] {
    return this.records.map((record) => this.noteOf(record));
  }

  /** Fetches every feed now, except where a server has asked for a pause. */
  async refresh(): Promise<void> {
    await this.read();
    await Promise.all(this.records.filter((record) => !isUnwelcome(record, this.now())).map((record) => this.fetch(record)));
    this.wait();
  }

  /** Asks for a feed and fetches it at once. */
  async add(): Promise<void> {
    await this.read();
    const typed = await askForFeed(this.records, this.addresses);
    if (typed === null) return;
    const { address, name, replaces } = typed;
    const former = replaces === null ? null : await this.addresses.get(replaces.id);
    const feed = await this.keep(name, address, replaces);
    if (feed === null) return;
    const title = `Fetching “${name}”`;
    const update = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => this.fetch(feed, { afresh: true }));
    if (update === null) {
      await tellSeeLog(name, this.log);
    } else if (update.record === null) {
      // Removed in another window in the meantime, which is what its user wanted.
    } else if (update.failure === null) {
      confirmAdded(name);
    } else if (update.failure.isOfTheAddress) {
      await this.takeBack(feed, former);
      if (await tellNotAdded(name, update.failure)) await this.add();
    } else {
      tellAddedWithout(name, update.failure, update.record.nextTry, this.time.now());
    }
    this.wait();
  }

  /** Asks which feed, and removes all that is kept of it. */
  async remove(): Promise<void> {
    await this.read();
    const feed = await askForRemoval(this.records, (record) => this.noteOf(record));
    if (feed === null) return;
    await this.forget(feed.id);
    confirmRemoved(feed.name);
  }

  private noteOf(record: FeedRecord): string {
    return feedNote(record, !this.withoutAddress.has(record.id), this.time.now());
  }

  private now(): number {
    return this.time.now().getTime();
  }

  /** Keeps what was typed. `null`, and a message, where it can't be. */
  private async keep(name: string, address: URL, replaces: FeedRecord | null): Promise<FeedRecord | null> {
    let feed: FeedRecord | null = null;
    try {
      // Another address has other validators; its calendar is not the one they were given for.
      const anew = { etag: null, lastModified: null, nextTry: null, notBefore: null, triedAt: null };
      feed = (replaces && (await this.store.change(replaces.id, anew))) ?? (await this.store.add(name));
      await this.addresses.set(feed.id, address);
      return feed;
    } catch (error) {
      if (feed !== null && replaces === null) await this.store.remove(feed.id);
      // The words of a secret storage that fails may hold the secret.
      const why = feed === null ? errorText(error) : 'the secret storage of VS Code refused its address';
      this.log.error(`Calendar feed “${name}” can't be kept: ${why}`);
      void vscode.window.showErrorMessage(`“${name}” can't be kept: ${why}.`);
      return null;
    }
  }

  /** Undoes `keep` after an address that can't be right. */
  private async takeBack({ id }: FeedRecord, former: URL | null): Promise<void> {
    if (former === null) {
      await this.forget(id);
      return;
    }
    await this.store.change(id, { failures: 0, failure: null, nextTry: null, triedAt: null });
    await this.addresses.set(id, former);
  }

  private async forget(id: string): Promise<void> {
    const running = this.running.get(id);
    running?.controller.abort(new Error('removed'));
    await running?.update;
    await this.store.remove(id);
    await this.addresses.delete(id);
    this.withoutAddress.delete(id);
    this.told.delete(id);
    await this.read();
  }

  /** Takes in what other windows did and fetches what is due; one look after the other. */
  private look(): Promise<void> {
    this.looking = this.looking.then(async () => {
      try {
        const now = this.now();
        const slept = now - this.lastLook > SLEPT_MS;
        this.lastLook = now;
        await this.read();
        if (!this.isDisposed && vscode.window.state.focused) await this.fetchDue(now, slept);
      } catch (error) {
        this.log.error(`The calendar feeds can't be looked at: ${errorText(error)}`);
      }
      this.wait();
    });
    return this.looking;
  }

  private async fetchDue(now: number, slept: boolean): Promise<void> {
    // Behind another network what failed may work.
    const due = (record: FeedRecord) => isDue(record, now) || (slept && record.failure !== null && !isUnwelcome(record, now));
    await Promise.all(this.records.filter((record) => due(record) && !this.withoutAddress.has(record.id)).map((record) => this.fetch(record, { afresh: slept })));
  }

  /** Looks again when the next feed is due, or to see what other windows did. */
  private wait(): void {
    this.timer.dispose();
    if (this.isDisposed) return;
    const now = this.now();
    const times = vscode.window.state.focused ? this.records.filter(({ id }) => !this.withoutAddress.has(id)).map(({ nextTry }) => nextTry ?? now) : [];
    this.timer = this.time.at(Math.max(now + SOON_MS, Math.min(now + LOOK_MS, ...times)), () => void this.look());
  }

  /** `null` where there is no address, or the fetch was stopped. */
  private fetch(feed: FeedRecord, options: { afresh?: boolean } = {}): Promise<FeedUpdate | null> {
    const running = this.running.get(feed.id);
    if (running !== undefined) return running.update;
    const controller = new AbortController();
    const update = this.update(feed, { ...options, signal: controller.signal }).finally(() => this.running.delete(feed.id));
    this.running.set(feed.id, { update, controller });
    return update;
  }

  private async update(feed: FeedRecord, options: { afresh?: boolean; signal: AbortSignal }): Promise<FeedUpdate | null> {
    let update: FeedUpdate | null = null;
    try {
      const address = await this.addresses.get(feed.id);
      if (address === null) {
        this.withoutAddress.add(feed.id);
        this.tell(feed, 'address-unknown', 'VS Code has not kept its address. Add the feed again.');
      } else {
        update = await updateFeed(this.store, feed, address, () => this.now(), { ...options, connection: this.connection });
        if (update.failure === null) this.tellGood(feed);
        else this.tellFailure(feed, update.failure);
      }
    } catch (error) {
      if (!options.signal.aborted) this.tell(feed, 'record', `what is known of it can't be written: ${errorText(error)}`);
    }
    await this.read();
    return update;
  }

  private tellFailure(feed: FeedRecord, { kind, message, advice }: FeedFailure): void {
    this.tell(feed, kind, `${message}. ${advice}`.trim());
  }

  /** Each kind of failure once, until the feed works again. */
  private tell({ id, name }: FeedRecord, kind: string, message: string): void {
    if (this.told.get(id) === kind) return;
    this.told.set(id, kind);
    this.log.warn(`Calendar feed “${name}”: ${message}`);
  }

  private tellGood({ id, name }: FeedRecord): void {
    if (this.told.delete(id)) this.log.info(`Calendar feed “${name}” works again.`);
  }

  /** Reads what is known of the feeds, and says what is new. */
  private async read(): Promise<void> {
    const records = await this.store.list();
    if (this.isDisposed) return;
    const before = this.records;
    this.records = records;
    const calendars = (records: readonly FeedRecord[]) => records.map(({ id, name, hash }) => `${id} ${hash ?? ''} ${name}`).join('\n');
    if (calendars(before) !== calendars(records)) this.change.fire();
    const notes = this.notes.join('\n');
    if (notes === this.toldNotes) return;
    this.toldNotes = notes;
    this.changeOfNotes.fire();
  }

  private stop(): void {
    this.timer.dispose();
    for (const { controller } of this.running.values()) controller.abort(new Error('the window is closing'));
  }
}
