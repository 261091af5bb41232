import type { InitiativesWork } from '../../core/tactics/initiative-work';
import type { CheckedOut } from '../../core/tactics/materials';
import { answerOf } from '../forms/answer';
import type { InitiativesStore } from './form';

/** What the history and the clone say beside the register. */
export interface Known {
  work: InitiativesWork | null;
  branches: readonly CheckedOut[];
}

export function knownOf(store: InitiativesStore): Known {
  return { work: answerOf(store, 'initiatives-work', {}), branches: answerOf(store, 'checked-out', {}) ?? [] };
}
