import type { RepositoryReaders } from '../git/read-repositories';
import { withoutPassword } from '../git/remotes';
import type { AskRemoteRequest, AskRemoteResult, RemotesRequest, RemotesResult } from '../protocol/worker';

/** Lists the remotes of repositories, and asks one whether it has reviews that the clone lacks. */
export class RemoteAsker {
  /** What a remote answers counts for the next analysis, which has the same readers. */
  constructor(private readonly readers: RepositoryReaders) {}

  async list({ id, git, repositories }: RemotesRequest): Promise<RemotesResult> {
    const result: RemotesResult = { type: 'remotes', id, remotes: [], problems: [] };
    for (const repository of repositories) {
      try {
        const remotes = await this.readers.reader(git, repository).remotes();
        result.remotes.push(...remotes.map(({ name, url }) => ({ repository, name, url: withoutPassword(url) })));
      } catch (error) {
        result.problems.push(messageOf(error));
      }
    }
    return result;
  }

  async ask({ id, git, repository, remote }: AskRemoteRequest): Promise<AskRemoteResult> {
    try {
      const { missing, git: program } = await this.readers.reader(git, repository).askRemote(remote);
      return { type: 'ask-remote', id, missing, program, problem: null };
    } catch (error) {
      return { type: 'ask-remote', id, missing: null, program: git, problem: messageOf(error) };
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
