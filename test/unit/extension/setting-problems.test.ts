import assert from 'node:assert/strict';
import { parseSettings } from '../../../src/core/settings';
import { problemsMessage } from '../../../src/extension/configuration/setting-problems';

describe('the message about settings', () => {
  it('names the setting and what is wrong with it', () => {
    assert.equal(
      problemsMessage(parseSettings({ windowWeeks: 0 }).problems),
      "A setting can't be used, so its default stands in. codeRefuge.windowWeeks: must be at least 1.",
    );
  });

  it('is one for several', () => {
    const message = problemsMessage(parseSettings({ windowWeeks: 0, quiet: 'no' }).problems);
    assert.match(message, /^2 settings can't be used, .*codeRefuge\.windowWeeks: .*; codeRefuge\.quiet: /);
  });
});
