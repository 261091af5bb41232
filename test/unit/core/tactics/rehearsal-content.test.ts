import assert from 'node:assert/strict';
import type { Conversation, Scene } from '../../../../src/core/tactics/rehearsal';
import { problemText } from '../../../../src/core/tactics/documents';
import { shortestWay } from '../../../../src/core/tactics/rehearsal-paths';
import { readRehearsals, type RehearsalFile } from '../../../../src/documents/rehearsal-files';

const FOLDER = 'media/rehearsals';

describe('the conversations that come with the extension', () => {
  let files: RehearsalFile[];
  let conversations: Conversation[];
  before(async () => {
    files = await readRehearsals(FOLDER);
    conversations = files.flatMap(({ conversation }) => conversation ?? []);
  });

  it('have nothing that the checker objects to', () => {
    assert.deepEqual(files.flatMap(({ problems }) => problems.map((problem) => problemText({ folder: FOLDER }, problem))), []);
  });

  it('are eight or more, each suggested by a finding', () => {
    assert.ok(conversations.length >= 8);
    for (const { file, answers } of conversations) assert.ok(answers.length > 0, file);
    assert.equal(new Set(conversations.map(({ title }) => title)).size, conversations.length);
  });

  it('are long enough to matter and short enough for a break', () => {
    for (const { file, scenes } of conversations) {
      const ends = scenes.filter(({ end }) => end !== null).length;
      assert.ok(scenes.length >= 6 && scenes.length <= 12, `${file} has ${scenes.length} scenes`);
      assert.ok(ends >= 2 && ends <= 4, `${file} has ${ends} endings`);
      assert.ok(shortestWay(scenes) >= 2, `${file} is over after ${shortestWay(scenes)} choices`);
      const threes = scenes.filter(({ choices }) => choices.length >= 3).length;
      assert.ok(threes * 2 > scenes.length - ends, `${file} has three choices in ${threes} scenes`);
    }
  });

  it('make each choice matter: those of a scene lead to different places, or leave the other in different ways', () => {
    for (const { file, scenes } of conversations) {
      for (const { id, choices } of scenes.filter(({ end }) => end === null)) {
        assert.ok(new Set(choices.map(({ to, mood, trust }) => `${to} ${mood} ${trust}`)).size > 1, `${file}: ${id}`);
      }
    }
  });

  it('don’t give the best choice away by its place or its length, in none of them', () => {
    for (const { file, scenes: all } of conversations) {
      const scenes = all.filter(({ choices }) => choices.length >= 3);
      for (const place of [0, 1, 2]) {
        const share = scenes.filter((scene) => scene.choices.indexOf(bestOf(scene)) === place).length / scenes.length;
        assert.ok(share > 0.1 && share < 0.6, `${file}: place ${place + 1} is best in ${Math.round(share * 100)} %`);
      }
      const longest = scenes.filter((scene) => scene.choices.every((each) => each.say.length <= bestOf(scene).say.length)).length / scenes.length;
      assert.ok(longest < 0.5, `${file}: the longest is best in ${Math.round(longest * 100)} %`);
    }
  });

  it('never come to the same moment twice, since nobody says the same a second time', () => {
    for (const { file, scenes } of conversations) {
      const byId = new Map(scenes.map((scene) => [scene.id, scene]));
      const walk = (id: string, before: readonly string[]): void => {
        assert.ok(!before.includes(id), `${file}: ${[...before, id].join(' → ')}`);
        for (const { to } of byId.get(id)!.choices) walk(to, [...before, id]);
      };
      walk(scenes[0]!.id, []);
    }
  });
});

/** The one after which there is most trust, and of those the one with the best mood. */
function bestOf({ choices }: Scene): Scene['choices'][number] {
  return choices.reduce((best, each) => (each.trust > best.trust || (each.trust === best.trust && each.mood > best.mood) ? each : best));
}
