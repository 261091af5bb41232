import type { Knowledge } from '../knowledge/knowledge';
import { shareInWords, type SoleFile, soleFilesOf } from '../knowledge/sole-files';
import type { RepositoryFacts } from '../ledger/facts';
import type { HabitCoverage } from '../review/review';
import { type Detector, type EvidenceSource, formatCount, FULL_COVERAGE, judged, noEvidence, percent, plural, type Thresholds } from './detector';

/**
 * From half of the files on, the team's truck factor is one, and the user is it: without them more than half of the
 * files have no author. Half of the way there is the time to look.
 */
const THRESHOLDS: Thresholds = { watch: 0.25, flag: 0.5 };

/** Below this part of the files, what a shallow clone shows of authors says nothing of the rest. */
const LEAST_KNOWN = 0.5;

export const soleKnowledge: Detector = {
  id: 'sole-knowledge',
  trap: 'code-refuge',
  title: 'Sole knowledge',
  unit: 'share of files',
  definition: () =>
    'Files in HEAD whose only author is you, by degree of authorship over the whole history: who made a file, and how many of its changes are whose. ' +
    'Renames are followed; generated and vendored files are left out.',
  detect({ repositories, knowledge, facts }) {
    const { sole, files } = knowledge.at(facts.to.time);
    const coverage = coverageOf(repositories, knowledge);
    if (files === 0) return noEvidence(whyUnread(repositories), coverage);
    if (repositories.some(({ shallow }) => shallow) && coverage.share < LEAST_KNOWN) {
      return noEvidence(`The clone is shallow: it shows of ${percent(coverage.share)} of the files who made them. "git fetch --unshallow" brings the rest.`, coverage);
    }
    return {
      ...judged(sole / files, THRESHOLDS, percent, 'of the files'),
      // Where there is nobody to hand a file to, a high share is a fact but no reproach.
      ...(facts.team.size === 0 && sole > 0 && { status: 'watch' as const, why: 'Nobody else committed in this window.' }),
      count: sole,
      of: files,
      arithmetic: `${formatCount(sole)} of ${plural(files, 'file')} ${sole === 1 ? 'has' : 'have'} no author but you`,
      coverage,
      evidence: facts.to.time === knowledge.end ? soleFilesOf(knowledge).map(evidenceOfFile) : [],
    };
  },
};

function evidenceOfFile(file: SoleFile): EvidenceSource {
  const { repository, path, row } = file;
  const moment = { time: repository.ledger.authorTime(row), offset: repository.ledger.authorOffset(row) };
  return { file: path, text: shareInWords(file), moment, repository };
}

function coverageOf(repositories: readonly RepositoryFacts[], { files, unknown }: Knowledge): HabitCoverage {
  const notes: string[] = [];
  if (unknown > 0) {
    const why = repositories.some(({ shallow }) => shallow) ? 'before the shallow clone begins' : 'by a merge or outside of this history';
    notes.push(`${plural(unknown, 'file')} made ${why} ${unknown === 1 ? 'is' : 'are'} left out.`);
  }
  if (repositories.some((repository) => repository.files?.renames === 'exact')) notes.push('The clone lacks contents of files, so only renames without edits were found.');
  for (const { path, files: read, fileProblem } of repositories) {
    if (read === null && fileProblem !== null) notes.push(`The files of ${path} could not be read: ${fileProblem}`);
  }
  if (notes.length === 0) return FULL_COVERAGE;
  return { share: files.length + unknown === 0 ? 0 : files.length / (files.length + unknown), note: notes.join(' ') };
}

function whyUnread(repositories: readonly RepositoryFacts[]): string {
  const problem = repositories.find(({ files, fileProblem }) => files === null && fileProblem !== null)?.fileProblem;
  if (problem != null) return `The files could not be read: ${problem}`;
  if (repositories.every(({ files }) => files === null)) return 'The files of this history were not read.';
  return 'The history shows of no file who made it, apart from generated and vendored ones.';
}
