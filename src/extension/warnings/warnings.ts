import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { formatDay, parseMoment } from '../../core/calendar/moment';
import { localTime } from '../../core/calendar/working-day';
import type { FreshEvent } from '../../protocol/worker';
import type { OnCallStore } from '../../store/on-call';
import type { Analysis } from '../analysis/analysis';
import type { CommandId } from '../command-ids';
import { type Configuration, openSettings } from '../configuration/configuration';
import { confirm } from '../confirm';
import { Disposable } from '../disposable';
import type { Glass } from '../hold/glass';
import { localDay } from '../time/local-time';
import { errorText, type Log } from '../log';
import type { ReviewWatch, SeenReview } from '../reading/review-watch';
import { momentInWords, snoozeChoices } from './snooze';
import type { TimeSource } from '../time/time-source';
import { decide, type FreshReview, NO_MEMORY, type Warning, type WarningKind, type WarningMemory } from './warning-policy';
import type { Zones } from '../calendars/zones';

const MEMORY_KEY = 'codeRefuge.warnings';
/** The focused window comes first. The others wait, each for a time of its own, to read what another has told. */
const AWAY_MS = { least: 1_000, most: 4_000 };

/** Warns of what has just been done late at night, in a no-code zone, past a sunset or on no initiative: seldom, once, and never for good. */
export class Warnings extends Disposable {
  constructor(
    private readonly configuration: Configuration,
    private readonly analysis: Analysis,
    private readonly zones: Zones,
    private readonly glass: Glass,
    reviews: ReviewWatch,
    private readonly onCall: OnCallStore,
    private readonly state: vscode.Memento,
    private readonly time: TimeSource,
    private readonly log: Log,
  ) {
    super();
    this._register(analysis.onDidSeeFresh((fresh) => void this.consider(fresh)));
    this._register(reviews.onDidSee((seen) => void this.consider([this.placed(seen)])));
  }

  /** Asks how long, and says nothing until then. */
  async snooze(): Promise<void> {
    const choice = await vscode.window.showQuickPick(snoozeChoices(this.time.now()), { title: 'Snooze Warnings' });
    if (choice === undefined) return;
    await this.remember({ ...this.memory, snoozedUntil: choice.until });
    confirm(`$(bell-slash) No warnings until ${momentInWords(new Date(choice.until))}`);
  }

  /** Ends a snooze and takes back every "Don't Show Again". */
  async resume(): Promise<void> {
    await this.remember({ ...this.memory, snoozedUntil: 0, muted: [] });
    const { quiet, warningsPerDay } = this.configuration.settings;
    const off = quiet ? 'codeRefuge.quiet' : warningsPerDay === 0 ? 'codeRefuge.warningsPerDay' : null;
    if (off === null) {
      confirm('$(bell) Warnings are on');
      return;
    }
    const open = 'Open Settings';
    const message = `Nothing is snoozed any more. Warnings stay off by the setting ${off}.`;
    if ((await vscode.window.showInformationMessage(message, open)) === open) await openSettings(off);
  }

  private get memory(): WarningMemory {
    return { ...NO_MEMORY, ...this.state.get<Partial<WarningMemory>>(MEMORY_KEY) };
  }

  private async remember(memory: WarningMemory): Promise<void> {
    await this.state.update(MEMORY_KEY, memory);
  }

  /** Where something in a review fell. */
  private placed(seen: SeenReview): FreshReview {
    const moment = parseMoment(seen.time);
    const local = moment === null ? null : localTime(moment, this.configuration.settings);
    return { ...seen, lateNight: local?.lateNight ? formatDay(local.day) : null, zones: this.zones.current };
  }

  private async consider(fresh: (FreshEvent | FreshReview)[]): Promise<void> {
    if (!vscode.window.state.focused) await pause(AWAY_MS.least + Math.random() * (AWAY_MS.most - AWAY_MS.least));
    const { quiet, warningsPerDay } = this.configuration.settings;
    // The analysis has logged what is wrong with the file.
    const onCall = await this.onCall.read().catch(() => []);
    const now = this.time.now();
    const rules = { quiet, warningsPerDay, onCall };
    const { warning, memory } = decide(fresh.map((each) => this.withoutBroken(each)), this.memory, rules, { time: now.getTime(), day: localDay(now) });
    await this.remember(memory);
    if (warning !== null && !this.isDisposed) await this.show(warning);
  }

  /** Whoever broke the glass has given a reason, and need not hear of the zone again. */
  private withoutBroken<T extends FreshEvent | FreshReview>(fresh: T): T {
    return { ...fresh, zones: fresh.zones.filter((zone) => !this.glass.isBroken(zone)) };
  }

  private async show({ kind, message, nights }: Warning): Promise<void> {
    const actions: Record<string, () => unknown> = {
      'Open Review': () => vscode.commands.executeCommand('codeRefuge.openReview' satisfies CommandId),
      'Snooze…': () => this.snooze(),
      ...(kind === 'late-night'
        ? { 'This Was On-Call': () => this.markOnCall(nights) }
        : kind === 'sunset-commit' || kind === 'stray-commit'
          ? { 'Open Initiatives': () => vscode.commands.executeCommand('codeRefuge.openInitiatives' satisfies CommandId) }
          : { 'Edit Zones': () => vscode.commands.executeCommand('codeRefuge.openZones' satisfies CommandId) }),
      "Don't Show Again": () => this.mute(kind),
    };
    const choice = await vscode.window.showWarningMessage(message, ...Object.keys(actions));
    if (choice !== undefined) await actions[choice]?.();
  }

  private async markOnCall(nights: string[]): Promise<void> {
    try {
      for (const night of nights) await this.onCall.add(night);
    } catch (error) {
      this.log.error(`The on-call night could not be saved: ${errorText(error)}`);
      void vscode.window.showErrorMessage(`The on-call night couldn't be saved, so it still counts. ${errorText(error)}`);
      return;
    }
    const named = nights.length === 1 ? `The night of ${nights[0]} is` : `${nights.length} nights are`;
    confirm(`$(check) ${named} marked as on-call and left out. The review can take it back.`);
    await this.analysis.refresh();
  }

  private async mute(kind: WarningKind): Promise<void> {
    const { memory } = this;
    await this.remember({ ...memory, muted: [...new Set([...memory.muted, kind])] });
    confirm(`$(bell-slash) No more ${OF_KIND[kind]}. “Code Refuge: Resume Warnings” brings them back.`);
  }
}

const OF_KIND: Record<WarningKind, string> = {
  'late-night': 'late-night warnings',
  'zone-merge': 'warnings of merges in no-code zones',
  'zone-commit': 'warnings of commits in no-code zones',
  'zone-reading': 'warnings of reading in no-code zones',
  'zone-comment': 'warnings of comments in no-code zones',
  'sunset-commit': 'warnings of commits past a sunset',
  'stray-commit': 'warnings of commits on no initiative',
};
