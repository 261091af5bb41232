import { useEffect, useState } from 'preact/hooks';
import type { FollowUp } from '../../core/tactics/follow-up';
import type { Entry } from './entries';
import type { DelegationStore } from './form';

/** How the work of each hand-over moves, by file. Asked for again when a file or the history has changed. */
export function useFollowUps(store: DelegationStore, entries: readonly Entry[]): Readonly<Record<string, FollowUp>> {
  const [followUps, setFollowUps] = useState<Record<string, FollowUp>>({});
  const review = store.state?.review ?? null;
  const handOvers = entries.flatMap(({ handOver }) => handOver ?? []);
  const asked = review === null || handOvers.length === 0 ? null : JSON.stringify([handOvers, review.window.to, review.repositories]);
  useEffect(() => {
    if (asked === null) return undefined;
    let isCurrent = true;
    void store.ask('follow-ups', { handOvers: handOvers.map(({ area, successor, start }) => ({ area, successor, start })) }).then((answers) => {
      if (isCurrent && answers !== null) setFollowUps(Object.fromEntries(handOvers.map(({ file }, index) => [file, answers[index]!])));
    });
    return () => {
      isCurrent = false;
    };
  }, [asked]);
  return followUps;
}
