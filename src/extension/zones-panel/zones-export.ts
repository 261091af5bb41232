import { randomUUID } from 'node:crypto';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { inviteToZone, publishZones } from '../../core/calendar/export/calendar-file';
import { follow, identify, type ZoneIdentity } from '../../core/calendar/export/identity';
import type { WeeklyZone } from '../../core/review/review';
import type { Analysis } from '../analysis/analysis';
import { fileName, saveFile } from '../save-file';
import type { TimeSource } from '../time/time-source';
import { askForPeople } from './people';

const IDENTITIES = 'codeRefuge.zoneIdentities';

/** Takes own zones to a real calendar, by a file that repeats every week. */
export class ZonesExport {
  constructor(
    private readonly analysis: Analysis,
    private readonly memory: vscode.Memento,
    private readonly time: TimeSource,
  ) {}

  /** After an edit, so that a zone is still the same one to the calendars it was exported to. */
  async edited(before: readonly WeeklyZone[], after: readonly WeeklyZone[]): Promise<void> {
    const known = this.known;
    if (known.length > 0) await this.memory.update(IDENTITIES, follow(known, before, after));
  }

  /** All of the zones or one of them. */
  async export(zones: readonly WeeklyZone[], only: WeeklyZone | null): Promise<void> {
    const identities = this.identify(zones);
    const chosen = only === null ? identities : identities.filter((_, index) => zones[index] === only);
    const target = await this.write('Export No-Code Zones', nameFor(only), publishZones(chosen, this.setting), identities);
    if (target === null) return;
    const what = chosen.length === 1 ? `“${chosen[0]!.zone.title}” is` : `${chosen.length} zones are`;
    await offerToOpen(target, `${what} in ${path.basename(target.fsPath)}. Open it in your calendar, or import it there.`);
  }

  /** Asks whom to invite, and writes the invitation. */
  async invite(zones: readonly WeeklyZone[], zone: WeeklyZone): Promise<void> {
    const { state } = this.analysis;
    const invitation = await askForPeople(this.memory, state.kind === 'ready' ? state.review.me.map(({ email }) => email) : []);
    if (invitation === null) return;
    const identities = this.identify(zones);
    const identity = identities[zones.indexOf(zone)];
    if (identity === undefined) return;
    // Nobody can accept an invitation of their own, so alone it is an event for the own calendar.
    const alone = invitation.attendees.length === 0;
    const text = alone ? publishZones([identity], this.setting) : inviteToZone(identity, invitation, this.setting);
    const target = await this.write('Save the Invitation', nameFor(zone, '-invitation'), text, identities);
    if (target === null) return;
    if (isLocal() && (await vscode.env.openExternal(target))) return;
    const what = alone ? 'Open it in your calendar.' : 'Send it to those you invite; it also blocks the time for you when your calendar imports it.';
    await offerToOpen(target, `The invitation is in ${path.basename(target.fsPath)}. ${what}`);
  }

  private get known(): ZoneIdentity[] {
    return this.memory.get<ZoneIdentity[]>(IDENTITIES, []);
  }

  private get setting(): { timeZone: string; now: number } {
    return { timeZone: this.time.timeZone, now: Math.floor(this.time.now().getTime() / 1000) };
  }

  private identify(zones: readonly WeeklyZone[]): ZoneIdentity[] {
    return identify(zones, this.known, this.setting.now, () => `${randomUUID()}@code-refuge`);
  }

  private async write(title: string, name: string, text: string, identities: ZoneIdentity[]): Promise<vscode.Uri | null> {
    const target = await vscode.window.showSaveDialog({
      title,
      defaultUri: vscode.Uri.file(path.join(os.homedir(), name)),
      filters: { Calendar: ['ics'] },
    });
    if (target === undefined) return null;
    if (!(await saveFile(target, text))) return null;
    // Zones that this window doesn't know were exported from another one.
    const uids = new Set(identities.map(({ uid }) => uid));
    await this.memory.update(IDENTITIES, [...this.known.filter(({ uid }) => !uids.has(uid)), ...identities]);
    return target;
  }
}

function nameFor(zone: WeeklyZone | null, ending = ''): string {
  return fileName(zone?.title ?? '', `${ending}.ics`, 'no-code-zones');
}

/** A file of another machine can't be opened by the calendar of this one. */
function isLocal(): boolean {
  return vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
}

async function offerToOpen(target: vscode.Uri, message: string): Promise<void> {
  const inCalendar = 'Open in Calendar';
  const asText = 'Show File';
  const choice = await vscode.window.showInformationMessage(message, ...(isLocal() ? [inCalendar, asText] : [asText]));
  if (choice === inCalendar) await vscode.env.openExternal(target);
  if (choice === asText) await vscode.commands.executeCommand('vscode.open', target);
}
