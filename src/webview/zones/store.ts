import type { WeeklyZone } from '../../core/review/review';
import type { FromZonesPanel, ToZonesPanel, ZonesPanelState } from '../../protocol/zones-panel';
import { type Draft, draftOf, readDraft } from './draft';
import { zoneText } from './words';

/** What the user had under their hands; it outlives a reload of the window. */
export interface View {
  /** First day of the week that is shown, counted from 1970-01-01; `null` for this week. */
  week: number | null;
  /** Place of the selected zone in the list of the own ones. */
  selected: number | null;
  /** The form of the selected zone, while it says something else than the zone. */
  draft: Draft | null;
  /** The zone that the form was written on: it says nothing of another one. */
  base: WeeklyZone | null;
  /** Lists of zones to go back to and forward to. */
  past: WeeklyZone[][];
  future: WeeklyZone[][];
}

/** What the editor gives a webview to talk through. */
export interface Host {
  postMessage(message: FromZonesPanel): void;
  getState(): View | undefined;
  setState(view: View): void;
}

const MOST_STEPS = 50;

/** The panel's data: what the extension told, the edits on their way to the settings, and what the user looks at. */
export class Store {
  state: ZonesPanelState | null = null;
  /** The own zones with every edit, those included that are not saved yet. */
  zones: WeeklyZone[] = [];
  view: View;
  /** The last thing that went wrong. */
  problem: string | null = null;
  announcement = '';
  /** The zones before a move that is still under way: a drag, or arrow keys one after the other. */
  private before: WeeklyZone[] | null = null;
  private sent: WeeklyZone[] = [];
  /** Whether the zones were told since the page was loaded. */
  private known = false;
  private pending = 0;
  private lastId = 0;

  constructor(
    private readonly host: Host,
    private readonly changed: () => void,
  ) {
    this.view = host.getState() ?? { week: null, selected: null, draft: null, base: null, past: [], future: [] };
  }

  get canEdit(): boolean {
    return this.state !== null && this.state.locked === null;
  }

  get isMoving(): boolean {
    return this.before !== null;
  }

  received(message: ToZonesPanel): void {
    if (message.type === 'state') {
      this.state = message.state;
      if (this.pending === 0 && this.before === null) this.adopt(message.state.own);
    } else if (message.type === 'now' && this.state !== null) {
      this.state = { ...this.state, now: message.now };
    } else if (message.type === 'saved') {
      this.pending--;
      if (message.problem !== null) {
        this.problem = message.problem;
        this.view.past.pop();
        if (this.pending === 0 && this.state !== null) this.adopt(this.state.own);
      }
    }
    this.update();
  }

  /** A finished edit: it is saved at once, and can be undone. */
  edit(zones: WeeklyZone[], announcement: string): void {
    if (JSON.stringify(zones) === JSON.stringify(this.zones)) return;
    this.record(this.zones);
    this.save(zones, announcement);
  }

  /** Shows zones as they would be, until the move is finished or taken back. */
  preview(zones: WeeklyZone[], announcement = ''): void {
    this.before ??= this.zones;
    this.zones = zones;
    if (announcement !== '') this.announcement = announcement;
    this.view.draft = null;
    this.update();
  }

  finishMove(): void {
    if (this.before === null) return;
    const [before, zones] = [this.before, this.zones];
    this.before = null;
    this.zones = before;
    this.edit(zones, this.announcement);
    this.update();
  }

  cancelMove(): void {
    if (this.before === null) return;
    this.zones = this.before;
    this.before = null;
    if (this.view.selected !== null && this.zones[this.view.selected] === undefined) this.view.selected = null;
    this.announce('The move was taken back.');
  }

  undo(): void {
    this.travel(this.view.past, this.view.future, 'Undone.');
  }

  redo(): void {
    this.travel(this.view.future, this.view.past, 'Done again.');
  }

  select(zone: number | null): void {
    if (zone === this.view.selected) return;
    this.view.selected = zone;
    this.view.draft = null;
    this.update();
  }

  /** Keeps what was typed, and saves it where `finished` says that the field was left and it makes sense. */
  write(draft: Draft, finished: boolean): void {
    const { selected } = this.view;
    const zone = selected === null ? undefined : this.zones[selected];
    if (zone === undefined) return;
    this.view.draft = draft;
    this.view.base = zone;
    const read = readDraft(draft);
    if (finished && 'zone' in read) {
      this.view.draft = null;
      this.edit(this.zones.map((each, index) => (index === selected ? read.zone : each)), `${zoneText(read.zone)}. Saved.`);
    }
    this.update();
  }

  /** The form of the selected zone. */
  get draft(): Draft | null {
    const zone = this.view.selected === null ? undefined : this.zones[this.view.selected];
    return zone === undefined ? null : (this.view.draft ?? draftOf(zone));
  }

  showWeek(week: number | null): void {
    this.view.week = week;
    this.update();
  }

  dismissProblem(): void {
    this.problem = null;
    this.update();
  }

  announce(text: string): void {
    this.announcement = text;
    this.update();
  }

  post(message: FromZonesPanel): void {
    this.host.postMessage(message);
  }

  private record(zones: WeeklyZone[]): void {
    this.view.past = [...this.view.past, zones].slice(-MOST_STEPS);
    this.view.future = [];
  }

  private travel(from: WeeklyZone[][], to: WeeklyZone[][], announcement: string): void {
    this.before = null;
    const zones = from.pop();
    if (zones === undefined) return;
    to.push(this.zones);
    this.view.draft = null;
    if (this.view.selected !== null && this.view.selected >= zones.length) this.view.selected = null;
    this.save(zones, announcement);
  }

  private save(zones: WeeklyZone[], announcement: string): void {
    this.post({ type: 'save', id: ++this.lastId, before: this.sent, zones });
    this.pending++;
    this.sent = zones;
    this.zones = zones;
    this.problem = null;
    this.announce(announcement);
  }

  /** Takes the zones over as the settings have them. After a change from elsewhere there is nothing to undo. */
  private adopt(own: WeeklyZone[]): void {
    const same = JSON.stringify(own) === JSON.stringify(this.zones);
    const isFirst = !this.known;
    this.known = true;
    this.sent = own;
    if (same) return;
    const selected = isFirst ? this.view.base : this.view.selected === null ? null : this.zones[this.view.selected];
    this.zones = own;
    this.reselect(selected ?? null);
    if (isFirst) return;
    this.view.past = [];
    this.view.future = [];
    this.announcement = 'The zones were changed elsewhere.';
  }

  /** The selected zone may stand elsewhere now; where it is gone, so is what was written of it. */
  private reselect(zone: WeeklyZone | null): void {
    const { selected } = this.view;
    if (selected === null) return;
    const same = (other: WeeklyZone | undefined) => JSON.stringify(other) === JSON.stringify(zone);
    if (zone !== null && !same(this.zones[selected])) {
      const at = this.zones.findIndex(same);
      if (at >= 0) this.view.selected = at;
      else this.view.draft = null;
    }
    if (this.zones[this.view.selected ?? -1] === undefined) this.view.selected = null;
  }

  private update(): void {
    this.host.setState(this.view);
    this.changed();
  }
}
