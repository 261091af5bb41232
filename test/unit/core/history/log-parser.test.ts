import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CommitRecord } from '../../../../src/core/history/commit';
import { TRAILER_SEPARATOR } from '../../../../src/core/history/log-format';
import { LogParser } from '../../../../src/core/history/log-parser';

/** Writes a record as `git log` does. */
function record({ hash, parents, author, committer, coAuthors, subject }: CommitRecord): string {
  const date = ({ time, offset }: { time: number; offset: number }) => {
    const minutes = Math.abs(offset);
    const zone = String(Math.floor(minutes / 60) * 100 + (minutes % 60)).padStart(4, '0');
    return `${time} ${offset < 0 ? '-' : '+'}${zone}`;
  };
  const fields = [
    hash,
    parents.join(' '),
    author.name,
    author.email,
    date(author),
    committer.name,
    committer.email,
    date(committer),
    coAuthors.map(({ name, email }) => `${name} <${email}>`).join(TRAILER_SEPARATOR),
    subject,
  ];
  return fields.map((field) => `${field}\0`).join('');
}

function parse(bytes: Uint8Array, cuts: readonly number[] = []): { commits: CommitRecord[]; damaged: number } {
  const commits: CommitRecord[] = [];
  const parser = new LogParser((commit) => commits.push(commit));
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  let start = 0;
  for (const end of ends) {
    parser.push(bytes.subarray(start, end));
    start = end;
  }
  parser.end();
  return { commits, damaged: parser.damaged };
}

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const hash = fc.oneof({ weight: 5, arbitrary: hex(40) }, { weight: 1, arbitrary: hex(64) });
const field = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replaceAll('\0', '').trim());
const signature = fc.record({
  name: field,
  email: field,
  time: fc.integer({ min: 0, max: 4_300_000_000 }),
  offset: fc.integer({ min: -12 * 60, max: 14 * 60 }),
});
const contact = fc.stringMatching(/^[^\s<>\0\x1f][^<>\0\x1f\n\r]{0,20}$/).map((text) => text.trim());
const commit: fc.Arbitrary<CommitRecord> = fc.record({
  hash,
  parents: fc.array(hash, { maxLength: 4 }),
  author: signature,
  committer: signature,
  coAuthors: fc.array(fc.record({ name: contact, email: contact }), { maxLength: 3 }),
  subject: fc.string({ unit: 'binary', maxLength: 150 }).map((text) => text.replaceAll('\0', '')),
});

describe('LogParser', () => {
  it('gives back what was written, wherever the chunks end', () => {
    fc.assert(
      fc.property(fc.array(commit, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 12 }), (commits, cuts) => {
        const bytes = Buffer.from(commits.map(record).join(''));
        // What a lone surrogate becomes in UTF-8 is the encoder's business, not the parser's.
        const expected = JSON.parse(JSON.stringify(commits).replace(/\\ud[89a-f][0-9a-f]{2}/g, '\ufffd')) as CommitRecord[];
        assert.deepEqual(parse(bytes, cuts), { commits: expected, damaged: 0 });
      }),
    );
  });

  it('never throws and never invents a commit, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.array(fc.nat(), { maxLength: 5 }), (bytes, cuts) => {
        assert.deepEqual(parse(bytes, cuts).commits, []);
      }),
    );
  });

  it('finds its way back after bytes that are no record', () => {
    const [first, second] = fc.sample(commit, { numRuns: 2, seed: 7 }) as [CommitRecord, CommitRecord];
    const bytes = Buffer.from(`${record(first)}stray\0words\0${record(second)}`);
    const { commits, damaged } = parse(bytes);
    assert.deepEqual(commits.map(({ hash }) => hash), [first.hash, second.hash]);
    assert.equal(damaged, 1);
  });

  it('drops a truncated last record and counts it', () => {
    const [first, second] = fc.sample(commit, { numRuns: 2, seed: 8 }) as [CommitRecord, CommitRecord];
    const bytes = Buffer.from(record(first) + record(second));
    const { commits, damaged } = parse(bytes.subarray(0, bytes.length - 1));
    assert.deepEqual(commits.map(({ hash }) => hash), [first.hash]);
    assert.equal(damaged, 1);
  });

  it('reads broken UTF-8 without losing the record', () => {
    const [sample] = fc.sample(commit, { numRuns: 1, seed: 9 }) as [CommitRecord];
    const text = record({ ...sample, subject: 'MARK' });
    const at = Buffer.from(text).indexOf('MARK');
    const bytes = Buffer.from(text);
    bytes.set([0xc3, 0xff, 0xe2, 0x82], at);
    const { commits, damaged } = parse(bytes, [at + 1, at + 3]);
    assert.equal(damaged, 0);
    assert.match(commits[0]?.subject ?? '', /^\ufffd+$/);
  });

  it('keeps the beginning of a subject of a megabyte, without half a character at its end', () => {
    const [sample] = fc.sample(commit, { numRuns: 1, seed: 10 }) as [CommitRecord];
    const { commits } = parse(Buffer.from(record({ ...sample, subject: `x${'😀'.repeat(300_000)}` })), [70_000, 400_000]);
    assert.equal(commits[0]?.subject, `x${'😀'.repeat(99)}`);
  });

  it('reads +0530 as five and a half hours and gives no time to dates that are none', () => {
    const [sample] = fc.sample(commit, { numRuns: 1, seed: 11 }) as [CommitRecord];
    const at = (offset: number, time = 86_400) => ({ ...sample, committer: { ...sample.committer, time, offset } });
    const { commits, damaged } = parse(Buffer.from(record(at(330)) + record(at(-210)) + record(at(0, 1e15))));
    assert.deepEqual(commits.map(({ committer }) => committer.offset), [330, -210, 0]);
    assert.deepEqual(commits.map(({ author }) => Number.isNaN(author.time)), [false, false, true]);
    assert.equal(damaged, 1);
  });
});
