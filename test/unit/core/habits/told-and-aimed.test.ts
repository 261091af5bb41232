import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { habit, Program, subjects } from '../../../fixtures/program';
import { createRepository, type Person, type Repository } from '../../../fixtures/repository';

const TARIQ: Person = { name: 'Tariq Aziz', email: 'tariq@example.com' };
const INES: Person = { name: 'Ines Duarte', email: 'ines@example.com' };
const GITHUB: Person = { name: 'GitHub', email: 'noreply@github.com' };
const BOT: Person = { name: 'renovate[bot]', email: 'renovate@example.com' };

/** The window ends on 1 July 2026; 30 days before that is 1 June, 12:00 UTC. */
const NOW = ['--now', '2026-07-01T12:00:00Z', '--weeks', '8'];

function date(text: string): string {
  return `${Date.parse(`${text}Z`) / 1000} +0000`;
}

describe('wins and goals', function () {
  const program = new Program();
  let repository: Repository;

  beforeEach(() => {
    repository = createRepository();
    repository.commit({ message: 'Begin', authorDate: date('2026-01-01T12:00:00') });
  });
  afterEach(() => repository.dispose());
  after(() => program.dispose());

  function folder(files: Record<string, string>): string[] {
    const path = program.folder();
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    }
    return ['--folder', path];
  }

  const work = (message: string, when: string, author: Person = repository.user, files: Record<string, string> = {}, committer = author) =>
    repository.commit({ message, author, committer, authorDate: date(when), files });

  function branch(name: string, message: string, when: string, commits: () => void, by: { author?: Person; committer?: Person } = {}): string {
    repository.checkout(`work-${name}`, { create: true });
    commits();
    repository.checkout('main');
    return repository.merge({ branch: `work-${name}`, message, date: date(when), ...by });
  }

  const untold = async (files: Record<string, string>) => {
    const review = await program.review(repository.path, [...NOW, ...folder(files)]);
    const { count, of, value, status, why, arithmetic, evidence } = habit(review, 'untold-wins');
    return { count, of, value, status, why, arithmetic, roles: evidence.map((each) => (each.kind === 'commit' ? each.role : each.kind)), subjects: subjects(review, 'untold-wins') };
  };

  const SOMETHING = { 'wins/a.md': '## 2026-06-30\n\nSomething else went well.\n' };

  describe('untold wins', () => {
    it('are merges of the team, squashes and direct work, and nothing of mine or of bots', async () => {
      branch('slots', "Merge branch 'slots'", '2026-06-02T12:00:00', () => {
        work('Offer pickup slots to customers', '2026-05-20T12:00:00', TARIQ);
        work('Mine in it', '2026-05-21T12:00:00');
      });
      branch('mine', "Merge branch 'mine'", '2026-06-03T12:00:00', () => void work('Mine alone', '2026-06-03T11:00:00'), { committer: INES });
      branch('bot', "Merge branch 'bump'", '2026-06-04T12:00:00', () => void work('Raise a version', '2026-06-04T11:00:00', BOT));
      branch('bump', "Merge branch 'bump-2'", '2026-06-05T12:00:00', () => void work('Bump left-pad from 1 to 2', '2026-06-05T11:00:00', INES));
      work('Print labels faster (#7)', '2026-06-06T12:00:00', INES, {}, GITHUB);
      work('Straight into main', '2026-06-07T12:00:00', TARIQ);
      work('Mine, straight into main', '2026-06-08T12:00:00');
      assert.deepEqual(await untold(SOMETHING), {
        count: 3, of: 3, value: 1, status: 'flag',
        arithmetic: '3 of 3 merged pieces of team work told in no entry',
        why: '100 % of them; under 50 % is good, from 90 % on it stands out.',
        roles: ['team', 'team', 'merge'],
        subjects: ["Merge branch 'slots'", 'Print labels faster (#7)', 'Straight into main'],
      });
    });

    it('are told by a commit, a number, a branch, a subject or a title', async () => {
      let hash = '';
      branch('a', "Merge branch 'feature/slots'", '2026-06-02T12:00:00', () => void work('One', '2026-06-02T11:00:00', TARIQ));
      branch('b', 'Merge pull request #8 from ines/returns\n\nReturns without a printer', '2026-06-03T12:00:00', () => void work('Two', '2026-06-03T11:00:00', INES));
      branch('c', "Merge branch 'labels' into 'main'\n\nLabels\n\nSee merge request parcelway/api!9", '2026-06-04T12:00:00', () => {
        hash = work('Three', '2026-06-04T10:00:00', INES);
        work('Labels print twice as fast', '2026-06-04T11:00:00', INES);
      });
      const by = async (text: string) => (await untold({ 'portfolio/2026.md': `## 2026 Q2\n### Told\n#### Evidence\n${text}\n` })).subjects;
      const [labels, slots, returns] = ["Merge branch 'labels' into 'main'", "Merge branch 'feature/slots'", 'Merge pull request #8 from ines/returns'];
      assert.deepEqual(await by('nothing'), [labels, slots, returns].sort());
      assert.deepEqual(await by(hash.slice(0, 8)), [slots, returns].sort());
      assert.deepEqual(await by('!9'), [slots, returns].sort());
      assert.deepEqual(await by('Labels print twice as fast!'), [slots, returns].sort());
      assert.deepEqual(await by('feature/slots, and returns without a printer'), [labels]);
      assert.deepEqual(await by('https://github.com/parcelway/api/pull/8'), [labels, slots].sort());
    });

    it('are those of the last thirty days, and of the default branch alone', async () => {
      work('Too old', '2026-06-01T11:59:59', TARIQ);
      work('Just so', '2026-06-01T12:00:00', TARIQ);
      repository.checkout('feature', { create: true });
      work('Not merged yet', '2026-06-20T12:00:00', TARIQ);
      assert.deepEqual((await untold(SOMETHING)).subjects, ['Just so']);
    });

    it('are one for a branch in a branch, and one for a series', async () => {
      repository.checkout('outer', { create: true });
      repository.checkout('inner', { create: true });
      work('Inner work', '2026-06-02T11:00:00', TARIQ);
      repository.checkout('outer');
      repository.merge({ branch: 'inner', message: "Merge branch 'inner' into outer", date: date('2026-06-02T12:00:00') });
      repository.checkout('main');
      repository.merge({ branch: 'outer', message: "Merge branch 'outer'", date: date('2026-06-02T14:00:00') });
      for (const [index, second] of ['00', '30', '59'].entries()) work(`Part ${index}`, `2026-06-03T12:00:${second}`, INES);
      work('Another of hers', '2026-06-03T12:02:00', INES);
      work('At once by somebody else', '2026-06-03T12:02:01', TARIQ);
      for (const number of [1, 2]) work(`Squash (#${number})`, `2026-06-04T12:00:0${number}`, INES, {}, GITHUB);
      assert.deepEqual((await untold(SOMETHING)).subjects, ['Another of hers', 'At once by somebody else', "Merge branch 'outer'", 'Part 2', 'Squash (#1)', 'Squash (#2)']);
    });

    it('stay what they are where somebody pulls', async () => {
      repository.checkout('theirs', { create: true });
      work('First of theirs', '2026-06-02T12:00:00', TARIQ);
      work('Second of theirs', '2026-06-03T12:00:00', INES);
      repository.checkout('main');
      work('Mine', '2026-06-03T12:00:00');
      repository.merge({ branch: 'theirs', message: "Merge branch 'main' of github.com:parcelway/api", date: date('2026-06-04T12:00:00') });
      assert.deepEqual((await untold(SOMETHING)).subjects, ['First of theirs', 'Second of theirs']);
    });

    it('are unknown where nothing was ever told, and where nothing was merged', async () => {
      work('Something', '2026-06-02T12:00:00', TARIQ);
      for (const files of [{}, { 'portfolio/2026.md': '# Impact portfolio\n' }]) {
        const { value, status, why } = await untold(files as Record<string, string>);
        assert.deepEqual({ value, status }, { value: null, status: 'no-evidence' });
        assert.match(why, /^There is no entry in your portfolio or among your wins yet, .* Begin with one/);
      }
      const quiet = await program.review(repository.path, ['--now', '2026-09-01T12:00:00Z', ...folder(SOMETHING)]);
      assert.equal(habit(quiet, 'untold-wins').why, 'Nothing that your team made was merged in the last 30 days.');
    });
  });

  describe('work without a goal', () => {
    const REGISTER = `initiatives:
  - name: Pickup slots
    goal: Fewer calls
    paths: src/slots
    branches: ["slots/*"]
  - name: Labels
    goal: Less paper
    paths: src/labels
    sunset: 2026-06-10
`;
    const aimed = async (register = REGISTER) => {
      const review = await program.review(repository.path, [...NOW, ...folder({ 'initiatives.yaml': register })]);
      const { count, of, value, status, arithmetic, coverage } = habit(review, 'goal-less-work');
      return { count, of, value, status, arithmetic, coverage, subjects: subjects(review, 'goal-less-work') };
    };

    it('is mine on no initiative and past a sunset, and none of the team', async () => {
      work('On slots', '2026-06-02T12:00:00', undefined, { 'src/slots/a.ts': 'a\nb\n' });
      work('Labels in time', '2026-06-10T23:59:00', undefined, { 'src/labels/a.ts': 'a\n' });
      work('Labels too late', '2026-06-11T00:00:00', undefined, { 'src/labels/a.ts': 'b\n' });
      work('Elsewhere', '2026-06-12T12:00:00', undefined, { 'src/search.ts': 'a\n', 'package-lock.json': '{}\n' });
      work('Locks alone', '2026-06-12T12:00:00', undefined, { 'package-lock.json': '{ }\n' });
      work('Of the team', '2026-06-12T12:00:00', TARIQ, { 'src/search.ts': 'b\n' });
      branch('s', "Merge branch 'slots/search'", '2026-06-13T12:00:00', () => void work('By its branch', '2026-06-13T11:00:00', undefined, { 'src/search.ts': 'c\n' }));
      assert.deepEqual(await aimed(), {
        count: 2, of: 5, value: 0.4, status: 'watch',
        arithmetic: '2 of 5 commits: 1 on no initiative, 1 on an area past its sunset',
        coverage: { share: 1, note: '' },
        subjects: ['Elsewhere', 'Labels too late'],
      });
    });

    it('goes by the date on the clock where it was done', async () => {
      repository.commit({ message: 'Still the tenth', authorDate: `${Date.parse('2026-06-11T02:00:00Z') / 1000} -0700`, files: { 'src/labels/a.ts': 'a\n' } });
      repository.commit({ message: 'Already the eleventh', authorDate: `${Date.parse('2026-06-10T22:00:00Z') / 1000} +0300`, files: { 'src/labels/a.ts': 'b\n' } });
      assert.deepEqual((await aimed()).subjects, ['Already the eleventh']);
    });

    it('is unknown without a register, and none where I wrote nothing', async () => {
      work('Of the team', '2026-06-12T12:00:00', TARIQ, { 'src/search.ts': 'b\n' });
      const { value, of } = await aimed();
      assert.deepEqual({ value, of }, { value: 0, of: 0 });
      for (const register of ['', 'initiatives: []\n']) assert.deepEqual(await aimed(register).then(({ value, status }) => ({ value, status })), { value: null, status: 'no-evidence' });
    });

    it('says which parts of the register could not be understood', async () => {
      work('On slots', '2026-06-02T12:00:00', undefined, { 'src/slots/a.ts': 'a\nb\n' });
      const path = folder({ 'initiatives.yaml': `${REGISTER}  - goal: Nameless\n  - name: Free\n` });
      const { code, stdout, stderr } = await program.run(['review', repository.path, '--json', ...NOW, ...path]);
      assert.equal(code, 0);
      assert.match(stderr, /initiatives\.yaml:10: This initiative has no name, and is left out\./);
      assert.match(stderr, /initiatives\.yaml:11: "Free" has no goal/);
      assert.match(habit(JSON.parse(stdout), 'goal-less-work').coverage.note, /^1 part of the register could not be understood/);
    });
  });
});
