import assert from 'node:assert/strict';
import type { WeeklyZone } from '../../../src/core/review/review';
import type { FromZonesPanel, ZonesPanelState } from '../../../src/protocol/zones-panel';
import { Store, type View } from '../../../src/webview/zones/store';

const design: WeeklyZone = { title: 'Design', days: [2], from: 780, to: 1020, hold: false };
const hiring: WeeklyZone = { ...design, title: 'Hiring', days: [3] };
const later = { ...design, from: 840, to: 1080 };

const stateOf = (own: WeeklyZone[]): ZonesPanelState => ({
  own,
  level: 'user',
  locked: null,
  workingHours: { days: [1, 2, 3, 4, 5], from: 540, to: 1080 },
  now: 0,
  timeZone: 'UTC',
  calendar: [],
  preview: [],
  previewLeftOut: 0,
  problems: [],
  notes: [],
  hasCalendars: false,
  rules: 0,
  recent: [],
  recentProblem: null,
});

describe("the panel's data", () => {
  let sent: FromZonesPanel[];
  let kept: View | undefined;
  const open = (own: WeeklyZone[]) => {
    sent = [];
    // What is kept goes through JSON, as in the editor.
    const store = new Store({ postMessage: (message) => sent.push(message), getState: () => kept, setState: (view) => (kept = JSON.parse(JSON.stringify(view)) as View) }, () => {});
    store.received({ type: 'state', state: stateOf(own) });
    return store;
  };
  beforeEach(() => (kept = undefined));

  it('sends each edit with what it was made on, one after the other', () => {
    const store = open([design]);
    store.edit([later], 'moved');
    store.edit([later, hiring], 'added');
    assert.deepEqual(sent, [
      { type: 'save', id: 1, before: [design], zones: [later] },
      { type: 'save', id: 2, before: [later], zones: [later, hiring] },
    ]);
  });

  it('does not save what changes nothing', () => {
    open([design]).edit([{ ...design }], 'nothing');
    assert.deepEqual(sent, []);
  });

  it('goes back and forward', () => {
    const store = open([design]);
    store.edit([later], 'moved');
    store.undo();
    assert.deepEqual(store.zones, [design]);
    store.redo();
    assert.deepEqual(store.zones, [later]);
    store.undo();
    store.undo();
    assert.deepEqual(store.zones, [design]);
    assert.equal(sent.length, 4);
  });

  it('keeps showing an edit that is on its way, whatever else is told', () => {
    const store = open([design]);
    store.edit([later], 'moved');
    store.received({ type: 'state', state: stateOf([design]) });
    assert.deepEqual(store.zones, [later]);
    store.received({ type: 'saved', id: 1, problem: null });
    assert.deepEqual(store.zones, [later]);
  });

  it('shows what the settings have where an edit was refused, and says why', () => {
    const store = open([design]);
    store.edit([later], 'moved');
    store.received({ type: 'saved', id: 1, problem: 'The zones were changed elsewhere.' });
    store.received({ type: 'state', state: stateOf([hiring]) });
    assert.deepEqual(store.zones, [hiring]);
    assert.equal(store.problem, 'The zones were changed elsewhere.');
    assert.deepEqual(store.view.past, []);
  });

  it('follows a change from elsewhere with the selected zone, and forgets what could be undone', () => {
    const store = open([design, hiring]);
    store.edit([later, hiring], 'moved');
    store.received({ type: 'saved', id: 1, problem: null });
    store.select(1);
    store.received({ type: 'state', state: stateOf([hiring]) });
    assert.equal(store.view.selected, 0);
    assert.deepEqual(store.view.past, []);
  });

  it('makes one step of a move that is shown as it goes, and takes it back', () => {
    const store = open([design]);
    store.preview([later]);
    store.preview([hiring]);
    store.cancelMove();
    assert.deepEqual([store.zones, sent], [[design], []]);
    store.preview([hiring]);
    store.preview([later]);
    store.finishMove();
    assert.deepEqual(sent, [{ type: 'save', id: 1, before: [design], zones: [later] }]);
    assert.deepEqual(store.view.past, [[design]]);
  });

  it('keeps a half-written form over a reload, with the selection and what can be undone', () => {
    const store = open([design, hiring]);
    store.edit([later, hiring], 'moved');
    store.select(1);
    store.write({ ...store.draft!, title: 'Hiring and', from: '1' , to: '' }, true);
    const again = open([later, hiring]);
    assert.equal(again.draft?.title, 'Hiring and');
    assert.equal(again.draft?.to, '');
    again.undo();
    assert.deepEqual(again.zones, [design, hiring]);
  });

  it('drops a half-written form with the zone it was of', () => {
    const store = open([design, hiring]);
    store.select(1);
    store.write({ ...store.draft!, from: '1x' }, true);
    store.received({ type: 'state', state: stateOf([hiring]) });
    assert.deepEqual([store.view.selected, store.draft?.from], [0, '1x']);
    assert.equal(open([design]).draft?.from, '13:00');
  });

  it('saves a form when a field is left and all of it makes sense', () => {
    const store = open([design]);
    store.select(0);
    store.write({ ...store.draft!, title: 'Des' }, false);
    assert.deepEqual(sent, []);
    store.write({ ...store.draft!, title: 'Designs', hold: true }, true);
    assert.deepEqual(store.zones, [{ ...design, title: 'Designs', hold: true }]);
    assert.equal(store.view.draft, null);
  });
});
