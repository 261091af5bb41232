import type { CommitDetails } from '../core/changes/file-changes';
import { haveChangeIds, missingReviewRefs, type RemoteRefs } from '../core/reviews/missing-refs';
import type { MissingReviewRefs } from '../core/review/review';
import type { Git } from './git';
import { GitError } from './git-error';
import { askRemote, reviewRefs, reviewRefsIn } from './remote-refs';
import { maybeGerrit, type Remote } from './remotes';

export interface Looked {
  missing: MissingReviewRefs[];
  /** Of remotes that were asked and gave no answer. */
  problems: string[];
}

/** Looks for refs with reviews that the remotes of a repository have and it doesn't; remembers what remotes answered. */
export class MissingReviews {
  /** By URL. */
  private readonly answers = new Map<string, readonly string[]>();

  /**
   * A remote on this machine is looked at; another one is only asked if `ask` is set. Without remotes this takes no
   * process.
   */
  async look(git: Git, repository: string, remotes: readonly Remote[], details: readonly CommitDetails[], ask: boolean): Promise<Looked> {
    const looked: RemoteRefs[] = [];
    const problems: string[] = [];
    for (const remote of remotes) {
      if (ask && remote.directory === null) {
        try {
          await this.ask(git, remote);
        } catch (error) {
          if (!(error instanceof GitError)) throw error;
          problems.push(error.message);
        }
      }
      looked.push({ name: remote.name, refs: await this.refsOf(git, remote), maybeGerrit: remote.directory === null && maybeGerrit(remote) });
    }
    const changeIds = looked.some(({ maybeGerrit }) => maybeGerrit) && haveChangeIds(details);
    // What the clone has matters only where there is something to compare it with.
    const matters = changeIds || looked.some(({ refs }) => refs !== null && refs.length > 0);
    const missing = matters ? missingReviewRefs({ repository, remotes: looked, refs: await reviewRefs(git), changeIds }) : [];
    return { missing, problems };
  }

  /**
   * Asks one remote; the next look knows its answer. Throws a `GitError` where there is none. One on this machine needs no
   * network.
   */
  async ask(git: Git, remote: Remote): Promise<void> {
    if (remote.directory === null) this.answers.set(remote.url, await askRemote(git, remote));
    else if ((await reviewRefsIn(git, remote.directory)) === null) throw new GitError(`${remote.name} could not be asked: there is no repository in ${remote.directory} that git reads.`);
  }

  private async refsOf(git: Git, remote: Remote): Promise<readonly string[] | null> {
    return remote.directory === null ? (this.answers.get(remote.url) ?? null) : reviewRefsIn(git, remote.directory);
  }
}
