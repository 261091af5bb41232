import type { MergedPiece } from '../ledger/merged-pieces';
import { lostIn, type UserDocuments } from '../tactics/documents';
import { Mentions } from '../tactics/mentions';
import { namesOf, teamPieces } from '../work/team-pieces';
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
    const pieces = teamPieces(repositories, to.time - DAYS * DAY_SECONDS, to.time);
    if (pieces.length === 0) return noEvidence(`Nothing that your team made was merged in the last ${DAYS} days.`, FULL_COVERAGE);
    const mentions = new Mentions(documents.stories, repositories.map(({ name }) => name));
    const untold = pieces.filter((piece) => !mentions.has(namesOf(piece)));
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

function evidenceOf({ repository, row, moment }: MergedPiece): CommitSource {
  return { role: repository.ledger.isMerge(row) ? 'merge' : 'team', moment, repository, row };
}

function howToBegin(documents: UserDocuments): string {
  const where = documents.folder === '' ? '' : ` of ${documents.folder}`;
  if (lostIn(documents, 'stories') > 0) return `Your portfolio and your wins${where} could not be read.`;
  return `There is no entry in your portfolio or among your wins yet, so nothing is known of what was told. Begin with one: a file in the folder portfolio${where}, with "## 2026 Q3" for the quarter and below it "### " and a title.`;
}
