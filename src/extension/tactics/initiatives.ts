import { REGISTER, REGISTER_TOO } from '../../core/tactics/documents';
import type { TacticSide } from './tactic-panel';

/** The register of initiatives: what the team works on, and what for. */
export const INITIATIVES: TacticSide<null> = {
  id: 'initiatives',
  async files(folder) {
    const [register, other] = await Promise.all([folder.read(REGISTER), folder.read(REGISTER_TOO)]);
    return [register.text === null && register.problem === null && other.text !== null ? other : register];
  },
  own: () => null,
};
