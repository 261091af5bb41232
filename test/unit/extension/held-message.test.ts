import assert from 'node:assert/strict';
import { heldMessage } from '../../../src/extension/hold/held-message';

describe('the message of a held zone', () => {
  it('makes no link of a title, which whoever sends an invitation chooses', () => {
    const message = heldMessage({ title: 'Sync [Join](command:workbench.action.quit)\nnow' }, '11:30');
    assert.doesNotMatch(message, /\]\(|\n/);
    assert.equal(heldMessage({ title: 'Focus' }, '11:30'), 'No code until 11:30 (Focus): the files of this workspace are read-only.');
  });
});
