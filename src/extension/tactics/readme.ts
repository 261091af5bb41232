import { MANAGER_README, type ReadmeHours } from '../../core/tactics/manager-readme';
import type { ReadmeOwn } from '../../protocol/readme-panel';
import type { Configuration } from '../configuration/configuration';
import type { TimeSource } from '../time/time-source';
import type { TacticSide } from './tactic-panel';

/** The Manager README: one page on how to work with the user. */
export const README: TacticSide<ReadmeOwn> = {
  id: 'readme',
  files: async (folder) => [await folder.read(MANAGER_README)],
  own({ analysis: { state }, configuration, time }) {
    const [me] = state.kind === 'ready' ? state.review.me : [];
    return { name: me?.name ?? '', hours: readmeHours(configuration, time) };
  },
};

/** What the page and the settings are compared by. */
export function readmeHours({ settings }: Configuration, { timeZone }: TimeSource): ReadmeHours {
  return { workingHours: settings.workingHours, zones: settings.noCodeZones, timeZone };
}
