import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { type Initiative, INITIATIVE_STATUSES, parseInitiatives, SERVES } from '../../../../src/core/tactics/initiatives';

function read(text: string) {
  const { initiatives, problems } = parseInitiatives('initiatives.yaml', text);
  return { initiatives, names: initiatives.map(({ name }) => name), problems: problems.map(({ line, message, lost }) => `${line ?? '-'}${lost ? '!' : ''} ${message}`) };
}

const PICKUP = `
initiatives:
  - name: Pickup slots
    goal: Fewer calls to support   # money
    measure: calls a day
    paths: [src/slots/**, src/lockers]
    branches: "slots/*"
    repositories: [parcelway]
    status: Paused
    sunset: 2026-12-31
`;

describe('the register of initiatives', () => {
  it('has a name, a goal and all that belongs to it', () => {
    const { initiatives, problems } = read(PICKUP);
    assert.deepEqual(problems, []);
    assert.deepEqual(initiatives, [
      {
        line: 3, name: 'Pickup slots', goal: 'Fewer calls to support', measure: 'calls a day', serves: null, framing: '', paths: ['src/slots/**', 'src/lockers'],
        branches: ['slots/*'], repositories: ['parcelway'], status: 'paused', sunset: '2026-12-31',
      } satisfies Initiative,
    ]);
  });

  it('may be a list alone, and have the mark and the line ends of Windows', () => {
    assert.deepEqual(read(`\uFEFF${PICKUP.replaceAll('\n', '\r\n')}`), read(PICKUP));
    assert.deepEqual(read('- name: One\n  goal: a\n- {name: Two, goal: b}\n').names, ['One', 'Two']);
  });

  it('says so where git left two versions in it', () => {
    const { problems } = read('initiatives:\n<<<<<<< HEAD\n  - { name: A, goal: a }\n=======\n  - { name: B, goal: b }\n>>>>>>> theirs\n');
    assert.match(problems[0] ?? '', /^2! Two versions of this file meet here/);
  });

  it('is empty where nobody has begun', () => {
    for (const empty of ['', '\n', '# nothing yet\n', 'initiatives:\n', 'initiatives: []\n', '---\n']) assert.deepEqual(read(empty), { initiatives: [], names: [], problems: [] }, JSON.stringify(empty));
  });

  it('takes names and goals for texts, whatever they look like', () => {
    const { initiatives } = read('- name: 2026\n  goal: yes\n  measure: 0x10\n  paths: [1.0]\n');
    assert.deepEqual([initiatives[0]!.name, initiatives[0]!.goal, initiatives[0]!.measure, initiatives[0]!.paths], ['2026', 'yes', '0x10', ['1.0']]);
  });

  for (const [what, text, names, problems] of [
    ['an initiative without a goal', '- name: Search\n- name: Two\n  goal: ~\n', ['Search', 'Two'], [/^1 "Search" has no goal, so work on it counts as work without one/, /^2 "Two" has no goal/]],
    ['one without a name', '- goal: money\n- name: Two\n  goal: a\n', ['Two'], [/^1! This initiative has no name, and is left out/]],
    ['a field that there is not', '- name: One\n  goal: a\n  path: src\n', ['One'], [/^3 "path" is no field of an initiative/]],
    ['a sunset that is no date', '- name: One\n  goal: a\n  sunset: next spring\n', ['One'], [/^3! "next spring" is no date/]],
    ['a status that there is not', '- name: One\n  goal: a\n  status: alive\n', ['One'], [/^3 "alive" is no status; "active" is taken/]],
    ['a service that there is not', '- name: One\n  goal: a\n  serves: me\n', ['One'], [/^3! "me" is left out. "serves" says one of customers, money, growth/]],
    ['a key twice', '- name: One\n  goal: a\n  goal: b\n- name: Two\n  goal: a\n', ['One', 'Two'], [/^3! "goal" stands here a second time; the first one counts/]],
    ['tabs', '- name: One\n  goal: a\n- name: Two\n\tgoal: b\n', ['One'], [/^4! .* This initiative is left out/]],
    ['a glob that begins with an asterisk', '- name: One\n  goal: a\n  paths:\n    - *.ts\n    - src\n', ['One'], [/^4! "paths" has an entry that is no text, and left out/]],
    ['a second colon', '- name: One\n  goal: a\n- name: Two\n  goal: Fewer: calls\n', ['One'], [/^4! There is a second colon in this line\. Put the text between quotation marks, .* This initiative is left out\.$/]],
    ['an asterisk alone', '- name: One\n  goal: a\n- name: Two\n  branches: [a, *]\n', ['One'], [/^4! A \* in front of a word means something else\. Put the word between quotation marks\. This initiative is left out\.$/]],
    ['an alias', '- name: One\n  goal: a\n  paths: &p [src]\n- name: Two\n  goal: b\n  paths: *p\n', ['One', 'Two'], [/^6! "paths" has an entry that is no text/]],
    ['a list for a text', '- name: [One]\n  goal: a\n', [], [/^1! "name" is no text/, /^1! This initiative has no name/]],
    ['a glob that takes for ever', '- name: One\n  goal: a\n  paths: ["a*b*c*d*e", src]\n', ['One'], [/^3! "a\*b\*c\*d\*e" has more than 3 asterisks/]],
    ['no list', 'initiatives: soon\n', [], [/^1! There is no list of initiatives here/]],
    ['a text', 'We work on slots.\n', [], [/^1! There is no list of initiatives here/]],
    ['an entry that is none', '- name: One\n  goal: a\n- Two\n- 3\n', ['One'], [/^3! This is no initiative/, /^4! This is no initiative/]],
    ['two documents', '- name: One\n  goal: a\n---\n- name: Two\n', ['One'], [/^\d! A second document begins here/]],
  ] as [string, string, string[], RegExp[]][]) {
    it(`goes on after ${what}`, () => {
      const found = read(text);
      assert.deepEqual(found.names, names, found.problems.join('\n'));
      assert.equal(found.problems.length, problems.length, found.problems.join('\n'));
      problems.forEach((problem, index) => assert.match(found.problems[index]!, problem));
    });
  }

  it('gives back what was written into it', () => {
    const text = fc.string({ minLength: 1 }).map((each) => each.trim()).filter((each) => each !== '');
    const names = fc.array(fc.stringMatching(/^[a-z][a-z0-9/.-]{0,20}$/), { maxLength: 4 });
    const entry = fc.record({ name: text, goal: text, measure: text, serves: fc.constantFrom(...SERVES), framing: text, sunset: fc.constant('2026-12-31'), status: fc.constantFrom(...INITIATIVE_STATUSES), paths: names, branches: names, repositories: names });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        const { initiatives, problems } = parseInitiatives('a', stringify({ initiatives: entries }, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }));
        assert.deepEqual(problems, []);
        assert.deepEqual(initiatives.map(({ line, ...initiative }) => (assert.ok(line > 0), initiative)), entries.map((each) => ({ ...each })));
      }),
    );
  });

  it('comes out of any text, and of hostile ones at once', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('- ', 'name', ': ', '\n', '  ', '\t', '[', ']', '{', '}', '&a ', '*a', '|', '>', '"', "'", '---', '#', '? ', '!!', '%', '<<')), (parts) => {
      parseInitiatives('a', parts.join(''));
    }));
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefghij'.split('').map((letter, index) => `${letter}: &${letter} [${`*${'abcdefghij'[index]},`.repeat(9)}]`), 'initiatives: *j'].join('\n');
    const hostile = [bomb, '['.repeat(80_000), '{a: '.repeat(25_000), '- '.repeat(40_000), '- a\n'.repeat(60_000), 'a: b\n'.repeat(50_000), '"'.repeat(100_000), '&a '.repeat(40_000), '- &a [*a]\n'.repeat(25_000), '- name: x\n  goal: y\n  paths: ['];
    for (const text of hostile) {
      const start = performance.now();
      const { problems } = parseInitiatives('a', text);
      assert.ok(problems.length > 0 && problems.length <= 22, text.slice(0, 20));
      assert.ok(performance.now() - start < 15_000, `${text.slice(0, 20)}: ${performance.now() - start} ms`);
    }
  });
});
