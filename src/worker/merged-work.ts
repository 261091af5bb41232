import type { Assessment } from '../core/analyze';
import { WEEK_SECONDS } from '../core/calendar/moment';
import { mergedWork, type MergedWork } from '../core/tactics/merged-work';
import { configurationOf } from '../git/configuration';
import { Git } from '../git/git';
import { remotesOf } from '../git/remotes';

/** What a clone of a fork calls the repository that it came from. */
const UPSTREAM = 'upstream';

interface MergedIn {
  upstream: string;
  /** What `upstream` has. */
  commits: ReadonlySet<string>;
  other: string;
}

const NOWHERE: MergedIn = { upstream: '', commits: new Set(), other: '' };

/** The team's merged work, with the addresses that its remotes give it. A repository that can't be asked has none: the review tells of its trouble. */
export async function findMergedWork(assessment: Pick<Assessment, 'repositories' | 'documents' | 'now'>, weeks: number, program: string): Promise<MergedWork[]> {
  const from = assessment.now.time - weeks * WEEK_SECONDS;
  const found = new Map(
    await Promise.all(assessment.repositories.map(async (repository) => [repository, await Git.open(program, repository.path).then((git) => remotesIn(git, repository.path, from)).catch(() => NOWHERE)] as const)),
  );
  return mergedWork(assessment, weeks, (repository, commit) => {
    const { upstream, commits, other } = found.get(repository) ?? NOWHERE;
    return commits.has(commit) ? upstream : other;
  });
}

/** Pull requests have their numbers from the repository that they were merged in, so what a fork has of its own is told from the rest. */
async function remotesIn(git: Git, path: string, from: number): Promise<MergedIn> {
  const remotes = remotesOf(await configurationOf(git), path);
  const address = (name: string) => remotes.find((remote) => remote.name === name)?.address;
  const upstream = address(UPSTREAM) ?? '';
  const other = address('origin') ?? remotes.find(({ name }) => name !== UPSTREAM)?.address ?? '';
  const commits = upstream === '' ? '' : await git.run(['rev-list', `--since=${from}`, `--remotes=${UPSTREAM}`, '--']);
  return { upstream, commits: new Set(commits.split('\n')), other };
}
