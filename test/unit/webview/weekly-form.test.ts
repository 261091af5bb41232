import assert from 'node:assert/strict';
import type { CommitmentResult } from '../../../src/core/review/review';
import type { FromTacticPanel, TacticState } from '../../../src/protocol/tactic-panel';
import type { WeeklyAction, WeeklyOwn } from '../../../src/protocol/weekly-panel';
import { PanelStore } from '../../../src/webview/forms/panel-store';
import { formOf, groundOf, heldReviews, problemsOf, type WeeklyView } from '../../../src/webview/weekly/form';
import { fullReview } from '../core/review/sample';

function stateOn(today: string, files: Record<string, string> = {}): TacticState<WeeklyOwn> {
  return { folder: '~/Code Refuge', today, review: fullReview(), noReview: null, files: Object.entries(files).map(([name, text]) => ({ name, text, problem: null })), own: { now: `${today}T16:00:00+01:00`, reminder: null } };
}

describe('the form of the weekly review', () => {
  const open = () => {
    const sent: FromTacticPanel<WeeklyAction>[] = [];
    const store = new PanelStore<WeeklyOwn, WeeklyView, WeeklyAction>({ postMessage: (message) => sent.push(message as FromTacticPanel<WeeklyAction>), getState: () => undefined, setState: () => {} }, { form: null, day: '', own: '' }, () => {});
    return { store, sent, saved: () => sent.flatMap((message) => (message.type === 'save' ? message : [])) };
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

  it('does not write over a file of the new day that it knows nothing of', () => {
    const { store, saved } = open();
    store.received({ type: 'state', state: stateOn('2026-11-20') });
    formOf(store).edit({ notes: 'Ask Ines first.' });
    store.received({ type: 'state', state: stateOn('2026-11-21', { 'reviews/2026-11-21.md': '---\nheld: 2026-11-21T09:00:00+01:00\n---\n# Held elsewhere\n' }) });
    void formOf(store).save();
    assert.deepEqual(saved().map(({ file, base }) => [file, base]), [['reviews/2026-11-21.md', null]]);
  });

  it('asks how the promises of the review before stood, where that of today is held already', () => {
    const { store, sent } = open();
    const before = '---\nheld: 2026-11-13T16:00:00+01:00\ncommitments: [{text: Ask}]\n---\n';
    store.received({ type: 'state', state: stateOn('2026-11-20', { 'reviews/2026-11-13.md': before }) });
    assert.equal(groundOf(store).promised, store.state!.review!.commitments);
    store.received({ type: 'state', state: stateOn('2026-11-20', { 'reviews/2026-11-13.md': before, 'reviews/2026-11-20.md': '---\nheld: 2026-11-20T09:00:00+01:00\n---\n' }) });
    assert.deepEqual([groundOf(store).promised, groundOf(store).held], [null, '2026-11-20T09:00:00+01:00']);
    const questions = sent.flatMap((message) => (message.type === 'material' && message.question.name === 'promised' ? message : []));
    assert.deepEqual(questions.map(({ question }) => question.parameters), [{ file: 'reviews/2026-11-13.md', at: '2026-11-20T09:00:00+01:00' }]);
    const answer: CommitmentResult[] = [{ text: 'Ask', since: '2026-11-13T16:00:00+01:00', check: null, standing: 'asked', arithmetic: '', evidence: [], evidenceCount: 0 }];
    store.received({ type: 'material', id: questions[0]!.id, value: answer, problem: null });
    return new Promise<void>((resolve) => setImmediate(resolve)).then(() => assert.equal(groundOf(store).promised, answer));
  });

  it('is not saved while a commitment is written and not added', async () => {
    const { store, saved } = open();
    store.received({ type: 'state', state: stateOn('2026-11-20') });
    store.change({ own: 'Ask Ines' });
    assert.equal(await formOf(store).save(), false);
    assert.deepEqual(saved(), []);
    assert.equal(store.announcement, '“Ask Ines” is written, but not among your commitments yet. Add it, or clear the field.');
    store.change({ own: ' ' });
    void formOf(store).save();
    assert.equal(saved().length, 1);
  });

  it('names the files that it can’t take, but for that of today', () => {
    const { store } = open();
    store.received({ type: 'state', state: stateOn('2026-11-20', { 'reviews/odd.md': '---\nheld: [\n---\n', 'reviews/2026-11-20.md': '# Mine\n' }) });
    assert.deepEqual(problemsOf(store).map(({ file }) => file), ['reviews/odd.md']);
    assert.deepEqual(heldReviews(store), []);
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
