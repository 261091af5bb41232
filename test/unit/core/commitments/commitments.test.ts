import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CommitmentResult, Review } from '../../../../src/core/review/review';
import { Program } from '../../../fixtures/program';
import { createRepository, type Person, type Repository } from '../../../fixtures/repository';

const INES: Person = { name: 'Ines Duarte', email: 'ines@example.com' };
const HELD = '2026-06-19T16:00:00Z';

function date(text: string): string {
  return `${Date.parse(`${text}Z`) / 1000} +0000`;
}

describe('commitments, against the history', function () {
  const program = new Program();
  let repository: Repository;
  beforeEach(() => {
    repository = createRepository();
    repository.commit({ message: 'Begin', authorDate: date('2026-01-01T12:00:00'), files: { 'src/billing/a.ts': 'a\n', 'src/other.ts': 'b\n' } });
    repository.commit({ message: 'Before', author: INES, committer: INES, authorDate: date('2026-06-18T12:00:00'), files: { 'src/other.ts': 'c\n' } });
  });
  afterEach(() => repository.dispose());
  after(() => program.dispose());

  const mine = (when: string, message: string, files: Record<string, string> = {}) => repository.commit({ message, authorDate: date(when), files });
  const hers = (when: string, message: string, files: Record<string, string> = {}) => repository.commit({ message, author: INES, committer: INES, authorDate: date(when), files });
  function merge(when: string, name: string): void {
    repository.checkout(name, { create: true });
    hers(when, `Work on ${name}`);
    repository.checkout('main');
    repository.merge({ branch: name, date: date(when) });
  }

  async function review(commitments: string, { now = '2026-06-26T15:50:00Z', weeks = 8, files = {}, settings = {} }: { now?: string; weeks?: number; files?: Record<string, string>; settings?: Record<string, unknown> } = {}): Promise<Review> {
    const folder = program.folder();
    const all: Record<string, string> = { 'reviews/2026-06-19.md': `---\nheld: ${HELD}\nscore: 50\ncommitments:\n${commitments}---\n# Review\n`, ...files };
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return program.review(repository.path, ['--now', now, '--weeks', String(weeks), '--folder', folder, ...program.settings(settings)]);
  }

  const shown = ({ text, standing, arithmetic, evidence }: CommitmentResult) => [text, standing, arithmetic, ...evidence.flatMap((each) => (each.kind === 'commit' ? each.subject : each.kind))];
  const one = async (check: string, options: Parameters<typeof review>[1] = {}) => shown((await review(`  - {text: It, ${check}}\n`, options)).commitments[0]!).slice(1);

  it('are those of the last review before now, in its order', async () => {
    const { commitments } = await review('  - {text: No merges after 22:00, check: no-late-merges}\n  - text: Ask Tariq\n', {
      files: { 'reviews/2026-06-12.md': '---\nheld: 2026-06-12T16:00:00Z\ncommitments: [{text: Old}]\n---\n', 'reviews/2026-06-27.md': '---\nheld: 2026-06-27T16:00:00Z\ncommitments: [{text: Later}]\n---\n' },
    });
    assert.deepEqual(commitments.map(shown), [
      ['No merges after 22:00', 'no-evidence', 'Nobody merged or applied anything in this window'],
      ['Ask Tariq', 'asked', ''],
    ]);
    assert.equal(commitments[0]!.since, '2026-06-19T16:00:00+00:00');
  });

  it('are none where no review was held', async () => {
    assert.deepEqual((await program.review(repository.path, ['--now', '2026-06-26T16:00:00Z', '--folder', program.folder()])).commitments, []);
  });

  it('not to merge late are broken by a late merge since then', async () => {
    merge('2026-06-18T23:00:00', 'before');
    assert.deepEqual(await one('check: no-late-merges'), ['kept', 'No late merge']);
    merge('2026-06-23T21:59:00', 'early');
    merge('2026-06-24T01:12:00', 'late');
    assert.deepEqual(await one('check: no-late-merges'), ['broken', '1 late merge', "Merge branch 'late'"]);
    assert.deepEqual(await one('check: no-late-merges', { now: '2026-06-24T01:11:00Z' }), ['kept', 'No late merge']);
  });

  it('not to commit late or at the weekend are broken by commits of the user alone', async () => {
    hers('2026-06-20T23:30:00', 'Hers');
    assert.deepEqual(await one('check: no-late-commits'), ['kept', 'No late commit']);
    assert.deepEqual(await one('check: no-weekend-work'), ['kept', 'No commit or merge at the weekend']);
    mine('2026-06-20T23:30:00', 'Mine');
    assert.deepEqual(await one('check: no-late-commits'), ['broken', '1 late commit', 'Mine']);
    assert.deepEqual(await one('check: no-weekend-work'), ['broken', '1 commit or merge at the weekend', 'Mine']);
  });

  it('to hand an area over are broken by own work in it, and say who else worked there', async () => {
    const check = `check: hands-off, repository: ${repository.path.split('/').at(-1)}, path: src/billing, successor: Ines Duarte`;
    hers('2026-06-23T12:00:00', 'Hers', { 'src/billing/a.ts': 'x\n' });
    mine('2026-06-23T13:00:00', 'Elsewhere', { 'src/billing.ts': 'x\n' });
    assert.deepEqual(await one(check), ['kept', 'No commit of yours there, 1 by others, 1 of them by Ines Duarte']);
    mine('2026-06-24T13:00:00', 'There', { 'src/billing/b.ts': 'x\n' });
    assert.deepEqual(await one(check), ['broken', '1 commit of yours there, 1 by others, 1 of them by Ines Duarte', 'There']);
    assert.deepEqual(await one(check.replace('Ines Duarte', INES.email)), ['broken', `1 commit of yours there, 1 by others, 1 of them by ${INES.email}`, 'There']);
    assert.deepEqual(await one('check: hands-off, repository: elsewhere, path: src'), ['no-evidence', 'The repository elsewhere is not among those that were read']);
  });

  it('to hand an area over are not kept by commits of which nobody knows what they changed', async () => {
    const check = `check: hands-off, repository: ${repository.path.split('/').at(-1)}, path: src/billing`;
    const commit = mine('2026-06-23T13:00:00', 'Mine', { 'src/billing/b.ts': 'x\n' });
    const blob = repository.git('rev-parse', `${commit}:src/billing/b.ts`);
    rmSync(join(repository.path, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
    assert.deepEqual(await one(check), ['no-evidence', 'Of 1 commit of yours it is not known what changed']);
  });

  it('to keep zones are counted when the week is over', async () => {
    const settings = { 'codeRefuge.noCodeZones': [{ title: 'A', days: ['mon', 'wed', 'thu'], from: '13:00', to: '15:00' }] };
    mine('2026-06-24T14:00:00', 'In the zone');
    assert.deepEqual(await one('check: keep-zones, at-least: 2', { settings }), ['kept', '2 of 3 no-code zones kept']);
    assert.deepEqual(await one('check: keep-zones, at-least: 3', { settings }), ['broken', '2 of 3 no-code zones kept']);
    assert.deepEqual(await one('check: keep-zones, at-least: 3', { settings, now: '2026-06-24T16:00:00Z' }), ['open', '1 of 2 no-code zones kept']);
    assert.deepEqual(await one('check: keep-zones, at-least: 3', { settings, now: '2026-06-22T14:00:00Z' }), ['open', 'No no-code zone was over yet']);
    assert.deepEqual(await one('check: keep-zones, at-least: 2'), ['no-evidence', 'There was no no-code zone']);
  });

  it('are judged over all of a long absence, and asked about where the window doesn’t reach back to it', async () => {
    const settings = { 'codeRefuge.noCodeZones': [{ title: 'A', days: ['mon', 'wed'], from: '13:00', to: '15:00' }] };
    const later = { now: '2026-09-11T15:50:00Z', settings };
    const asked = ['no-evidence', 'This was promised before the 8 weeks that were read'];
    assert.deepEqual(await one('check: keep-zones, at-least: 2', { ...later, weeks: 26 }), ['kept', '24 of 24 no-code zones kept']);
    for (const check of ['check: keep-zones, at-least: 2', 'check: no-late-commits', 'check: system-time, at-least: 20']) assert.deepEqual(await one(check, later), asked);
    mine('2026-08-24T23:30:00', 'Mine');
    assert.deepEqual(await one('check: no-late-commits', later), ['broken', '1 late commit', 'Mine']);
    assert.deepEqual(await one('check: tell-wins, at-least: 1', later), ['broken', '0 wins told']);
  });

  it('to leave merges to the team count those of its work', async () => {
    merge('2026-06-22T12:00:00', 'one');
    assert.deepEqual(await one('check: leave-merges, at-most: 1'), ['kept', '1 merge of the team’s work by you', "Merge branch 'one'"]);
    assert.deepEqual(await one('check: leave-merges'), ['broken', '1 merge of the team’s work by you', "Merge branch 'one'"]);
  });

  it('to tell wins count those of the days since', async () => {
    const files = { 'wins/2026-06.md': '## 2026-06-19\n\n### Before\n\nx\n\n## 2026-06-25\n\n### Since\n\nx\n' };
    assert.deepEqual(await one('check: tell-wins, at-least: 1', { files }), ['kept', '1 win told']);
    assert.deepEqual(await one('check: tell-wins, at-least: 2', { files }), ['broken', '1 win told']);
  });

  it('to work on the system count commits of everybody', async () => {
    hers('2026-06-23T12:00:00', 'Test it', { 'test/a.test.ts': 'x\n' });
    for (let n = 0; n < 3; n++) mine('2026-06-23T13:00:00', `Change ${n}`, { 'src/other.ts': `${n}\n` });
    assert.deepEqual(await one('check: system-time, at-least: 20'), ['kept', '1 of 4 commits, 25 %', 'Test it']);
    assert.deepEqual(await one('check: system-time, at-least: 30'), ['broken', '1 of 4 commits, 25 %', 'Test it']);
  });

  it('to let others move first are broken by the first urgent fix', async () => {
    assert.deepEqual(await one('check: not-first-responder'), ['kept', 'No outage']);
    hers('2026-06-23T12:00:00', 'Hotfix: hers', { 'src/other.ts': 'h\n' });
    mine('2026-06-23T13:00:00', 'Hotfix: more', { 'src/other.ts': 'i\n' });
    assert.deepEqual(await one('check: not-first-responder'), ['kept', 'First in 0 of 1 outage']);
    mine('2026-06-25T13:00:00', 'Hotfix: mine', { 'src/billing/a.ts': 'i\n' });
    assert.deepEqual(await one('check: not-first-responder'), ['broken', 'First in 1 of 2 outages', 'Hotfix: mine']);
  });

  it('are in the terminal, in Markdown and in HTML as in JSON', async () => {
    mine('2026-06-20T23:30:00', 'Mine');
    const { commitments } = await review('  - {text: No commits after 22:00, check: no-late-commits}\n');
    const [commitment] = commitments;
    const folder = program.folder();
    mkdirSync(join(folder, 'reviews'));
    writeFileSync(join(folder, 'reviews', '2026-06-19.md'), `---\nheld: ${HELD}\ncommitments:\n  - {text: No commits after 22:00, check: no-late-commits}\n---\n`);
    for (const format of ['--text', '--md', '--html']) {
      const { stdout: text } = await program.run(['review', repository.path, '--now', '2026-06-26T15:50:00Z', '--folder', folder, format]);
      for (const part of ['What you promised', commitment!.text, 'broken', commitment!.arithmetic]) assert.ok(text.includes(part), `${format} lacks ${part}`);
    }
  });
});
