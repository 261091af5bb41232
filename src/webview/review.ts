import { renderHtmlBody } from '../core/review/html';
import { TACTICS } from '../core/tactics/catalogue';
import type { FromReviewPanel, ToReviewPanel } from '../protocol/webview';
import { capture, restore, type View } from './view-state';

/** What the editor gives a webview to talk through. */
interface Host {
  postMessage(message: FromReviewPanel): void;
  getState(): View | undefined;
  setState(view: View): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const app = document.getElementById('app')!;
const announcement = Object.assign(document.createElement('p'), { className: 'for-screen-readers' });
announcement.setAttribute('role', 'status');
const progress = Object.assign(document.createElement('div'), { className: 'progress', hidden: true });
document.body.prepend(announcement, progress);

/** What the user had open, and where they were: from before a reload of the window, until it is restored once. */
let kept = host.getState();
let showsReview = false;

window.addEventListener('message', ({ data }: MessageEvent<ToReviewPanel>) => {
  switch (data.type) {
    case 'review':
      return show(renderHtmlBody(data.review, { interactive: true, problems: data.problems }), 'The review is up to date.', true);
    case 'working':
      progress.hidden = false;
      app.setAttribute('aria-busy', 'true');
      // A review that is being made again stays readable in the meantime.
      if (showsReview) announce(data.text);
      else show(state(data.text), data.text, false, true);
      return;
    case 'unavailable':
      return show(state(data.text, true), data.text, false);
  }
});

function show(markup: string, announced: string, isReview: boolean, busy = false): void {
  if (showsReview) kept = capture(app);
  app.innerHTML = markup;
  showsReview = isReview;
  progress.hidden = !busy;
  app.setAttribute('aria-busy', String(busy));
  if (isReview && kept) restore(app, kept);
  announce(announced);
}

/** One sentence in place of a review; with a button where trying again may help. */
function state(text: string, retry = false): string {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  const again = retry ? '<button type="button" data-action="refresh" data-key="refresh">Try again</button>' : '';
  return `<div class="state">${paragraph.outerHTML}${again}</div>`;
}

function announce(text: string): void {
  announcement.textContent = text;
}

app.addEventListener('click', (event) => {
  const control = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-action]') : null;
  const message = control && messageOf(control.dataset);
  if (message) host.postMessage(message);
});

function messageOf({ action, repository = '', commit = '', path = '', night = '', remote = '', setting = '', tactic = '' }: DOMStringMap): FromReviewPanel | null {
  switch (action) {
    case 'open-commit':
      return { type: 'openCommit', repository, commit };
    case 'open-file':
      return { type: 'openFile', repository, path };
    case 'undo-on-call':
      return { type: 'undoOnCall', night };
    case 'open-settings':
      return { type: 'openSettings', setting };
    case 'open-zones':
      return { type: 'openZones' };
    case 'open-tactic': {
      const known = TACTICS.find(({ id }) => id === tactic);
      return known === undefined ? null : { type: 'openTactic', tactic: known.id };
    }
    case 'write-plan':
      return { type: 'writePlan' };
    case 'find-reviews':
      return { type: 'findReviews', repository, remote };
    case 'refresh':
      return { type: 'refresh' };
    case 'export-markdown':
      return { type: 'export', format: 'markdown' };
    case 'export-html':
      return { type: 'export', format: 'html' };
    default:
      return null;
  }
}

// A hidden panel is torn down without notice, so the view is kept as it changes.
let saving: number | undefined;
function saveSoon(): void {
  clearTimeout(saving);
  saving = setTimeout(() => showsReview && host.setState(capture(app)), 200);
}
for (const change of ['toggle', 'focusin', 'scroll']) document.addEventListener(change, saveSoon, true);

host.postMessage({ type: 'ready' });
