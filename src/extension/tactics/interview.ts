import { isInterviewFile } from '../../core/tactics/interview';
import type { TacticSide } from './tactic-panel';

/** Interview coaching: a bar before, evidence during, a decision after. */
export const INTERVIEW: TacticSide<null> = {
  id: 'interview',
  files: async (folder) => (await folder.readAll('practices', '.md')).filter(({ name, problem }) => isInterviewFile(name) || problem !== null),
  own: () => null,
};
