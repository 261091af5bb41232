import { daysAwayFile } from '../../core/calendar/export/meeting-file';
import { isShadowFile } from '../../core/tactics/shadow-week';
import type { ShadowWeekAction } from '../../protocol/shadow-week-panel';
import { exportEvent } from './calendar-export';
import type { TacticSide } from './tactic-panel';

/** The shadow week: somebody else runs the team for a week, and the history says how it went. */
export const SHADOW_WEEK: TacticSide<null, ShadowWeekAction> = {
  id: 'shadow-week',
  files: async (folder) => (await folder.readAll('practices', '.md')).filter(({ name, problem }) => isShadowFile(name) || problem !== null),
  own: () => null,
  act: (away, ground) => exportEvent(ground, `shadow week ${away.from}`, `shadow-week-${away.from}.ics`, (identity, setting) => daysAwayFile({ ...away, ...identity }, setting)),
};
