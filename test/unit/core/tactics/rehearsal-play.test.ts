import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { HIGHEST, LOWEST } from '../../../../src/core/tactics/rehearsal';
import { parseConversation } from '../../../../src/core/tactics/rehearsal-parser';
import { moodWord, play, type Step, trustWord } from '../../../../src/core/tactics/rehearsal-play';

const conversation = parseConversation('missing-context.yaml', readFileSync('media/rehearsals/missing-context.yaml', 'utf8')).conversation!;

describe('play', () => {
  it('begins with the first scene', () => {
    const { steps, scene, feeling } = play(conversation, []);
    assert.deepEqual([steps.length, scene.id, moodWord(feeling), trustWord(feeling)], [0, 'opening', 'guarded', 'waiting to see']);
  });

  it('follows what was said, and the other with it', () => {
    const { steps, scene, feeling } = play(conversation, [{ scene: 'opening', choice: 1 }, { scene: 'picture', choice: 0 }]);
    assert.deepEqual(steps.map(({ before, after }) => [before, after]), [[{ mood: 3, trust: 3 }, { mood: 3, trust: 4 }], [{ mood: 3, trust: 4 }, { mood: 1, trust: 3 }]]);
    assert.equal(scene.id, 'blamed');
    assert.equal(moodWord(feeling), 'bristling');
  });

  it('leaves out what no longer fits, with all that follows', () => {
    assert.deepEqual(play(conversation, [{ scene: 'opening', choice: 1 }, { scene: 'gone', choice: 0 }, { scene: 'picture', choice: 0 }]).scene.id, 'picture');
    assert.equal(play(conversation, [{ scene: 'opening', choice: 9 }]).steps.length, 0);
    assert.equal(play(conversation, [{ scene: 'opening', choice: -1 }]).steps.length, 0);
  });

  it('never leaves the levels, whatever is said', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 30 }), (numbers) => {
        const said: Step[] = [];
        for (const choice of numbers) said.push({ scene: play(conversation, said).scene.id, choice });
        const { feeling, steps, scene } = play(conversation, said);
        for (const level of [feeling.mood, feeling.trust]) assert.ok(level >= LOWEST && level <= HIGHEST);
        assert.equal(scene.end !== null || steps.length === said.length, true);
      }),
    );
  });
});
