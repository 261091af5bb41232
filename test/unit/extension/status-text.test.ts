import assert from 'node:assert/strict';
import type { Review, Score } from '../../../src/core/review/review';
import type { AnalysisState } from '../../../src/extension/analysis/analysis';
import type { Zone } from '../../../src/core/calendar/zone';
import { statusLabel, statusText, statusTooltip } from '../../../src/extension/status-bar/status-text';

const SCORE: Score = {
  value: 64,
  reason: null,
  change: 3,
  signalChanges: { added: [], removed: [] },
  signals: [
    {
      id: 'merge-gatekeeping',
      title: 'Merge gatekeeping',
      value: 0.4,
      arithmetic: '8 of 20 | integrations',
      subScore: 60,
      weight: 0.25,
      contribution: 15,
    },
  ],
  missing: [{ id: 'blocked-hours-work', title: 'Work in no-code zones', why: 'no zones are set' }],
  bestChange: { id: 'merge-gatekeeping', text: 'Hand over the merges of <web>', gain: 7.25 },
  weeks: [],
};

function ready(score: Partial<Score>, problems: string[] = []): AnalysisState {
  const review = {
    score: { ...SCORE, ...score },
    window: { from: '2026-05-25T00:00:00+02:00', to: '2026-11-23T00:00:00+02:00', weeks: 26 },
    repositories: [{}],
  } as unknown as Review;
  return { kind: 'ready', review, problems };
}

describe('the status bar', () => {
  const texts: [string, AnalysisState, string | null, string][] = [
    ['a rise', ready({}), '$(pulse) 64 ▲3', 'Delegation score 64 of 100, up 3 from last week'],
    ['a fall', ready({ change: -2 }), '$(pulse) 64 ▼2', 'Delegation score 64 of 100, down 2 from last week'],
    ['no change', ready({ change: 0 }), '$(pulse) 64', 'Delegation score 64 of 100, unchanged from last week'],
    ['no score last week', ready({ change: null }), '$(pulse) 64', 'Delegation score 64 of 100'],
    ['no score', ready({ value: null, reason: 'Too few.' }), '$(pulse) –', 'No delegation score. Too few.'],
    ['the first look', { kind: 'reading' }, '$(loading~spin)', 'Delegation score: reading the history'],
    ['a failure', { kind: 'unavailable', reason: 'No git.' }, '$(pulse) –', 'No delegation score. No git.'],
    ['no repository', { kind: 'no-repository' }, null, ''],
  ];
  for (const [name, state, text, label] of texts) {
    it(`shows ${name}`, () => {
      assert.equal(statusText(state, null), text);
      if (text !== null) assert.equal(statusLabel(state, null), label);
    });
  }

  it('explains each signal, the missing ones and the best change', () => {
    const tooltip = statusTooltip(ready({}, ['/repo: shallow [clone](command:x)']), null, []);
    assert.match(tooltip, /^\*\*Delegation score 64\*\* of 100 · up 3 from last week$/m);
    assert.match(tooltip, /^\| Merge gatekeeping \| 8 of 20 \\\| integrations \| 60 \| ×\u00a025\u00a0% \| 15 \|$/m);
    assert.match(tooltip, /^- Work in no\\-code zones: no zones are set$/m);
    assert.match(tooltip, /Hand over the merges of &lt;web&gt; \(\+7\.3\)/);
    assert.match(tooltip, /From 26 weeks, 2026-05-25 to 2026-11-23\./);
    assert.match(tooltip, /shallow \\\[clone\\\]\\\(command:x\\\)/);
  });

  it('says why there is no score', () => {
    const tooltip = statusTooltip(ready({ value: null, reason: 'Only 4 events of yours' }), null, []);
    assert.match(tooltip, /Only 4 events of yours/);
    // Without a score there is nothing that a signal could be left out of.
    assert.doesNotMatch(tooltip, /Left out/);
    assert.match(statusTooltip({ kind: 'unavailable', reason: 'git was not found' }, null, []), /git was not found/);
  });

  it('says in a no-code zone until when, and keeps the score in the tooltip', () => {
    const now = { zone: { title: 'One-on-ones *and* [more](command:x)' } as Zone, until: '11:30', held: true };
    assert.equal(statusText(ready({}), now), '$(lock) no code until 11:30');
    assert.equal(statusText({ kind: 'no-repository' }, now), '$(lock) no code until 11:30');
    assert.equal(statusLabel({ kind: 'no-repository' }, now), 'No code until 11:30: One-on-ones *and* [more](command:x). No delegation score. No repository is open');
    assert.equal(statusLabel(ready({ change: null }), now), 'No code until 11:30: One-on-ones *and* [more](command:x). Delegation score 64 of 100');
    const tooltip = statusTooltip(ready({}), now, ['Work calendar: as of 14:05']);
    assert.match(tooltip, /^\$\(lock\) \*\*No code until 11:30\*\* · One\\-on\\-ones \\\*and\\\* \\\[more\\\]/m);
    assert.match(tooltip, /The files of this workspace are read-only\./);
    assert.match(tooltip, /Delegation score 64/);
    assert.match(tooltip, /Work calendar: as of 14:05/);
    assert.match(tooltip, /command:codeRefuge\.breakGlass/);
    assert.doesNotMatch(statusTooltip(ready({}), null, []), /breakGlass/);
  });
});
