import type { CommitFact, RepositoryFacts } from '../ledger/facts';
import type { WindowFacts } from '../ledger/window-facts';
import { lostIn, REGISTER, type UserDocuments } from '../tactics/documents';
import { authorDay, branchesIn } from '../tactics/initiative-branches';
import { type Purpose, Purposes } from '../tactics/purposes';
import { type CommitSource, type Detector, formatCount, judged, noEvidence, percent, plural, type Thresholds } from './detector';

const THRESHOLDS: Thresholds = { watch: 0.25, flag: 0.5 };

export const goalLessWork: Detector = {
  id: 'goal-less-work',
  trap: 'strategic-tunnel-vision',
  title: 'Work without a goal',
  unit: 'share of your commits',
  definition: () =>
    'Commits of yours on no initiative of your register, on one without a goal, or on an area whose sunset has passed, of all commits that you wrote. ' +
    'A commit is on an initiative if at least half of its changed lines lie on its paths, or if it came in on one of its branches.',
  detect({ repositories, facts, work, documents }) {
    const { initiatives } = documents;
    if (initiatives === null || initiatives.length === 0) return noEvidence(howToBegin(documents), { share: 0, note: '' });
    if (facts.authored === 0) return noEvidence('Nobody committed work in this window.', { share: 0, note: '' });
    const purposes = new Map(repositories.map((repository) => [repository, purposesIn(repository, new Purposes(initiatives, repository.name, (path) => work.classesOf(repository).of(path) === 'generated'), facts)]));
    const known = facts.myAuthored.filter(({ repository, row }) => Array.isArray(repository.details.get(row)?.lines));
    const judgedCommits = known.flatMap((fact) => {
      const purpose = purposes.get(fact.repository)!(fact.row);
      return purpose === null ? [] : { fact, purpose };
    });
    const without = judgedCommits.filter(({ purpose }) => purpose !== 'initiative');
    const of = judgedCommits.length;
    const coverage = { share: facts.myAuthored.length === 0 ? 1 : known.length / facts.myAuthored.length, note: coverageNote(documents, facts.myAuthored.length - known.length) };
    if (known.length === 0 && facts.myAuthored.length > 0) return noEvidence('What your commits changed could not be read.', coverage);
    return {
      ...judged(of === 0 ? 0 : without.length / of, THRESHOLDS, percent, 'of the commits'),
      count: without.length,
      of,
      arithmetic: `${formatCount(without.length)} of ${plural(of, 'commit')}${inParts(without.map(({ purpose }) => purpose))}`,
      coverage,
      evidence: without.map(({ fact }) => authorship(fact)),
    };
  },
};

/** What each commit of a repository was for, by its row. */
function purposesIn(repository: RepositoryFacts, purposes: Purposes, facts: WindowFacts): (row: number) => Purpose | null {
  const { ledger, details } = repository;
  const branches = branchesIn(repository, purposes, facts);
  return (row) => {
    return purposes.of({ lines: details.get(row)?.lines ?? [], branch: branches.get(row) ?? null, day: authorDay(ledger, row) });
  };
}

function howToBegin(documents: UserDocuments): string {
  const where = `${REGISTER}${documents.folder === '' ? '' : ` in ${documents.folder}`}`;
  if (lostIn(documents, 'register') > 0) return `The register of initiatives, ${where}, could not be read.`;
  return `There is no register of initiatives, so nothing can be said of goals. Begin with ${where}: a name, a goal and the paths of each.`;
}

function coverageNote(documents: UserDocuments, unknown: number): string {
  const lost = lostIn(documents, 'register');
  return [
    unknown === 0 ? '' : `What ${plural(unknown, 'commit')} changed could not be read.`,
    lost === 0 ? '' : `${plural(lost, 'part')} of the register could not be understood, so some work may miss its initiative.`,
  ]
    .filter((note) => note !== '')
    .join(' ');
}

const PARTS: Record<Exclude<Purpose, 'initiative'>, string> = {
  none: 'on no initiative',
  sunset: 'on an area past its sunset',
  'no-goal': 'on an initiative without a goal',
};

/** ": 8 on no initiative, 3 on an area past its sunset". */
function inParts(without: readonly Purpose[]): string {
  const parts = Object.entries(PARTS).flatMap(([purpose, words]) => {
    const count = without.filter((each) => each === purpose).length;
    return count === 0 ? [] : `${formatCount(count)} ${words}`;
  });
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function authorship({ repository, row }: CommitFact): CommitSource {
  const moment = { time: repository.ledger.authorTime(row), offset: repository.ledger.authorOffset(row) };
  return { role: 'authored', moment, repository, row };
}
