import type { ComponentChildren } from 'preact';
import type { AnyStore } from './panel-store';

interface Props {
  store: AnyStore;
  title: string;
  /** Two sentences of why, from the user's own numbers. */
  why: ComponentChildren;
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** The head that all panels of tactics have, and the place where problems are told. */
export function PanelFrame({ store, title, why, actions, children }: Props) {
  const { state, problem } = store;
  return (
    <>
      <p class="for-screen-readers" role="status">{store.announcement}</p>
      <header class="masthead">
        <div>
          <h1>{title}</h1>
          {state !== null && <p class="why">{why}</p>}
        </div>
        {actions !== undefined && <div class="actions">{actions}</div>}
      </header>
      {problem !== null && (
        <div class="problems" role="alert">
          <p>{problem}</p>
          <button type="button" class="link" onClick={() => store.tell(null)}>Dismiss</button>
        </div>
      )}
      {state === null ? <p class="state">Reading your files.</p> : children}
    </>
  );
}
