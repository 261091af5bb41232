import assert from 'node:assert/strict';
import { untoldText } from '../../../src/webview/stories/merged-stories';

describe('what a panel says of merged work', () => {
  it('is how much of it is told nowhere, or that all is told', () => {
    assert.deepEqual(
      [[9, 12, 4], [1, 3, 1], [1, 1, 2], [0, 3, 4], [0, 1, 4], [0, 0, 4]].map(([untold, merged, weeks]) => untoldText(untold!, merged!, weeks!)),
      [
        '9 of 12 pieces of your team’s work, merged in the last 4 weeks, are told nowhere',
        '1 of 3 pieces of your team’s work, merged in the last week, is told nowhere',
        '1 of 1 piece of your team’s work, merged in the last 2 weeks, is told nowhere',
        'all 3 pieces of your team’s work, merged in the last 4 weeks, are told',
        'the one piece of your team’s work, merged in the last 4 weeks, is told',
        '',
      ],
    );
  });
});
