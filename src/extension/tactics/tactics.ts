import type * as vscode from 'vscode';
import { type TacticId, TACTICS } from '../../core/tactics/catalogue';
import { Disposable } from '../disposable';
import { DELEGATION } from './delegation';
import { ESCAPE } from './escape';
import { INITIATIVES } from './initiatives';
import { INTERVIEW } from './interview';
import { MENTORING_SIDE } from './mentoring';
import { SHADOW_WEEK } from './shadow-week';
import { PORTFOLIO } from './portfolio';
import { README } from './readme';
import { REHEARSALS } from './rehearsals';
import { type TacticGround, TacticPanel } from './tactic-panel';
import { WEEKLY } from './weekly';
import { WINS } from './wins';

/** The tactics that have a panel of the common kind. The zones have their own. */
export type PanelTacticId = Exclude<TacticId, 'zones'>;

interface Openable extends vscode.Disposable {
  open(): void;
}

/** One for each: a tactic without a panel does not compile. */
const PANELS: Record<PanelTacticId, (ground: TacticGround) => Openable> = {
  weekly: (ground) => new TacticPanel(WEEKLY, ground),
  readme: (ground) => new TacticPanel(README, ground),
  'shadow-week': (ground) => new TacticPanel(SHADOW_WEEK, ground),
  interview: (ground) => new TacticPanel(INTERVIEW, ground),
  mentoring: (ground) => new TacticPanel(MENTORING_SIDE, ground),
  delegation: (ground) => new TacticPanel(DELEGATION, ground),
  initiatives: (ground) => new TacticPanel(INITIATIVES, ground),
  escape: (ground) => new TacticPanel(ESCAPE, ground),
  rehearsals: (ground) => new TacticPanel(REHEARSALS, ground),
  wins: (ground) => new TacticPanel(WINS, ground),
  portfolio: (ground) => new TacticPanel(PORTFOLIO, ground),
};

/** The panels of all tactics. */
export class Tactics extends Disposable {
  private readonly panels = new Map<TacticId, Openable>();

  constructor(
    ground: TacticGround,
    private readonly openZones: () => void,
  ) {
    super();
    for (const { id } of TACTICS) if (id !== 'zones') this.panels.set(id, this._register(PANELS[id](ground)));
  }

  open(tactic: TacticId): void {
    const panel = this.panels.get(tactic);
    if (panel === undefined) this.openZones();
    else panel.open();
  }
}
