import { useEffect, useState } from 'preact/hooks';
import { candidates, type HotFile } from '../../core/tactics/escape/hot-files';
import type { EscapeStore } from './store';

/** What the history knows of the files that are worth a runbook; `null` until it has been asked. */
export function useHotFiles(store: EscapeStore): readonly HotFile[] | null {
  const [found, setFound] = useState<readonly HotFile[] | null>(null);
  const review = store.state?.review ?? null;
  const files = review === null ? [] : candidates(review);
  const asked = review === null ? null : JSON.stringify([files, review.window.to, review.repositories]);
  useEffect(() => {
    if (asked === null) return undefined;
    let isCurrent = true;
    void store.ask('hot-files', { files }).then((answer) => {
      if (isCurrent && answer !== null) setFound(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [asked]);
  return found;
}
