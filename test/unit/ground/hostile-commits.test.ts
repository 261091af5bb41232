import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitsOf } from '../../fixtures/evidence';
import { habit, Program, subjects } from '../../fixtures/program';
import { createRepository, type ImportCommit, type Repository } from '../../fixtures/repository';

const NOW = ['--now', '2026-02-01T00:00:00Z'];
const ME = { name: 'Ada Example', email: 'ada@example.com' };
const bytes = (...parts: (string | number)[]) => Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part, 'utf8'))));

describe('hostile commits', () => {
  const program = new Program();
  const made: Repository[] = [];
  const create = (): Repository => {
    const repository = createRepository();
    made.push(repository);
    return repository;
  };
  after(() => {
    for (const each of [...made, program]) each.dispose();
  });

  describe('messages', () => {
    const long = 'L'.repeat(1 << 20);
    /** What is committed, and the subject that comes out of it. */
    const cases: [ImportCommit['message'], string, encoding?: string][] = [
      ['Escapes \\0 %x00 \\x00 %00 $(id) `id` %s %H', 'Escapes \\0 %x00 \\x00 %00 $(id) `id` %s %H'],
      ['Separators \x1f and \x1e and \x1d\x1c', 'Separators \x1f and \x1e and \x1d\x1c'],
      ['Terminal \x1b[31m\x1b]0;owned\x07 \x9b31m \x08\x7f', 'Terminal \x1b[31m\x1b]0;owned\x07 \x9b31m \x08\x7f'],
      ['<script>alert(1)</script><img src=x onerror=alert(2)>', '<script>alert(1)</script><img src=x onerror=alert(2)>'],
      ['[link](javascript:alert(3)) ![pixel](http://evil.example/p.png) <http://evil.example>', '[link](javascript:alert(3)) ![pixel](http://evil.example/p.png) <http://evil.example>'],
      ['| table | ``` \n# heading', '| table | ``` # heading'],
      [long, 'L'.repeat(200)],
      [`${'😀'.repeat(300_000)}`, '😀'.repeat(100)],
      [Buffer.from('Latin-1 declared: caf\xe9', 'latin1'), 'Latin-1 declared: café', 'ISO-8859-1'],
      [Buffer.from('Latin-1 undeclared: caf\xe9', 'latin1'), 'Latin-1 undeclared: caf\ufffd'],
      [Buffer.from('Shift JIS: \x93\xfa\x96\x7b', 'latin1'), 'Shift JIS: 日本', 'Shift_JIS'],
      [bytes('Broken: ', 0xc3, '(', 0xff, 0xe2, 0x82), 'Broken: \ufffd(\ufffd\ufffd'],
      [bytes('Overlong: ', 0xc0, 0x80, ' surrogate: ', 0xed, 0xa0, 0x80), 'Overlong: \ufffd\ufffd surrogate: \ufffd\ufffd\ufffd'],
      ['Unknown encoding', 'Unknown encoding', 'no-such-encoding'],
      ['An encoding that makes NUL bytes', 'An encoding that makes NUL bytes', 'UTF-16'],
      ['Another: +AAA- and +AAo-', 'Another: +AAA- and +AAo-', 'x-utf-7'],
      ['\ufeffByte order mark', '\ufeffByte order mark'],
      ['Right to left \u202e gnirts', 'Right to left \u202e gnirts'],
      ['Two\nlines of a subject\n\nand a body', 'Two lines of a subject'],
      ['Windows\r\n\r\nbody\r\n', 'Windows'],
      ['', ''],
      [`${'0'.repeat(40)}\n\ncommit ${'0'.repeat(40)}\nauthor Eve <eve@example.com> 0 +0000\n`, '0'.repeat(40)],
    ];
    let repository: Repository;
    before(() => {
      repository = create();
      repository.importCommits(cases.map(([message, , encoding]) => ({ message, ...(encoding !== undefined && { encoding }) })));
    });

    it('come through as they are, one commit each', async () => {
      const review = await program.review(repository.path, NOW);
      const found = commitsOf(habit(review, 'hands-on-share')).map(({ subject }) => subject.trimEnd());
      assert.deepEqual(found.sort(), cases.map(([, subject]) => subject).sort());
      assert.equal(review.coverage.damagedCommits, 0);
      assert.equal(review.coverage.teamSize, 0);
    });

    it('steer neither a terminal nor a page', async () => {
      const all = await Promise.all(['--text', '--md', '--html'].map((format) => program.run(['review', repository.path, format, ...NOW], { env: { FORCE_COLOR: '0' } })));
      for (const { code, stdout } of all) {
        assert.equal(code, 0);
        assert.doesNotMatch(stdout, /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
      }
      const [, markdown, html] = all.map(({ stdout }) => stdout) as [string, string, string];
      assert.doesNotMatch(html, /<script>alert|<img src=x/);
      // Within a code span nothing means anything.
      assert.doesNotMatch(markdown.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, ''), /\[link\]|\[pixel\]|<script>|http:/);
    });
  });

  it('trailers with separators in them make nobody up, and none takes long', async function () {
    this.timeout(20_000);
    const repository = create();
    const trailers = ['Bo <bo@example.org>', 'Cy <cy@example.org>\x1fDi <di@example.org', 'no address', '<>', '\x1f\x1f', ...[1, 2, 3, 4, 5].map((n) => `Who${' '.repeat(60_000)}knows ${n}`), 'Ada <ADA@example.com>'];
    repository.importCommits([{ message: `Shared\n\n${trailers.map((value) => `Co-authored-by: ${value}\n`).join('')}` }]);
    const { coverage, habits } = await program.review(repository.path, NOW);
    assert.equal(coverage.commits, 1);
    assert.equal(coverage.teamSize, 2);
    // Bo, Cy and Ada, who is named twice.
    assert.equal(habits.find(({ id }) => id === 'hands-on-share')?.value, 1 / 3);
  });

  it('people with odd names and addresses are people, and the mailmap holds for the others', async () => {
    const repository = create();
    const people: [string, string][] = [
      ['', 'nobody@example.org'], ['No Address', ''], ['', ''], ['Escaped\\nnewline\\0', 'escaped@example.org'], ['Tab\there', 'tab@example.org'],
      ['"Quoted" \'Name\'', 'quoted@example.org'], ['Name, Comma; (Comment)', 'a b@example.org'], ['Umlaut', 'ü@bücher.example'], ['Two Signs', 'a@b@c'],
      ['Percent %x00 %an', '%x00@%s'], ['-v --output=x', '--help'], ['\x1b[31mRed', 'red\x1b@example.org'], ['ZWJ 👩‍💻', 'zwj@example.org'], ['Slash\\', 'back\\slash@example.org'],
      ['#', '#hash@example.org'], ['X'.repeat(5000), `${'y'.repeat(5000)}@example.org`],
    ];
    repository.importCommits([
      { message: 'Map', files: { '.mailmap': 'Ada Example <ada@example.com> <old@example.org>\nQuoted <q@example.org> <quoted@example.org>\n' } },
      { message: 'Mine from before', author: { name: 'A. E.', email: 'OLD@example.org' }, committer: ME },
      ...people.map(([name, email], index): ImportCommit => ({ message: `P${index}`, author: { name, email }, committer: { name, email } })),
    ]);
    const review = await program.review(repository.path, NOW);
    assert.deepEqual(subjects(review, 'hands-on-share'), ['Map', 'Mine from before']);
    assert.deepEqual(review.me.map(({ email }) => email), ['ada@example.com', 'OLD@example.org']);
    assert.equal(review.coverage.damagedCommits, 0);
    assert.equal(review.coverage.commits, people.length + 2);
    assert.equal(review.coverage.teamSize, people.length);
  });

  describe('dates', () => {
    const DAY = '1767960000 +0000';
    /** Author and committer date, and whether the commit can be read. */
    const cases: [author: string, committer: string, time: string | null][] = [
      [DAY, DAY, '2026-01-09T12:00:00+00:00'],
      ['0 +0000', DAY, '1970-01-01T00:00:00+00:00'],
      ['4294967295 +0000', DAY, '2106-02-07T06:28:15+00:00'],
      ['253402214399 +0000', DAY, '9999-12-30T23:59:59+00:00'],
      ['253402214400 +0000', DAY, null],
      ['9223372036854775807 +0000', DAY, null],
      ['-1 +0000', DAY, null],
      [DAY, '-86400 +0000', null],
      ['1767960000 +1545', DAY, '2026-01-10T03:45:00+15:45'],
      ['1767960000 +9999', DAY, null],
      ['1767960000 +51800', DAY, null],
      [DAY, '1767960000 -9959', null],
      ['1767960000 +0575', DAY, null],
      ['1767960000', DAY, null],
      ['', DAY, null],
      ['yesterday +0000', DAY, null],
    ];

    it('that a calendar has are taken, all others are left out and counted', async () => {
      const repository = create();
      let parent = '';
      for (const [index, [author, committer]] of cases.entries()) {
        const people = `author Ada Example <ada@example.com> ${author}\ncommitter Ada Example <ada@example.com> ${committer}\n`;
        parent = repository.writeObject(`tree ${repository.emptyTree()}\n${parent && `parent ${parent}\n`}${people}\nD${index}\n`);
      }
      repository.setReference('main', parent);
      const review = await program.review(repository.path, NOW);
      const expected = cases.flatMap(([, , time], index) => (time === null ? [] : [`D${index} ${time}`]));
      assert.deepEqual(commitsOf(habit(review, 'hands-on-share')).map(({ subject, time }) => `${subject} ${time}`).sort(), expected.sort());
      assert.equal(review.coverage.damagedCommits, cases.length - expected.length);
      assert.match(review.coverage.notices[0] ?? '', /^work: 11 commits with no readable date or record were left out\.$/);
    });

    it('of commits in 1970 and 2106 can be the window too', async () => {
      const repository = create();
      repository.importCommits([{ message: 'Early', authorDate: '60 -1200' }, { message: 'Late', authorDate: '4294967295 +1400' }]);
      const early = await program.review(repository.path, ['--now', '1970-01-02']);
      assert.deepEqual([early.window.from, subjects(early, 'hands-on-share')], ['1969-07-04T00:00:00+00:00', ['Early']]);
      assert.equal(habit(early, 'hands-on-share').evidence[0]?.time, '1969-12-31T12:01:00-12:00');
      const late = await program.review(repository.path, ['--now', '2106-02-08']);
      assert.deepEqual(habit(late, 'hands-on-share').evidence.map(({ time }) => time), ['2106-02-07T20:28:15+14:00']);
    });
  });

  it('objects with no people, a NUL byte or an absurd encoding in them spoil nothing else', async () => {
    const repository = create();
    const tree = `tree ${repository.emptyTree()}\n`;
    const author = 'author Ada Example <ada@example.com> 1767960000 +0000\n';
    const committer = author.replace('author', 'committer');
    const objects = [
      `${tree}${author}${committer}\nSound`,
      `${tree}\nNobody`,
      `${tree}${author}\nNo committer`,
      `${tree}author Ada Example ada@example.com 1767960000 +0000\n${committer}\nNo brackets`,
      `${tree}author A\0da <ada@example.com> 1767960000 +0000\n${committer}\nNUL in a name`,
      `${tree}${author}${committer}\nNUL in\0 a message\0${'0'.repeat(40)}\0`,
      `${tree}${author}${committer}encoding IBM037\n\nEncoded beyond recognition`,
      `${tree}${author}${committer}`,
      `${tree}${author}${committer}\nSound too`,
    ];
    const commits = objects.map((object) => repository.writeObject(object));
    const parents = commits.map((commit) => `parent ${commit}\n`).join('');
    repository.setReference('main', repository.writeObject(`${tree}${parents}${author}${committer}\nOctopus`));
    const review = await program.review(repository.path, NOW);
    assert.deepEqual(subjects(review, 'hands-on-share'), ['', 'NUL in', 'Sound', 'Sound too']);
    assert.deepEqual([review.coverage.commitsRead, review.coverage.damagedCommits], [10, 5]);
  });

  describe('histories', () => {
    const team = { author: { name: 'Lee', email: 'lee@example.org' }, committer: { name: 'Lee', email: 'lee@example.org' } };

    it('with an octopus merge and branches without a common root', async () => {
      const repository = create();
      repository.importCommits([
        { message: 'Root' },
        ...['a', 'b', 'c'].map((branch): ImportCommit => ({ message: branch, branch, ...team, parents: [0] })),
        { message: 'Second root', branch: 'orphan', ...team, parents: [] },
        { message: 'Octopus', parents: [0, 1, 2, 3] },
        { message: 'Join', parents: [5, 4] },
      ]);
      const review = await program.review(repository.path, NOW);
      assert.deepEqual([review.coverage.commitsRead, habit(review, 'merge-gatekeeping').count, habit(review, 'hands-on-share').of], [7, 2, 5]);
    });

    it('with replaced commits and grafts are those that git itself shows', async () => {
      const repository = create();
      const [, second, third] = repository.importCommits(['One', 'Two', 'Three', 'Four'].map((message) => ({ message }))) as [string, string, string];
      const instead = repository.writeObject(repository.gitBytes(['cat-file', 'commit', second]).toString().replace('Two', 'Two, replaced'));
      repository.git('replace', second, instead);
      assert.deepEqual(subjects(await program.review(repository.path, NOW), 'hands-on-share'), ['Four', 'One', 'Three', 'Two, replaced']);
      mkdirSync(join(repository.path, '.git', 'info'), { recursive: true });
      writeFileSync(join(repository.path, '.git', 'info', 'grafts'), `${third}\n`);
      assert.deepEqual(subjects(await program.review(repository.path, NOW), 'hands-on-share'), ['Four', 'Three']);
      assert.equal(repository.git('rev-list', '--count', 'HEAD'), '2');
    });

    it('that a replacement bends into a circle come to an end', async () => {
      const repository = create();
      const ids = repository.importCommits([
        { message: 'One' },
        { message: 'Two' },
        { message: 'Side', branch: 'side', ...team, parents: [0] },
        { message: 'Merge', parents: [1, 2] },
      ]);
      repository.git('replace', '--graft', ids[0] as string, ids[3] as string);
      const review = await program.review(repository.path, NOW);
      assert.deepEqual([review.coverage.commitsRead, habit(review, 'merge-gatekeeping').count], [4, 1]);
    });
  });
});
