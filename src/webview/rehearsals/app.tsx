import { useEffect } from 'preact/hooks';
import { suggest, whyRehearse } from '../../core/tactics/rehearsal-suggestions';
import { PanelFrame } from '../forms/panel-frame';
import { Choose } from './choose';
import { type GymStore, gymOf, openTalk, say } from './gym';
import { Phrasing } from './phrasing';
import { Talk } from './talk';

export function App({ store }: { store: GymStore }) {
  const { state, view } = store;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A key that is held down would run through the talk.
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
      // There a digit is text.
      if (event.target instanceof Element && event.target.closest('input, textarea, select') !== null) return;
      event.preventDefault();
      say(store, Number(event.key) - 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [store]);
  const suggestions = state === null ? [] : suggest(gymOf(store).supplied, state.review);
  const talk = openTalk(store);
  return (
    <PanelFrame store={store} title="Rehearsal Gym" why={whyRehearse(suggestions, state?.review ?? null)}>
      {state !== null && (
        <>
          <nav class="actions pages" aria-label="Parts of this panel">
            <button type="button" aria-current={view.page !== 'phrasing' ? 'page' : undefined} onClick={() => store.change({ page: 'choose' })}>{talk === null ? 'Conversations' : 'All Conversations'}</button>
            <button type="button" aria-current={view.page === 'phrasing' ? 'page' : undefined} onClick={() => store.change({ page: 'phrasing' })}>Weigh a Sentence</button>
          </nav>
          {view.page === 'phrasing' ? <Phrasing store={store} /> : talk === null ? <Choose store={store} suggestions={suggestions} /> : <Talk store={store} key={talk.conversation.file} conversation={talk.conversation} play={talk.play} />}
        </>
      )}
    </PanelFrame>
  );
}
