import { useEffect, useState } from 'preact/hooks';
import type { InitiativesWork } from '../../core/tactics/initiative-work';
import type { CheckedOut } from '../../core/tactics/materials';
import type { InitiativesStore } from './form';

/** What the history and the clone say beside the register. */
export interface Known {
  work: InitiativesWork | null;
  branches: readonly CheckedOut[];
}

/** Asked for again with each new review, for that is when the history, the branch or the register has changed. */
export function useKnown(store: InitiativesStore): Known {
  const [known, setKnown] = useState<Known>({ work: null, branches: [] });
  const review = store.state?.review ?? null;
  useEffect(() => {
    if (review === null) return undefined;
    let isCurrent = true;
    void Promise.all([store.ask('initiatives-work', {}), store.ask('checked-out', {})]).then(([work, branches]) => {
      if (isCurrent) setKnown({ work, branches: branches ?? [] });
    });
    return () => {
      isCurrent = false;
    };
  }, [review]);
  return known;
}
