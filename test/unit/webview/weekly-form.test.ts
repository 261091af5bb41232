import assert from 'node:assert/strict';
import type { FromTacticPanel, TacticState } from '../../../src/protocol/tactic-panel';
import type { WeeklyAction, WeeklyOwn } from '../../../src/protocol/weekly-panel';
import { PanelStore } from '../../../src/webview/forms/panel-store';
import { formOf, type WeeklyView } from '../../../src/webview/weekly/form';
import { fullReview } from '../core/review/sample';

function stateOn(today: string, files: Record<string, string> = {}): TacticState<WeeklyOwn> {
  return { folder: '~/Code Refuge', today, review: fullReview(), noReview: null, files: Object.entries(files).map(([name, text]) => ({ name, text, problem: null })), own: { now: `${today}T16:00:00+01:00`, reminder: null } };
}

describe('the form of the weekly review', () => {
  const open = () => {
    const sent: FromTacticPanel<WeeklyAction>[] = [];
    const store = new PanelStore<WeeklyOwn, WeeklyView, WeeklyAction>({ postMessage: (message) => sent.push(message as FromTacticPanel<WeeklyAction>), getState: () => undefined, setState: () => {} }, { form: null, day: '', own: '' }, () => {});
    return { store, saved: () => sent.flatMap((message) => (message.type === 'save' ? message : [])) };
  };

  it('goes on over midnight: what was not saved is of the new day', () => {
    const { store, saved } = open();
    store.received({ type: 'state', state: stateOn('2026-11-20') });
    formOf(store).edit({ notes: 'Ask Ines first.' });
    store.received({ type: 'state', state: stateOn('2026-11-21') });
    const form = formOf(store);
    assert.deepEqual([form.file, form.draft.notes, form.isDirty], ['reviews/2026-11-21.md', 'Ask Ines first.', true]);
    void form.save();
    assert.deepEqual(saved().map(({ file, base }) => [file, base]), [['reviews/2026-11-21.md', null]]);
    assert.match(saved()[0]!.text, /\n## Notes\n\nAsk Ines first\.\n/);
  });

  it('is empty on a new day where all was saved', async () => {
    const { store, saved } = open();
    store.received({ type: 'state', state: stateOn('2026-11-20') });
    formOf(store).edit({ notes: 'Ask Ines first.' });
    const saving = formOf(store).save();
    const { id, text } = saved()[0]!;
    store.received({ type: 'saved', id, outcome: { kind: 'saved' } });
    await saving;
    store.received({ type: 'state', state: stateOn('2026-11-21', { 'reviews/2026-11-20.md': text }) });
    assert.deepEqual([formOf(store).draft.notes, formOf(store).isDirty], ['', false]);
  });
});
