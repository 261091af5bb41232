import { readMergeSubject } from '../history/merge-subject';
import { type MergedPiece, mergedPieces } from '../ledger/merged-pieces';
import { lostIn, type UserDocuments } from '../tactics/documents';
import { Mentions } from '../tactics/mentions';
import { isDependencyBump } from '../work/dependency-bumps';
import { type CommitSource, type Detector, formatCount, FULL_COVERAGE, judged, noEvidence, percent, plural, type Thresholds } from './detector';

/** Nobody tells of each small fix. */
const THRESHOLDS: Thresholds = { watch: 0.5, flag: 0.9 };

const DAYS = 30;
const DAY_SECONDS = 24 * 60 * 60;

export const untoldWins: Detector = {
  id: 'untold-wins',
  trap: 'meritocracy-myth',
  title: 'Untold wins',
  unit: 'share of merged team work',
  definition: () =>
    `Pieces of your team's work that came into the default branch in the last ${DAYS} days and that no entry of your portfolio or your wins mentions, of all such pieces. ` +
    'A piece is a merge, a squash or a patch series; an entry mentions it by a commit, the number of its pull request, its branch or a subject.',
  detect({ repositories, facts: { to }, documents }) {
    if (documents.stories.length === 0) return noEvidence(howToBegin(documents), { share: 0, note: '' });
    const pieces = distinct(repositories.flatMap((repository) => mergedPieces(repository, to.time - DAYS * DAY_SECONDS, to.time))).flatMap((piece) => teamWorkOf(piece) ?? []);
    if (pieces.length === 0) return noEvidence(`Nothing that your team made was merged in the last ${DAYS} days.`, FULL_COVERAGE);
    const mentions = new Mentions(documents.stories, repositories.map(({ name }) => name));
    const untold = pieces.filter(({ piece, rows }) => !mentions.has(namesOf(piece, rows)));
    const lost = lostIn(documents, 'stories');
    return {
      ...judged(untold.length / pieces.length, THRESHOLDS, percent, 'of them'),
      count: untold.length,
      of: pieces.length,
      arithmetic: `${formatCount(untold.length)} of ${plural(pieces.length, 'merged piece')} of team work told in no entry`,
      coverage: lost === 0 ? FULL_COVERAGE : { share: 1, note: `${plural(lost, 'file')} of your portfolio and wins could not be read, so some may be told there.` },
      evidence: untold.map(({ piece }) => evidenceOf(piece)),
    };
  },
};

/** Where several clones of a repository are looked at, each piece is taken once. */
function distinct(pieces: readonly MergedPiece[]): MergedPiece[] {
  const seen = new Map(pieces.map((piece) => [piece.repository.ledger.hash(piece.row), piece] as const).reverse());
  return [...seen.values()].sort((a, b) => b.moment.time - a.moment.time || (a.repository.ledger.hash(a.row) < b.repository.ledger.hash(b.row) ? -1 : 1));
}

/** The piece with its commits by team members; `null` where it has none, or none but dependency bumps. */
function teamWorkOf(piece: MergedPiece): { piece: MergedPiece; rows: number[] } | null {
  const { ledger, roles, details } = piece.repository;
  const rows = piece.rows.filter((row) => !ledger.isMerge(row) && roles.of(ledger.author(row)) === 'team');
  const isBump = (row: number) => isDependencyBump(ledger.subject(row), details.get(row)?.lines ?? []);
  return rows.length === 0 || rows.every(isBump) ? null : { piece, rows };
}

function namesOf({ repository, row, rows: all }: MergedPiece, rows: readonly number[]) {
  const { name, ledger, details } = repository;
  const subjects = [...new Set([row, ...rows])].map((each) => ledger.subject(each));
  const read = [row, ...(ledger.isMerge(row) ? [] : rows)].map((each) => readMergeSubject(ledger.subject(each)));
  return {
    repository: name,
    hashes: all.map((each) => ledger.hash(each)),
    numbers: [...read.flatMap(({ number }) => number ?? []), ...numbersInBody(details.get(row)?.message ?? '')],
    branches: read.flatMap(({ branches }) => branches),
    subjects: [...subjects, ...(ledger.isMerge(row) ? titleInBody(details.get(row)?.message ?? '') : [])],
  };
}

/** GitLab names the merge request in the last line of a merge: `See merge request parcelway/api!81`. */
function numbersInBody(message: string): string[] {
  const [, number] = /^See merge request \S*!(\d{1,9})$/m.exec(message) ?? [];
  return number === undefined ? [] : [number];
}

/** GitHub and GitLab write the title of the pull request below the subject of its merge. */
function titleInBody(message: string): string[] {
  const lines = message.split('\n', 20).slice(1);
  return lines.filter((line) => line.trim() !== '').slice(0, 1);
}

function evidenceOf({ repository, row, moment }: MergedPiece): CommitSource {
  return { role: repository.ledger.isMerge(row) ? 'merge' : 'team', moment, repository, row };
}

function howToBegin(documents: UserDocuments): string {
  const where = documents.folder === '' ? '' : ` of ${documents.folder}`;
  if (lostIn(documents, 'stories') > 0) return `Your portfolio and your wins${where} could not be read.`;
  return `There is no entry in your portfolio or among your wins yet, so nothing is known of what was told. Begin with one: a file in the folder portfolio${where}, with "## 2026 Q3" for the quarter and below it "### " and a title.`;
}
