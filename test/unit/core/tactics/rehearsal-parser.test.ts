import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { BOUNDS } from '../../../../src/core/tactics/rehearsal';
import { parseConversation } from '../../../../src/core/tactics/rehearsal-parser';
import { TEMPLATE } from '../../../../src/core/tactics/rehearsal-template';
import { shortestWay } from '../../../../src/core/tactics/rehearsal-paths';

const SOUND = `title: The export
person: Dana
role: Engineer
answers: [hands-on-share]
situation: It was promised twice, and it is not there yet. You have half an hour.
aim: Find out what the delay is made of.
mood: 2
scenes:
  opening:
    says: It will be there on Friday.
    choices:
      - say: What is going on?
        feedback: She answers for herself, not for the work.
        trains: eq-blind-spots
        mood: -1
        to: closed
      - say: What does it have to do?
        reply: From the start?
        feedback: You asked for the work as she sees it.
        trains: hands-on-share
        trust: +2
        to: shared
  shared:
    says: It is two exports.
    ending: A shared picture
    debrief: You found out what neither of you could have known alone, and the date is hers.
    ask: What will you ask first?
  closed:
    happens: She closes the laptop.
    ending: A promise
    debrief: You have a date, and no idea why the last two were missed. Begin again with the work.
    ask: What will you ask first?
`;

/** The sound one with a part of it written otherwise, and what is wrong with that. */
function problemsOf(from: string | RegExp, to: string | ((found: string) => string)): string[] {
  const text = SOUND.replace(from, to as string);
  assert.notEqual(text, SOUND);
  return parseConversation('a.yaml', text).problems.map(({ line, message, lost }) => `${line}${lost ? '!' : ''} ${message}`);
}

describe('parseConversation', () => {
  it('reads a sound one whole', () => {
    const { conversation, problems } = parseConversation('a.yaml', SOUND);
    assert.deepEqual(problems, []);
    assert.ok(conversation);
    const { scenes, ...head } = conversation;
    assert.deepEqual(head, {
      file: 'a.yaml',
      title: 'The export',
      person: 'Dana',
      role: 'Engineer',
      answers: ['hands-on-share'],
      situation: 'It was promised twice, and it is not there yet. You have half an hour.',
      aim: 'Find out what the delay is made of.',
      mood: 2,
      trust: 3,
    });
    assert.deepEqual(scenes.map(({ id, line, choices, end }) => [id, line, choices.length, end?.title]), [['opening', 9, 2, undefined], ['shared', 23, 0, 'A shared picture'], ['closed', 28, 0, 'A promise']]);
    assert.deepEqual(scenes[0]!.choices[1], { say: 'What does it have to do?', reply: 'From the start?', feedback: 'You asked for the work as she sees it.', trains: 'hands-on-share', mood: 0, trust: 2, to: 'shared' });
    assert.equal(shortestWay(scenes), 1);
  });

  it('takes Windows line ends and a mark at the beginning', () => {
    assert.deepEqual(parseConversation('a.yaml', `\uFEFF${SOUND.replaceAll('\n', '\r\n')}`).problems, []);
  });

  it('finds dead ends, with their line', () => {
    assert.deepEqual(problemsOf(/ {4}ending: A promise\n.*\n.*\n/, ''), ['28! The scene "closed" is a dead end: it has neither choices nor a debrief. Write "choices:", or "ending:", "debrief:" and "ask:".']);
  });

  it('finds scenes that no choice leads to', () => {
    assert.deepEqual(problemsOf('to: shared', 'to: closed'), ['23! No choice leads to the scene "shared". Let one say "to: shared", or take the scene out.']);
  });

  it('finds scenes that are not there', () => {
    assert.deepEqual(problemsOf('to: shared', 'to: the-kitchen'), ['22! There is no scene "the-kitchen" to go to. Write one, or take another of opening, shared, closed.']);
    assert.deepEqual(problemsOf('to: shared', 'to: sharde'), ['22! There is no scene "sharde" to go to. Did you mean "shared"?']);
  });

  it('finds rounds without an end, and takes those with a way out', () => {
    const round = `    choices:
      - say: Again?
        feedback: You asked the same once more.
        trains: harsh-wording
        to: closed
      - say: Once more?
        feedback: You asked the same once more.
        trains: harsh-wording
        to: closed
`;
    assert.deepEqual(problemsOf(/ {4}ending: A promise\n.*\n.*\n/, round), [
      '28! From the scene "closed" every way goes round in circles and none ends. Let a choice lead to a scene with an "ending".',
    ]);
    assert.deepEqual(problemsOf(/ {4}ending: A promise\n.*\n.*\n/, round.replace('to: closed', 'to: opening')), ['23 This is the only ending, so it does not matter what one says. Write another one.']);
  });

  it('finds choices without feedback, without words, without a habit, without a way', () => {
    assert.deepEqual(problemsOf(/ {8}feedback: She.*\n/, ''), ['12! "feedback" is missing here. Write "feedback: …".']);
    assert.deepEqual(problemsOf('say: What is going on?', 'say: ""'), ['12! "say" is missing here. Write "say: …".']);
    assert.match(problemsOf('trains: eq-blind-spots', 'trains: kindness')[0]!, /^14! "kindness" is no habit and no trap\. There are late-night-merges, /);
    assert.match(problemsOf(/ {8}trains: eq.*\n/, '')[0]!, /^12! This choice does not say which habit it trains\./);
    assert.deepEqual(problemsOf(/ {8}to: closed\n/, ''), ['12! This choice leads nowhere. Write "to:" and the name of a scene.']);
  });

  it('says once of what is no text that it is none', () => {
    assert.deepEqual(problemsOf('aim: Find out', 'aim:\n  - Find out'), ['7! "aim" is no text. Write it behind the colon, or after ">-" on the next line.']);
    assert.deepEqual(problemsOf(/aim: ([\s\S]*)says: It will be there on Friday\./, 'aim: &aim $1says: *aim'), ['10! "says" points to another place by "*". Write the text here once more.']);
  });

  it('finds endings without a debrief', () => {
    assert.deepEqual(problemsOf(/ {4}debrief: You found.*\n/, ''), ['24! "debrief" is missing here. Write "debrief: …".']);
  });

  it('finds texts that are too long or too short, and plays them all the same', () => {
    assert.deepEqual(problemsOf('It is two exports.', 'word '.repeat(200)), ['24 "says" has 999 characters; more than 700 are not read in a talk.']);
    assert.deepEqual(problemsOf('You asked for the work as she sees it.', 'Good.'), ['19 "feedback" has 5 characters; with fewer than 20 it says too little.']);
    assert.deepEqual(problemsOf('title: The export', 'title: x'), ['1 "title" has 1 character; with fewer than 3 it says too little.']);
    assert.notEqual(parseConversation('a.yaml', SOUND.replace('You asked for the work as she sees it.', 'Good.')).conversation, null);
  });

  it('finds unknown fields, fields that come twice, and numbers out of range', () => {
    assert.match(problemsOf('aim:', 'goal: x\naim:')[0]!, /^6 "goal" is no field of a conversation, and left out\./);
    assert.match(problemsOf('mood: 2', 'mood: 2\nmood: 3')[0]!, /^8 "mood" stands here a second time; the first one counts\.$/);
    assert.deepEqual(problemsOf('trust: +2', 'trust: lots'), ['21 "lots" is no trust: write a whole number from -2 to 2. 0 is taken for it.']);
    assert.match(problemsOf('[hands-on-share]', '[hands-on]')[0]!, /^4 "hands-on" is no habit, so the conversation is not suggested for it\./);
  });

  it('says of a scene that stands too far to the right what to do with it', () => {
    const advice = '"closed" is no field of an ending, and left out. If it is the name of a scene, move it to the left, below the names of the others.';
    assert.equal(problemsOf('  closed:', '    closed:')[0], `28 ${advice}`);
    assert.equal(problemsOf(/ {2}closed:[\s\S]*$/, (scene) => scene.replace(/^ {2}/gm, '    '))[0], `28 ${advice}`);
  });

  it('asks whether another word was meant, where one comes near', () => {
    assert.match(problemsOf('feedback: She', 'Feedback: She')[0]!, /^13 "Feedback" is no field of a choice, and left out\. Did you mean "feedback"\?$/);
    assert.deepEqual(problemsOf('trains: eq-blind-spots', 'trains: EQ blind spots'), ['14! "EQ blind spots" is no habit and no trap. Did you mean "eq-blind-spots"?']);
    assert.deepEqual(problemsOf('[hands-on-share]', '[hand-on-share]'), ['4 "hand-on-share" is no habit, so the conversation is not suggested for it. Did you mean "hands-on-share"?']);
    assert.match(problemsOf('scenes:', 'scene:')[0]!, /^8 "scene" is no field of a conversation, and left out\. Did you mean "scenes"\?$/);
  });

  it('finds endings with choices, choices that say the same, and scenes of one choice', () => {
    assert.match(problemsOf('    says: It is two exports.\n', '    says: It is two exports.\n    choices: [a]\n')[0]!, /^25! The scene "shared" ends the talk, so it has no choices\./);
    assert.deepEqual(problemsOf('What does it have to do?', 'What is going on?'), ['17 This choice says the same as one before it.']);
    assert.deepEqual(problemsOf(/ {6}- say: What is going on[\s\S]*to: closed\n/, '').slice(0, 1), ['12 The scene "opening" has one choice, which is none. Write two or more.']);
  });

  it('says of YAML that can’t be read what is wrong and what to do, once for each mistake', () => {
    const at = (line: number, message: string) => [`${line}! ${message}`];
    const second = 'There is a second colon in this line. Put the text between quotation marks, or after ">-" on the next line.';
    const indent = 'This line begins further left or right than those it belongs to. Move it, by spaces, until it stands below them.';
    assert.deepEqual(problemsOf('says: It will be', 'says: Yes: it will be'), at(10, second));
    assert.deepEqual(problemsOf(/aim: Find([\s\S]*)says: It is/, 'aim: this: Find$1says: It: is'), [...at(6, second), ...at(24, second)]);
    assert.deepEqual(problemsOf('      - say: What is', '      -say: What is'), at(12, 'There is no space after the hyphen. Write "- " and then the item.'));
    assert.deepEqual(problemsOf('  opening:', '\topening:'), at(9, 'This line begins with a tab. Use spaces.'));
    assert.deepEqual(problemsOf('  shared:\n', ' shared:\n'), at(23, indent));
    assert.deepEqual(problemsOf('scenes:\n', 'scenes:\n  - opening\n'), at(10, indent));
    assert.deepEqual(problemsOf(' reply:', 'reply:'), at(18, indent));
    assert.deepEqual(problemsOf('[hands-on-share]', '[hands-on-share'), at(5, 'A bracket that was opened above isn’t closed by here. Close it, or move what belongs to it to the right.'));
    assert.deepEqual(problemsOf('says: It is two exports.', "says: 'It's two exports.'"), at(24, 'There is more in this line after a closing quotation mark or bracket. Put the whole text after ">-" on the next line; there it may have any of them.'));
    assert.deepEqual(problemsOf('says: It is two', 'says: @Dana, it is two'), at(24, 'A text can’t begin with this character. Put the whole text between quotation marks.'));
    assert.deepEqual(problemsOf(/$/, `---\n${SOUND}`), at(33, 'A second document begins here. Take the line "---" out, or put what follows into a file of its own.'));
  });

  it('names the line of broken YAML', () => {
    const { conversation, problems } = parseConversation('a.yaml', SOUND.replace('title: The export', 'title: "The export'));
    assert.equal(conversation, null);
    assert.equal(problems.every(({ lost }) => lost), true);
    assert.ok(problems[0]!.line! > 0);
  });

  it('takes nothing for a conversation that is none', () => {
    for (const text of ['', '- a\n- b', 'word', 'title: &a [*a, *a]', '{'.repeat(5000), 'a: b\n'.repeat(10_000), 'x'.repeat(400_000), '%YAML 9\n---\n!!js/function x', 'scenes: {a: *b}', '__proto__: {a: b}\nconstructor: x']) {
      const { conversation, problems } = parseConversation('a.yaml', text);
      assert.equal(conversation, null);
      assert.ok(problems.length > 0 && problems.length <= 51);
    }
  }).timeout(20_000);

  it('either plays to an end or says why it can’t, whatever is taken out', () => {
    const lines = SOUND.split('\n');
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(lines.length - 1), { maxLength: 6 }), (gone) => {
        const { conversation, problems } = parseConversation('a.yaml', lines.filter((_, index) => !gone.includes(index)).join('\n'));
        assert.equal(conversation === null, problems.some(({ lost }) => lost));
        if (conversation !== null) assert.ok(shortestWay(conversation.scenes) >= 0);
      }),
    );
  });
});

describe('docs/rehearsals.md', () => {
  it('shows a conversation that nothing is wrong with', () => {
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/rehearsals.md', 'utf8')) ?? [];
    assert.deepEqual(parseConversation('example.yaml', example).problems, []);
    assert.equal(example, TEMPLATE);
  });

  it('gives the bounds that are checked', () => {
    const page = readFileSync('docs/rehearsals.md', 'utf8');
    for (const [field, [least, most]] of Object.entries(BOUNDS)) {
      assert.match(page, new RegExp(`\`${field}\`[^\\n]*(?:\\n[^\\n]+)?(?:${least} to ${most}|up to ${most}|up to\\n${most})`), field);
    }
  });
});
