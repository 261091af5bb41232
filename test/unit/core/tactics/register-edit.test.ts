import assert from 'node:assert/strict';
import fc from 'fast-check';
import { INITIATIVE_STATUSES, parseInitiatives, SERVES } from '../../../../src/core/tactics/initiatives';
import { writeRegister } from '../../../../src/core/tactics/register-edit';
import { branchGlob, entriesOf, entryText, fieldsOf, type InitiativeFields, NEW_INITIATIVE, problemsWith, type RegisterDraft, withEntry } from '../../../../src/core/tactics/register-form';

const NOTHING: RegisterDraft = { changes: [] };

const REGISTER = `# Ours
owner: me      # no field of the form's
initiatives:
  # what support asks for
  - name:   Pickup slots   # renamed in May
    goal: |
      Fewer calls
      to support
    review: monthly
    measure:
    paths:
      - src/slots/**   # the core
      - "src/lockers"
    # below the paths
    branches: [ 'slots/*' ]

  - {name: Fax, goal: "two  blanks",   paths: src/fax}
# the end
`;

function edited(text: string | null, name: string, change: Partial<InitiativeFields> | null): string {
  const entry = entriesOf(text, NOTHING).find(({ fields }) => fields.name === name)!;
  return writeRegister(text, withEntry(NOTHING, entry, change === null ? null : { ...entry.fields, ...change }));
}

function added(text: string | null, change: Partial<InitiativeFields>): string {
  return writeRegister(text, withEntry(NOTHING, { was: null, nth: 0 }, { ...NEW_INITIATIVE, ...change }));
}

describe('writing the register of initiatives', () => {
  it('changes not a byte where nothing was changed', () => {
    assert.equal(writeRegister(REGISTER, NOTHING), REGISTER);
    assert.equal(edited(REGISTER, 'Pickup slots', {}), REGISTER);
  });

  for (const [what, name, change, from, to] of [
    ['a value, with the comment beside it', 'Pickup slots', { name: 'Slots' }, 'name:   Pickup slots   # renamed', 'name: Slots   # renamed'],
    ['a value of several lines', 'Pickup slots', { goal: 'Fewer calls' }, 'goal: |\n      Fewer calls\n      to support\n', 'goal: Fewer calls\n'],
    ['an empty value', 'Pickup slots', { measure: 'calls: a week' }, 'measure:\n', 'measure: "calls: a week"\n'],
    ['a field that was missing', 'Pickup slots', { sunset: '2026-12-31' }, "branches: [ 'slots/*' ]\n", "branches: [ 'slots/*' ]\n    sunset: 2026-12-31\n"],
    ['one more path below the others', 'Pickup slots', { paths: 'src/slots/**\nsrc/lockers\n*.md' }, '- "src/lockers"\n', '- "src/lockers"\n      - "*.md"\n'],
    ['one path less', 'Pickup slots', { paths: 'src/lockers' }, '      - src/slots/**   # the core\n', ''],
    ['all paths', 'Pickup slots', { paths: 'lib' }, 'paths:\n      - src/slots/**   # the core\n      - "src/lockers"\n', 'paths: [lib]\n'],
    ['a list in brackets', 'Pickup slots', { branches: 'slots/*\nlockers' }, "[ 'slots/*' ]", '["slots/*", lockers]'],
    ['a list away', 'Pickup slots', { branches: '' }, "[ 'slots/*' ]", '[]'],
    ['an entry in braces', 'Fax', { goal: 'x', status: 'done' }, 'goal: "two  blanks",   paths: src/fax}', 'goal: x,   paths: src/fax, status: done}'],
  ] as [string, string, Partial<InitiativeFields>, string, string][]) {
    for (const eol of ['\n', '\r\n']) {
      it(`replaces ${what}, and leaves the rest${eol === '\n' ? '' : ', with the line ends of Windows'}`, () => {
        const base = `\uFEFF${REGISTER.replaceAll('\n', eol)}`;
        assert.ok(REGISTER.includes(from));
        assert.equal(edited(base, name, change), `\uFEFF${REGISTER.replace(from, to).replaceAll('\n', eol)}`);
      });
    }
  }

  it('takes an entry out, and adds one after the last', () => {
    assert.equal(edited(REGISTER, 'Fax', null), REGISTER.replace(/ {2}- \{name: Fax.*\n/, ''));
    assert.equal(added(REGISTER, { name: 'Search', goal: 'Find it' }), REGISTER.replace('# the end', '  - name: Search\n    goal: Find it\n# the end'));
  });

  for (const [base, text] of [
    [null, 'initiatives:\n  - name: A\n'],
    ['', 'initiatives:\n  - name: A\n'],
    ['# none yet', '# none yet\ninitiatives:\n  - name: A\n'],
    ['initiatives: # soon\nowner: me\n', 'initiatives: # soon\n  - name: A\nowner: me\n'],
    ['initiatives: []\n', 'initiatives:\n  - name: A\n'],
    ['initiatives:', 'initiatives:\n  - name: A\n'],
    ['- name: B\n  goal: b', '- name: B\n  goal: b\n- name: A\n'],
    ['[]\n', '- name: A\n'],
  ] as [string | null, string][]) {
    it(`begins in ${JSON.stringify(base)}`, () => assert.equal(added(base, { name: 'A' }), text));
  }

  it('says so where a hand has to do it', () => {
    assert.throws(() => added('[{name: B, goal: b}]', { name: 'A' }), RangeError);
    assert.throws(() => added('We work on slots.\n', { name: 'A' }), RangeError);
  });

  it('merges with what was written elsewhere in the meantime', () => {
    const entry = entriesOf(REGISTER, NOTHING)[0]!;
    const draft = withEntry(NOTHING, entry, { ...entry.fields, measure: 'calls a week' });
    const theirs = `${REGISTER.replace('two  blanks', 'theirs').replace("'slots/*'", "'s/*'")}`;
    assert.equal(writeRegister(theirs, draft), theirs.replace('measure:', 'measure: calls a week'));
    assert.match(writeRegister('- name: Other\n  goal: a\n', draft), /^- name: Other\n {2}goal: a\n- name: Pickup slots\n/);
  });

  it('leaves an entry that YAML can’t read as it is', () => {
    const spoilt = '- name: One\n  goal: a\n- name: Two\n\tgoal: b\n';
    assert.equal(edited(spoilt, 'One', { goal: 'c' }), spoilt.replace('goal: a', 'goal: c'));
  });

  it('gives back what the form said, or says that it can’t, for any text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 }).map((each) => each.replace(/[\uD800-\uDFFF]/g, '').trim());
    const glob = fc.stringMatching(/^[a-z{!*#@&%"'][a-z0-9/.: -]{0,12}$/).map((each) => each.trim());
    const globs = fc.uniqueArray(glob, { maxLength: 3 }).map((each) => each.join('\n'));
    const fields: fc.Arbitrary<InitiativeFields> = fc.record({
      name: text.filter((each) => each !== ''), goal: text, measure: text, serves: fc.constantFrom('' as const, ...SERVES), framing: text, sunset: fc.constantFrom('', '2026-12-31'),
      status: fc.constantFrom(...INITIATIVE_STATUSES), paths: globs, branches: globs, repositories: globs,
    });
    fc.assert(fc.property(fc.constantFrom(REGISTER, '', '- name: B\n  goal: b', REGISTER.replaceAll('\n', '\r\n')), fields, fc.boolean(), (base, now, isNew) => {
      const entry = entriesOf(base, NOTHING)[0];
      const target = isNew || entry === undefined ? { was: null, nth: 0 } : entry;
      const result = writeRegister(base, withEntry(NOTHING, target, now));
      const found = parseInitiatives('', result).initiatives.map(fieldsOf);
      assert.ok(found.some((each) => JSON.stringify(each) === JSON.stringify(now)), result);
    }), { numRuns: 300 });
  });
});

describe('the form of an initiative', () => {
  it('says what has to be mended', () => {
    assert.deepEqual(problemsWith({ ...NEW_INITIATIVE, name: 'A', paths: 'src\\api', sunset: 'soon' }), { sunset: 'Write a date as 2026-12-31.', paths: '“src\\api” has a backslash, where paths have slashes.' });
    assert.deepEqual(Object.keys(problemsWith(NEW_INITIATIVE)), ['name']);
  });

  it('proposes a glob for a branch', () => {
    for (const [name, glob] of [['slots/returns', 'slots/*'], ['feature/labels', 'feature/labels'], ['fix/PAR-12-labels', 'fix/PAR-12*'], ['PAR-12', 'PAR-12'], ['labels', 'labels']]) assert.equal(branchGlob(name!), glob);
  });

  it('shows what it says of one initiative', () => {
    assert.match(entryText(REGISTER, 0), /^ {2}- name: {3}Pickup slots[^]*branches: \[ 'slots\/\*' \]$/);
    assert.equal(entryText(REGISTER.replaceAll('\n', '\r\n'), 1), '  - {name: Fax, goal: "two  blanks",   paths: src/fax}\n# the end');
    assert.equal(entryText(REGISTER, 2), '');
    assert.equal(entryText('initiatives: [{name: A}, {name: B}]', 0), 'initiatives: [{name: A}, {name: B}]');
  });
});
