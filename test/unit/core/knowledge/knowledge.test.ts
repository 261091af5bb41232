import assert from 'node:assert/strict';
import { join } from 'node:path';
import { repositoryFacts } from '../../../../src/core/analyze';
import { type Knowledge, knowledgeOf } from '../../../../src/core/knowledge/knowledge';
import { ME } from '../../../../src/core/knowledge/people';
import { RepositoryReaders } from '../../../../src/git/read-repositories';
import { createRepository, type Person, type Repository } from '../../../fixtures/repository';

const ADA: Person = { name: 'Ada Example', email: 'ada@example.com' };
const LEE: Person = { name: 'Lee Example', email: 'lee@example.org' };
const INES: Person = { name: 'Ines Example', email: 'ines@example.org' };
const BOT: Person = { name: 'renovate[bot]', email: 'bot@renovateapp.com' };

const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `line ${from + n}\n`).join('');

/** Real repositories; Ada is the user. */
describe('knowledge of files', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = createRepository();
  });
  afterEach(() => repository.dispose());

  async function knowledge(ends: readonly number[] = [4e9], directories = [repository.path]): Promise<Knowledge> {
    const { repositories, problems } = await new RepositoryReaders().read('git', directories, { refs: [], identities: [], me: [ADA.email], files: true });
    assert.deepEqual(problems, []);
    return knowledgeOf(repositories.map(({ history }) => repositoryFacts(history, [ADA.email], [])), ends);
  }

  /** The authors of each file: `me`, or how many others. */
  async function authors(): Promise<Record<string, string>> {
    const { files } = await knowledge();
    return Object.fromEntries(files.map(({ path, authors }) => [path, authors.map((person) => (person === ME ? 'me' : 'another')).sort().join(' ') || 'nobody']));
  }

  const change = (path: string, author: Person, times = 1) => {
    for (let n = 0; n < times; n++) repository.commit({ author, files: { [path]: `${lines(0, 20)}${author.name} ${path} ${String(Math.random())}\n` } });
  };

  it('counts who made a file and who changed it', async () => {
    change('mine.ts', ADA);
    change('shared.ts', ADA);
    change('shared.ts', LEE, 5);
    change('theirs.ts', LEE);
    assert.deepEqual(await authors(), { 'mine.ts': 'me', 'shared.ts': 'another me', 'theirs.ts': 'another' });
  });

  it('follows a file through renames, with edits and back', async () => {
    repository.commit({ author: LEE, files: { 'old.ts': lines(0, 40) } });
    repository.git('mv', 'old.ts', 'between.ts');
    repository.commit({ author: ADA, files: { 'between.ts': lines(1, 40) } });
    repository.git('mv', 'between.ts', 'src.ts');
    repository.commit({ author: ADA, files: { 'src.ts': lines(2, 40) } });
    const { files } = await knowledge();
    assert.deepEqual(files.map(({ path, changes }) => [path, changes]), [['src.ts', 2]]);
    assert.equal(files[0]!.contributions.size, 2);
    assert.deepEqual(await authors(), { 'src.ts': 'another me' });
  });

  it('takes what is made under an old name for a file of its own', async () => {
    repository.commit({ author: LEE, files: { 'README.md': lines(0, 40) } });
    repository.git('mv', 'README.md', 'GUIDE.md');
    repository.commit({ author: LEE });
    repository.commit({ author: ADA, files: { 'README.md': 'Something else.\n' } });
    assert.deepEqual(await authors(), { 'GUIDE.md': 'another', 'README.md': 'me' });
  });

  it('gives a change of the old name, on a branch without the rename, to the renamed file', async () => {
    repository.commit({ author: LEE, files: { 'old.ts': lines(0, 40) } });
    repository.checkout('topic', { create: true });
    repository.commit({ author: ADA, files: { 'old.ts': lines(1, 40) } });
    repository.checkout('main');
    repository.git('mv', 'old.ts', 'new.ts');
    repository.commit({ author: LEE });
    repository.merge({ branch: 'topic' });
    const { files } = await knowledge();
    assert.deepEqual(files.map(({ path, changes, contributions }) => [path, changes, contributions.get(ME)]), [['new.ts', 2, { created: false, changes: 1 }]]);
  });

  it('keeps the maker of a file that was deleted and made again, and adds the second one', async () => {
    change('a.ts', LEE);
    repository.commit({ author: INES, files: { 'a.ts': null } });
    change('a.ts', ADA);
    const { files } = await knowledge();
    assert.deepEqual([...files[0]!.contributions.values()], [{ created: true, changes: 0 }, { created: true, changes: 0 }]);
    assert.deepEqual(await authors(), { 'a.ts': 'another me' });
  });

  it('lets two files swap their names', async () => {
    repository.commit({ author: ADA, files: { 'a.ts': lines(0, 40), 'b.ts': 'x\n' } });
    repository.commit({ author: LEE, files: { 'c.ts': lines(100, 140) } });
    repository.git('mv', 'a.ts', 't');
    repository.git('mv', 'c.ts', 'a.ts');
    repository.git('mv', 't', 'c.ts');
    repository.commit({ author: INES });
    const { files } = await knowledge();
    // Git sees two rewritten files here; a file keeps its name's past then.
    assert.deepEqual(files.map(({ path, changes }) => [path, changes]), [['a.ts', 1], ['b.ts', 0], ['c.ts', 1]]);
  });

  it('counts a commit of several people for each of them, and as nobody else\'s change', async () => {
    repository.commit({ author: ADA, coAuthors: [LEE, BOT], files: { 'pair.ts': 'a\n' } });
    repository.commit({ author: LEE, coAuthors: [ADA], files: { 'pair.ts': 'b\n' } });
    const { files } = await knowledge();
    assert.equal(files[0]!.changes, 1);
    assert.deepEqual([...files[0]!.contributions.values()], [{ created: true, changes: 1 }, { created: true, changes: 1 }]);
    assert.deepEqual(await authors(), { 'pair.ts': 'another me' });
  });

  it('leaves bots out of changes and authors', async () => {
    change('a.ts', ADA);
    change('a.ts', BOT, 9);
    change('bot.ts', BOT);
    const { files } = await knowledge();
    assert.deepEqual(files.map(({ path, changes }) => [path, changes]), [['a.ts', 0], ['bot.ts', 0]]);
    assert.deepEqual(await authors(), { 'a.ts': 'me', 'bot.ts': 'nobody' });
  });

  it('takes one person under several addresses for one, by mailmap and by name', async () => {
    repository.commit({ author: ADA, files: { '.mailmap': `${LEE.name} <${LEE.email}> <lee@old.example>\n` } });
    change('a.ts', ADA);
    for (const email of [LEE.email, 'lee@old.example', 'lee@home.example']) change('a.ts', { name: email.includes('old') ? 'L.' : LEE.name, email }, 2);
    const { files } = await knowledge();
    assert.deepEqual([...files.find(({ path }) => path === 'a.ts')!.contributions.values()], [{ created: true, changes: 0 }, { created: false, changes: 6 }]);
  });

  it('leaves out generated and vendored files, by pattern and by attribute, and submodules', async () => {
    repository.commit({
      author: ADA,
      files: {
        'a.ts': 'a\n', 'package-lock.json': '{}\n', 'vendor/b.go': 'b\n', 'dist/c.js': 'c\n', 'parser.c': 'd\n', 'vendor/ours.go': 'e\n',
        '.gitattributes': 'parser.c linguist-generated\nvendor/ours.go -linguist-vendored\n',
      },
    });
    repository.git('update-index', '--add', '--cacheinfo', `160000,${repository.resolve()},module`);
    repository.commit({ author: ADA });
    assert.deepEqual(Object.keys(await authors()), ['.gitattributes', 'a.ts', 'vendor/ours.go']);
  });

  it('reads paths of any bytes', async () => {
    repository.commit({ author: ADA, files: { 'ä b\n\t"☃.ts': 'a\n', '-dash': 'b\n' } });
    assert.deepEqual(await authors(), { '-dash': 'me', 'ä b\n\t"☃.ts': 'me' });
  });

  it('knows what was known at the end of each week', async () => {
    const day = (n: number) => `${String(1767225600 + n * 86_400)} +0000`;
    repository.commit({ author: ADA, authorDate: day(1), files: { 'a.ts': lines(0, 30), 'gone.ts': lines(50, 90) } });
    repository.commit({ author: LEE, authorDate: day(8), files: { 'b.ts': 'b\n' } });
    repository.git('mv', 'a.ts', 'new.ts');
    repository.commit({ author: LEE, authorDate: day(15), files: { 'gone.ts': null } });
    for (let n = 0; n < 8; n++) repository.commit({ author: LEE, authorDate: day(15), files: { 'new.ts': lines(n, 30) } });
    const ends = [0, 7, 14, 21].map((n) => 1767225600 + n * 86_400);
    const known = await knowledge(ends);
    assert.deepEqual(ends.map((end) => known.at(end)), [{ sole: 0, files: 0 }, { sole: 2, files: 2 }, { sole: 2, files: 3 }, { sole: 0, files: 2 }]);
    assert.equal(known.end, ends[3]);
  });

  it('says of no file before the edge of a shallow clone who made it', async () => {
    change('a.ts', ADA);
    change('b.ts', LEE);
    change('c.ts', ADA);
    change('a.ts', ADA);
    const clone = repository.clone({ depth: 2 });
    try {
      const { files, unknown } = await knowledge([4e9], [clone.path]);
      assert.deepEqual([files.map(({ path }) => path), unknown], [[], 3]);
      const deeper = repository.clone({ depth: 3 });
      try {
        const known = await knowledge([4e9], [deeper.path]);
        assert.deepEqual([known.files.map(({ path }) => path), known.unknown], [['c.ts'], 2]);
      } finally {
        deeper.dispose();
      }
    } finally {
      clone.dispose();
    }
  });

  it('knows the edge of a shallow clone also where its parents came in on another branch', async () => {
    change('a.ts', ADA);
    repository.checkout('long', { create: true });
    change('c.ts', LEE);
    change('d.ts', LEE);
    repository.checkout('main');
    repository.merge({ branch: 'long' });
    // The commit that made c.ts ends the clone, though its parent is there: the merge leads to that directly.
    const clone = repository.clone({ depth: 3 });
    try {
      const { files, unknown } = await knowledge([4e9], [clone.path]);
      assert.deepEqual([files.map(({ path, authors }) => [path, authors.length]), unknown], [[['a.ts', 1], ['d.ts', 1]], 1]);
    } finally {
      clone.dispose();
    }
  });

  it('adds up several repositories, in which a person is the same', async () => {
    change('a.ts', LEE);
    const other = createRepository(join(repository.path, '..', 'other'));
    try {
      other.commit({ author: ADA, files: { 'a.ts': 'a\n' } });
      other.commit({ author: { name: LEE.name, email: 'lee@elsewhere.example' }, files: { 'b.ts': 'b\n' } });
      const known = await knowledge([4e9], [repository.path, other.path]);
      assert.deepEqual(known.at(4e9), { sole: 1, files: 3 });
      assert.equal(new Set(known.files.flatMap(({ authors }) => authors)).size, 2);
    } finally {
      other.dispose();
    }
  });
});
