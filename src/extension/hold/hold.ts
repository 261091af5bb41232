import * as vscode from 'vscode';
import type { Zone } from '../../core/calendar/zone';
import type { CommandId } from '../command-ids';
import type { Configuration } from '../configuration/configuration';
import { Disposable } from '../disposable';
import { toLocalIso, untilText } from '../time/local-time';
import { errorText, type Log } from '../log';
import { plainText } from '../plain-text';
import type { TimeSource } from '../time/time-source';
import type { Zones } from '../calendars/zones';
import { askReason } from './ask-reason';
import type { Glass } from './glass';
import { heldGlobs } from './globs';
import { heldMessage } from './held-message';
import type { ReadOnlySettings } from './read-only-settings';
import { UnsavedFiles } from './unsaved-files';

/** Settings that can't be written now may be later: a file that is being edited is saved, a disk has room again. */
const TRY_AGAIN_MS = 15_000;
const TOLD_KEY = 'codeRefuge.heldZonesTold';

/** Holds the user to a zone that they asked for: its files are read-only while it lasts. */
export class Hold extends Disposable {
  private readonly unsaved = this._register(new UnsavedFiles());
  private readonly change = this._register(new vscode.EventEmitter<void>());
  private readonly broken = this._register(new vscode.EventEmitter<{ until: number }>());
  private queue: Promise<void>;
  /** What is in the settings: `''` for nothing, `null` where a change failed and may have left something. */
  private applied: string | null = '';
  private failure = '';
  private again: NodeJS.Timeout | undefined;
  private asking = false;

  /** Fires when the files of this workspace became read-only, or writable again. */
  readonly onDidChange = this.change.event;

  /** Fires when the glass was broken, here or in another window; `until` is the end of the last zone that it lifts, in seconds since the epoch. */
  readonly onDidBreakGlass = this.broken.event;

  constructor(
    private readonly zones: Zones,
    private readonly settings: ReadOnlySettings,
    private readonly glass: Glass,
    private readonly configuration: Configuration,
    private readonly memory: vscode.Memento,
    private readonly time: TimeSource,
    private readonly log: Log,
  ) {
    super();
    this._register({ dispose: () => clearTimeout(this.again) });
    this.queue = this.sweep();
    this._register(glass.onDidChange(() => this.tellBroken()));
    // A window that was killed meanwhile can't take back what it held, and its successor may be a while in coming.
    const sweepAfter = () => {
      if (zones.current.length === 0) this.queue = this.queue.then(() => this.sweep());
    };
    for (const event of [zones.onDidTurn, zones.onDidFind, glass.onDidChange, this.unsaved.onDidChange, vscode.workspace.onDidChangeWorkspaceFolders]) {
      this._register((event as vscode.Event<unknown>)(() => this.follow()));
    }
    this._register(zones.onDidTurn(sweepAfter));
  }

  /** Whether the files of this workspace are read-only by a zone. */
  get isOn(): boolean {
    return this.applied !== '' && this.applied !== null;
  }

  /** Asks for a line of reason and lifts the zones that last now. */
  async breakGlass(): Promise<void> {
    const asked = this.zones.current[0];
    if (asked === undefined) {
      void vscode.window.showInformationMessage('No no-code zone lasts now, so there is no glass to break.');
      return;
    }
    if (this.zones.current.every((zone) => this.glass.isBroken(zone))) {
      void vscode.window.showInformationMessage(`The glass is broken until ${this.until(asked)}; your reason is noted.`);
      return;
    }
    if (this.asking) return;
    this.asking = true;
    const reason = await askReason(plainText(asked.title)).finally(() => (this.asking = false));
    const [zone, ...others] = this.zones.current;
    if (reason === undefined || zone === undefined) return;
    try {
      await this.glass.break([zone, ...others], this.time.now(), reason, this.isOn);
    } catch (error) {
      this.log.error(errorText(error));
      void vscode.window.showErrorMessage(`The reason couldn't be noted, so the zone stays as it is. ${errorText(error)}`);
      return;
    }
    await this.follow();
  }

  private tellBroken(): void {
    const [last] = this.zones.current.filter((zone) => this.glass.isBroken(zone));
    if (last !== undefined) this.broken.fire({ until: last.end });
  }

  /** Puts the settings back before VS Code stops the extension, which leaves little time and no API. */
  async letGo(): Promise<void> {
    this.dispose();
    await this.queue;
    try {
      if (this.applied !== '') await this.settings.releaseInFiles();
    } catch (error) {
      this.log.error(`The settings stay as they are until the next start: ${errorText(error)}`);
    }
  }

  private async sweep(): Promise<void> {
    try {
      await this.glass.look();
      const swept = await this.settings.sweep(this.time.now());
      if (swept > 0) this.log.info(`A window that was gone had left files read-only; the settings are as they were.`);
    } catch (error) {
      this.fail(`Your settings could not be restored after an earlier no-code zone. ${errorText(error)}`, () => {
        this.queue = this.queue.then(() => this.sweep());
      });
    }
  }

  private follow(): Promise<void> {
    this.queue = this.queue.then(() => this.settle());
    return this.queue;
  }

  private async settle(): Promise<void> {
    if (this.isDisposed) return;
    const wasOn = this.isOn;
    const held = this.zones.current.filter((zone) => zone.hold && !this.glass.isBroken(zone));
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
    const [zone] = held;
    try {
      if (zone === undefined || folders.length === 0) await this.release();
      else await this.holdUntil(zone, folders);
      this.failure = '';
    } catch (error) {
      const what = zone === undefined ? "Your settings couldn't be put back, so files may still be read-only." : "The files couldn't be made read-only.";
      this.fail(`${what} ${errorText(error)}`, () => void this.follow());
    }
    if (this.isOn !== wasOn) this.change.fire();
    if (this.isOn && zone !== undefined) void this.tell(zone);
  }

  private async holdUntil(zone: Zone, folders: readonly string[]): Promise<void> {
    const inFolders = this.unsaved.paths.filter((file) => folders.some((folder) => file.startsWith(folder)));
    const globs = heldGlobs(folders, inFolders);
    const until = toLocalIso(new Date(zone.end * 1000));
    const wanted = JSON.stringify([globs, until]);
    if (this.applied === wanted) return;
    const wasOn = this.isOn;
    this.applied = null;
    await this.settings.hold(globs, until);
    this.applied = wanted;
    if (!wasOn) this.log.info(`${zone.title}: the files are read-only until ${until}.`);
  }

  private async release(): Promise<void> {
    if (this.applied === '') return;
    await this.settings.release();
    this.applied = '';
    this.log.info('The files are writable again, and the settings as they were.');
  }

  /** Once for each zone: VS Code's own message in a read-only editor doesn't say why. */
  private async tell(zone: Zone): Promise<void> {
    const told = this.memory.get<string[]>(TOLD_KEY, []);
    if (this.configuration.settings.quiet || told.includes(zone.id)) return;
    await this.memory.update(TOLD_KEY, [...told, zone.id].slice(-20));
    const actions: Record<string, CommandId> = { 'Break Glass': 'codeRefuge.breakGlass', 'Open No-Code Zones': 'codeRefuge.openZones' };
    const choice = await vscode.window.showInformationMessage(heldMessage(zone, this.until(zone)), ...Object.keys(actions));
    if (choice !== undefined) await vscode.commands.executeCommand(actions[choice]!);
  }

  private until(zone: Zone): string {
    return untilText(this.time.now(), new Date(zone.end * 1000));
  }

  private fail(message: string, retry: () => void): void {
    clearTimeout(this.again);
    if (!this.isDisposed) this.again = setTimeout(retry, TRY_AGAIN_MS);
    if (message === this.failure) return;
    this.failure = message;
    this.log.error(message);
    const open = 'Open Settings (JSON)';
    void vscode.window.showErrorMessage(message, open).then((choice) => choice === open && vscode.commands.executeCommand('workbench.action.openSettingsJson'));
  }
}
