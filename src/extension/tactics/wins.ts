import { winsFile } from '../../core/tactics/wins';
import { localDay } from '../time/local-time';
import type { TacticSide } from './tactic-panel';

/** The win teller: the team's merged work in words for leadership. */
export const WINS: TacticSide<null> = {
  id: 'wins',
  files: async (folder, { time }) => [await folder.read(winsFile(localDay(time.now())))],
  own: () => null,
};
