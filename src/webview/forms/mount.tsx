import { type ComponentType, render } from 'preact';
import type { ToTacticPanel } from '../../protocol/tactic-panel';
import { type Host, PanelStore } from './panel-store';

declare function acquireVsCodeApi(): Host;

/** Starts a tactic's panel. `onSave` answers Ctrl+S. */
export function mountPanel<Own, View extends object, Action = never>(
  App: ComponentType<{ store: PanelStore<Own, View, Action> }>,
  initial: View,
  onSave?: (store: PanelStore<Own, View, Action>) => void,
): void {
  const root = document.getElementById('app')!;
  const draw = () => {
    try {
      render(<App store={store} />, root);
    } catch (error) {
      // A panel that was left with a view that it can't draw would never open again.
      if (!store.giveUpView()) throw error;
      console.error(error);
      render(null, root);
      render(<App store={store} />, root);
    }
  };
  const store = new PanelStore<Own, View, Action>(acquireVsCodeApi(), initial, draw);
  window.addEventListener('message', ({ data }: MessageEvent<ToTacticPanel<Own>>) => store.received(data));
  window.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 's' || onSave === undefined) return;
    event.preventDefault();
    if (store.state !== null) onSave(store);
  });
  draw();
  store.begin();
}
