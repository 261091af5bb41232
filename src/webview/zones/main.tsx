import { render } from 'preact';
import type { ToZonesPanel } from '../../protocol/zones-panel';
import { App } from './app';
import { type Host, Store } from './store';

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const root = document.getElementById('app')!;
const draw = () => render(<App store={store} />, root);
const store: Store = new Store(host, draw);

window.addEventListener('message', ({ data }: MessageEvent<ToZonesPanel>) => store.received(data));

window.addEventListener('keydown', (event) => {
  const inText = event.target instanceof HTMLInputElement && event.target.type === 'text';
  if (!(event.ctrlKey || event.metaKey) || event.altKey || inText) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  event.preventDefault();
  if (key === 'y' || event.shiftKey) store.redo();
  else store.undo();
});

draw();
host.postMessage({ type: 'ready' });
