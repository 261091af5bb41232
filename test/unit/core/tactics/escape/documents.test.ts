import assert from 'node:assert/strict';
import { assess } from '../../../../../src/core/analyze';
import { DEFAULT_SETTINGS } from '../../../../../src/core/settings';
import { readDocument, writeDocument } from '../../../../../src/core/tactics/escape/document';
import { documentLines, fileLines, proposedPlan, whyEscape, withLines } from '../../../../../src/core/tactics/escape/escape-plan';
import { candidates, hotFiles } from '../../../../../src/core/tactics/escape/hot-files';
import { isPostmortemOf, POSTMORTEM_PARTS, postmortemFields, postmortemFile, proposedPostmortem } from '../../../../../src/core/tactics/escape/postmortem';
import { isRunbookFor, proposedRunbook, RUNBOOK_PARTS, runbookFields, runbookFile } from '../../../../../src/core/tactics/escape/runbook';
import { RepositoryReaders } from '../../../../../src/git/read-repositories';
import { createRepository, type Person, type Repository } from '../../../../fixtures/repository';

const ADA: Person = { name: 'Ada Example', email: 'ada@example.com' };
const LEE: Person = { name: 'Lee [x](https://evil.example)', email: 'lee@example.org' };
const NOW = { time: Date.UTC(2026, 10, 23, 12) / 1000, offset: 60 };

/** A real repository; Ada is the user. */
describe('the documents of the escape plan', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = createRepository();
    const commit = (author: Person, day: string, message: string, ...paths: string[]) =>
      repository.commit({ author, committer: author, message, files: Object.fromEntries(paths.map((path) => [path, `${message}\n`])), authorDate: `${Date.parse(`${day}:00Z`) / 1000} +0100` });
    commit(ADA, '2026-10-01T10:00', 'Begin', 'src/a.ts', "src/it's.ts", 'src/c.ts');
    commit(LEE, '2026-11-02T10:00', 'Read more', 'src/a.ts');
    commit(ADA, '2026-11-10T01:00', 'Hotfix: <b>nothing</b> prints', 'src/a.ts', 'src/c.ts');
    commit(LEE, '2026-11-10T02:10', 'Hotfix: prints twice', 'src/a.ts');
    commit(ADA, '2026-11-18T02:10', 'Hotfix: it is gone', "src/it's.ts");
  });
  afterEach(() => repository.dispose());

  async function assessment() {
    const { repositories } = await new RepositoryReaders().read('git', [repository.path], { refs: [], identities: [], me: [ADA.email], files: true, detailsSince: 0 });
    return assess({ repositories: repositories.map(({ history }) => history), me: [ADA.email], settings: DEFAULT_SETTINGS, zones: [], brokenGlass: [], onCall: [], now: NOW });
  }

  it('know the hottest files, why, whom to ask and what broke with them', async () => {
    const known = await assessment();
    const files = candidates(known.review);
    assert.deepEqual(files.map(({ path }) => path), ['src/a.ts', "src/it's.ts", 'src/c.ts']);
    const [hottest, second] = hotFiles(known, files);
    assert.equal(hottest?.reason, '2 urgent fixes in 26 weeks, the last on Tue 10 Nov 2026; 1 of them yours');
    assert.deepEqual(hottest?.ask, [{ name: LEE.name, why: 'last changed it on Tue 10 Nov 2026' }]);
    assert.deepEqual([hottest?.together, hottest?.mineAlone], [['src/c.ts'], false]);
    assert.deepEqual(hottest?.fixes.map(({ subject }) => subject), ['Hotfix: prints twice', 'Hotfix: <b>nothing</b> prints']);
    assert.deepEqual([second?.reason, second?.ask, second?.mineAlone], ['1 urgent fix in 26 weeks, the last on Wed 18 Nov 2026; it was yours', [], true]);
    assert.deepEqual(hotFiles(known, [{ repository: repository.path, path: 'README.md' }, { repository: '/elsewhere', path: 'src/a.ts' }]), []);
  });

  it('begin a runbook that is found again, and in which nothing of a commit is markup', async () => {
    const known = await assessment();
    const [hottest, second] = hotFiles(known, candidates(known.review));
    const draft = proposedRunbook(hottest!);
    const text = writeDocument(null, draft, RUNBOOK_PARTS, runbookFields(hottest!));
    assert.equal(isRunbookFor(text, hottest!), true);
    assert.equal(isRunbookFor(text, second!), false);
    assert.deepEqual(readDocument(text, RUNBOOK_PARTS), draft);
    assert.match(text, /Earlier fixes said: “Hotfix: prints twice”, “Hotfix: \\<b\\>nothing/);
    assert.match(text, /- Lee \\\[x\\\]\(https:\u200b\/\/evil\.example\), last changed/);
    assert.match(proposedRunbook(second!).parts.steps, /`git log -5 --stat -- 'src\/it'\\''s\.ts'`/);
    assert.match(proposedRunbook(second!).parts.people, /^- Nobody but Ada Example has the whole of it yet\./);
    assert.deepEqual([runbookFile(hottest!, []), runbookFile(hottest!, ['runbooks/a.ts.md'])], ['runbooks/a.ts.md', 'runbooks/src-a.ts.md']);
  });

  it('begin a postmortem with a time line that names nobody', async () => {
    const { review } = await assessment();
    const outage = review.outages.find(({ fixes }) => fixes === 2)!;
    const draft = proposedPostmortem(review, outage);
    const text = writeDocument(null, draft, POSTMORTEM_PARTS, postmortemFields(outage));
    assert.match(text, /^# Outage in `a\.ts`\n\n- First fix: Tue 10 Nov 2026, 02:00\n/);
    assert.match(text, /## Time line\n\n- Tue 10 Nov 2026, 02:00: fix “.*” \(`[0-9a-f]{8}`\)\n- Tue 10 Nov 2026, 03:10: fix/);
    assert.match(text, /- A second person was on it after 1 h 10 min\n/);
    assert.match(text, /- From the first fix to the last it took 1 h 10 min, and 2 urgent fixes/);
    assert.doesNotMatch(text, /Ada|Lee/);
    const merge = { ...outage, commits: [outage.commits[0]!, { ...outage.commits[1]!, role: 'team' as const, subject: "Merge branch 'hotfix/queue'" }] };
    assert.match(proposedPostmortem(review, merge).parts.timeline, /: merged “Merge branch 'hotfix\/queue'”/);
    assert.deepEqual(review.outages.map((each) => isPostmortemOf(text, each)), review.outages.map((each) => each === outage));
    assert.equal(postmortemFile(outage, 'Labels: print twice!', []), 'postmortems/2026-11-10-labels-print-twice.md');
    assert.deepEqual(readDocument(text, POSTMORTEM_PARTS), draft);
  });

  it('are tied together by lines that are added once', async () => {
    const known = await assessment();
    const lines = fileLines(hotFiles(known, candidates(known.review)));
    const once = withLines('- [x] `src/a.ts`: done in May', lines);
    assert.match(once, /^- \[x\] `src\/a\.ts`: done in May\n- \[ \] `src\/it's\.ts`: /);
    assert.equal(withLines(once, lines), once);
    assert.match(lines.join('\n'), /`src\/a\.ts`: 2 urgent fixes .*; 1 of them mine\n.*; it was mine\n/);
    assert.doesNotMatch(JSON.stringify(proposedPlan({ review: known.review, hours: DEFAULT_SETTINGS.workingHours, zones: [], hotFiles: hotFiles(known, candidates(known.review)), documents: [] })), /\byours?\b/i);
    const links = documentLines(['escape-plan.md', 'runbooks/a b.md', 'postmortems/2026-11-10-x.md']);
    assert.deepEqual(links, ['- [a b](runbooks/a%20b.md)', '- [2026-11-10-x](postmortems/2026-11-10-x.md)']);
    assert.equal(withLines(withLines('', links), links), links.join('\n'));
  });

  it('say why in two sentences, from the own numbers', async () => {
    const { review } = await assessment();
    assert.equal(whyEscape(review), '3 of 5 commits are urgent fixes, in 2 outages, and you moved first in 2 of them; 0 of 5 commits improve the system. A fifth of the week, booked before something else takes it, is where fewer fires come from.');
    const without = (fields: object) => ({ ...review, habits: review.habits.flatMap((habit) => (habit.id === 'firefighting' ? { ...habit, ...fields } : habit.id === 'first-responder' ? [] : habit)) });
    assert.equal(whyEscape(without({ count: 0, arithmetic: '0 of 5 commits are urgent fixes' })), '0 of 5 commits are urgent fixes; 0 of 5 commits improve the system. A fifth of the week, booked before something else takes it, keeps it so.');
    assert.equal(whyEscape(without({ value: null })), 'Who only puts out fires has no time to prevent them: 0 of 5 commits improve the system. A fifth of the week, booked before something else takes it, breaks the circle.');
    assert.equal(whyEscape(null), 'Who only puts out fires has no time to prevent them. A fifth of the week, booked before something else takes it, breaks the circle.');
  });
});
