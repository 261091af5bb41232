import assert from 'node:assert/strict';
import type { FromTacticPanel, TacticState } from '../../../src/protocol/tactic-panel';
import { FileForm, type FormView } from '../../../src/webview/forms/file-form';
import { PanelStore } from '../../../src/webview/forms/panel-store';

interface Draft {
  text: string;
}

interface View {
  form: FormView<Draft> | null;
  page: string;
}

const INITIAL: View = { form: null, page: 'first' };

const stateOf = (text: string | null): TacticState<null> => ({ folder: '~/Code Refuge', today: '2026-11-23', review: null, noReview: null, files: [{ name: 'a.md', text, problem: null }], own: null });

describe('the data of a panel of a tactic', () => {
  let sent: FromTacticPanel[];
  let own: unknown;
  const open = () => {
    sent = [];
    // What is kept goes through JSON, as in the editor.
    return new PanelStore<null, View>({ postMessage: (message) => sent.push(message as FromTacticPanel), getState: () => own, setState: (view) => (own = JSON.parse(JSON.stringify(view))) }, INITIAL, () => {});
  };
  const formOf = (store: PanelStore<null, View>) =>
    new FileForm<Draft>(store, { file: 'a.md', read: (text) => ({ text: text ?? '' }), write: (_, { text }) => text, get: () => store.view.form, set: (form) => store.change({ form }) });
  const views = () => sent.flatMap((message) => (message.type === 'view' ? message.view : []));
  beforeEach(() => (own = undefined));

  it('tells each change of the view, and nothing while there is none', () => {
    const store = open();
    store.begin();
    store.received({ type: 'state', state: stateOf(null) });
    store.announce('Hello.');
    assert.deepEqual(sent, [{ type: 'ready', view: null }]);
    store.change({ page: 'second' });
    assert.deepEqual(views(), [{ form: null, page: 'second' }]);
  });

  it('opens as it was left, with what an older view lacks', () => {
    const store = open();
    store.received({ type: 'view', view: { page: 'second' } });
    assert.deepEqual(store.view, { form: null, page: 'second' });
    assert.deepEqual(views(), []);
  });

  it('says after a reload of the window where it is', () => {
    own = { form: null, page: 'third' };
    open().begin();
    assert.deepEqual(sent, [{ type: 'ready', view: { form: null, page: 'third' } }]);
  });

  it('gives a view up that it was left with, and none that was changed since', () => {
    const store = open();
    assert.equal(store.giveUpView(), false);
    store.received({ type: 'view', view: { page: 'second' } });
    store.change({ page: 'third' });
    assert.equal(store.giveUpView(), false);
    const again = open();
    again.received({ type: 'view', view: { page: 'second' } });
    assert.equal(again.giveUpView(), true);
    assert.equal(again.view, INITIAL);
    assert.match(again.problem ?? '', /can’t be shown any more/);
    assert.deepEqual(views(), [INITIAL]);
  });

  it('does not take a form for changed that was left just when it was saved', async () => {
    const store = open();
    store.received({ type: 'state', state: stateOf('old') });
    formOf(store).edit({ text: 'new' });
    const [left] = views();
    void formOf(store).save();

    own = undefined;
    const again = open();
    again.received({ type: 'view', view: left! });
    again.received({ type: 'state', state: stateOf('new') });
    assert.equal(formOf(again).isDirty, false);
    formOf(again).edit({ text: 'newer' });
    const saved = formOf(again).save();
    const [save] = sent.flatMap((message) => (message.type === 'save' ? message : []));
    assert.equal(save?.base, 'new');
    again.received({ type: 'saved', id: save.id, outcome: { kind: 'saved' } });
    assert.equal(await saved, true);
    assert.equal(again.view.form, null);
  });

  it('saves nothing of a form that is not ready, whoever asks', async () => {
    const store = open();
    store.received({ type: 'state', state: stateOf(null) });
    const form = new FileForm<Draft>(store, { file: 'a.md', read: (text) => ({ text: text ?? '' }), write: (_, { text }) => text, blocked: ({ text }) => (text === '' ? 'Write something.' : null), get: () => store.view.form, set: (changed) => store.change({ form: changed }) });
    assert.equal(await form.save(), false);
    assert.equal(form.blocked, 'Write something.');
    assert.deepEqual(sent, []);
    form.edit({ text: 'It' });
    void form.save();
    assert.equal(sent.filter(({ type }) => type === 'save').length, 1);
  });

  it('keeps what was half-written against what the file said then', () => {
    const store = open();
    store.received({ type: 'view', view: { form: { draft: { text: 'mine' }, base: 'old', conflict: false } } });
    store.received({ type: 'state', state: stateOf('theirs') });
    formOf(store).edit({ text: 'mine too' });
    assert.equal(store.view.form?.base, 'old');
  });
});
