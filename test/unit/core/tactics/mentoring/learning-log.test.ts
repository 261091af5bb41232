import assert from 'node:assert/strict';
import fc from 'fast-check';
import { headingOf, loggedEntries, type MentoringEntry, writeEntry } from '../../../../../src/core/tactics/mentoring/learning-log';

const INES: MentoringEntry = { date: '2026-11-24', person: 'Ines Roth', topic: 'vitest (npm)', agenda: '- Why?', learned: '', change: '' };
const BY_HAND = `---
kept: yes
---
# What the team taught me

A line of my own.

## 2026-11-10 Tariq Aziz: Kotlin

Right below the heading.

### What I learned

Null is a type.   

### Lunch

Good.

## Books

- one

## 2026-10-01 Ines Roth
### what i will change ###
Ask earlier.


`;

describe('the log of reverse mentoring', () => {
  it('begins with a title and the first entry', () => {
    assert.equal(writeEntry(null, null, INES), '# Reverse mentoring\n\n## 2026-11-24 Ines Roth: vitest (npm)\n\n### Agenda\n\n- Why?\n');
  });

  it('reads entries, and nothing else, newest first', () => {
    assert.deepEqual(
      loggedEntries(BY_HAND).map(({ date, person, topic, learned, change }) => [date, person, topic, learned, change]),
      [
        ['2026-11-10', 'Tariq Aziz', 'Kotlin', 'Null is a type.', ''],
        ['2026-10-01', 'Ines Roth', '', '', 'Ask earlier.'],
      ],
    );
  });

  it('changes no byte of an entry whose form was not touched', () => {
    for (const text of [BY_HAND, BY_HAND.replaceAll('\n', '\r\n'), `\uFEFF${BY_HAND.slice(BY_HAND.indexOf('#'))}`]) {
      for (const { heading, ...entry } of loggedEntries(text)) assert.equal(writeEntry(text, heading, entry), text);
    }
    const odd = '# Log\n\n## 2026-11-24  Ines Roth :  vitest ##\n\n### Agenda\n\n### What I learned\n\n    code\n\n```\nopen\n';
    const [{ heading, ...entry } = assert.fail()] = loggedEntries(odd);
    assert.equal(writeEntry(odd, heading, entry), odd);
    assert.equal(writeEntry(odd, heading, { ...entry, topic: 'vitest and mocha' }), odd.replace('## 2026-11-24  Ines Roth :  vitest ##', '## 2026-11-24 Ines Roth: vitest and mocha'));
  });

  it('puts an entry where its date belongs, and keeps the rest', () => {
    const text = writeEntry(BY_HAND, null, INES);
    assert.equal(text.replace('## 2026-11-24 Ines Roth: vitest (npm)\n\n### Agenda\n\n- Why?\n\n', ''), BY_HAND);
    assert.ok(text.indexOf('2026-11-24') < text.indexOf('2026-11-10'));
    const oldestFirst = '## 2026-01-01 A\n\n## 2026-02-01 B\n';
    assert.equal(writeEntry(oldestFirst, null, { ...INES, date: '2026-01-15', agenda: '' }), '## 2026-01-01 A\n\n## 2026-01-15 Ines Roth: vitest (npm)\n\n## 2026-02-01 B\n');
  });

  it('changes what the form says, and no other part of the entry', () => {
    const [entry] = loggedEntries(BY_HAND);
    const text = writeEntry(BY_HAND, entry!.heading, { ...entry!, topic: 'Kotlin and nulls', change: 'Two hours a month.' });
    assert.equal(
      text,
      BY_HAND.replace('Aziz: Kotlin', 'Aziz: Kotlin and nulls').replace('### Lunch', '### What I will change\n\nTwo hours a month.\n\n### Lunch'),
    );
  });

  it('never takes the same person twice in a row, however the name is written', () => {
    assert.throws(() => writeEntry(BY_HAND, null, { ...INES, person: 'tariq-aziz', date: '2026-11-24' }), /Ask somebody else/);
    assert.throws(() => writeEntry(BY_HAND, null, { ...INES, date: '2026-09-01' }), /2026-10-01 already/);
    assert.throws(() => writeEntry(BY_HAND, null, { ...INES, date: '2026-02-31' }), /day/);
    assert.doesNotThrow(() => writeEntry(BY_HAND, null, { ...INES, person: 'Lee', date: '2026-10-15' }));
    // Written by hand, twice in a row: it stands, and can be edited.
    const twice = '## 2026-11-24 Ines Roth\n\n## 2026-11-10 Ines Roth\n';
    assert.match(writeEntry(twice, '2026-11-24 Ines Roth', { ...INES, topic: '', agenda: '', learned: 'More.' }), /More\./);
  });

  it('reads back what it wrote, whatever that was', () => {
    const line = fc.string().filter((text) => !/[\n\r\u2028\u2029<]/.test(text));
    fc.assert(
      fc.property(line, line, fc.constantFrom('', 'One.\n\n- two', '#### deeper\n\n```\n## no heading\n```'), (person, topic, body) => {
        const entry = { ...INES, person, topic, learned: body };
        if (person.trim() === '' || /[#:]/.test(`${person}${topic}`)) return;
        const [found] = loggedEntries(writeEntry(BY_HAND, null, entry));
        assert.equal(found?.heading, headingOf(entry));
        assert.equal(found?.learned, body);
      }),
    );
  });
});
