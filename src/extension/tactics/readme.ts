import { MANAGER_README } from '../../core/tactics/manager-readme';
import type { ReadmeOwn } from '../../protocol/readme-panel';
import type { TacticSide } from './tactic-panel';

/** The Manager README: one page on how to work with the user. */
export const README: TacticSide<ReadmeOwn> = {
  id: 'readme',
  files: async (folder) => [await folder.read(MANAGER_README)],
  own({ analysis: { state }, configuration: { settings }, time }) {
    const [me] = state.kind === 'ready' ? state.review.me : [];
    return { name: me?.name ?? '', hours: { workingHours: settings.workingHours, zones: settings.noCodeZones, timeZone: time.timeZone } };
  },
};
