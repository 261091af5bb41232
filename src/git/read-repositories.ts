import { resolve } from 'node:path';
import type { RepositoryHistory } from '../core/analyze';
import { HistoryReader, type ReadOptions } from './history-reader';

export interface RepositoriesRead {
  repositories: { history: RepositoryHistory; added: number[] | null }[];
  /** Addresses and names of the user, from all of them. */
  me: string[];
  problems: { repository: string; message: string }[];
}

/** The readers of several repositories, kept so that reading them again is quick. */
export class RepositoryReaders {
  private readonly readers = new Map<string, HistoryReader>();

  /** One after the other, one git process at a time. One that can't be read is named in `problems`; the rest go on. */
  async read(git: string, directories: readonly string[], options: ReadOptions): Promise<RepositoriesRead> {
    const result: RepositoriesRead = { repositories: [], me: [], problems: [] };
    const gitDirectories = new Set<string>();
    for (const directory of new Set(directories.map((path) => resolve(path)))) {
      try {
        const { history, gitDirectory, me, added } = await this.reader(git, directory).read(options);
        // Two folders of one working tree are one repository.
        if (gitDirectories.has(gitDirectory)) continue;
        gitDirectories.add(gitDirectory);
        result.repositories.push({ history, added });
        result.me.push(...me);
      } catch (error) {
        if (options.signal?.aborted) throw error;
        result.problems.push({ repository: directory, message: error instanceof Error ? error.message : String(error) });
      }
    }
    const paths = result.repositories.map(({ history }) => history.path);
    for (const { history } of result.repositories) history.name = shortName(history.path, paths);
    result.me = [...new Set(result.me)];
    return result;
  }

  private reader(git: string, directory: string): HistoryReader {
    const key = `${git}\0${directory}`;
    const reader = this.readers.get(key) ?? new HistoryReader(git, directory);
    this.readers.set(key, reader);
    return reader;
  }
}

/** The end of a path, as short as it can be and still be told from the others. */
function shortName(path: string, all: readonly string[]): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '');
  for (let length = 1; length < parts.length; length++) {
    const name = parts.slice(-length).join('/');
    if (all.filter((other) => `/${other.replaceAll('\\', '/')}`.endsWith(`/${name}`)).length === 1) return name.replace(/\.git$/, '') || name;
  }
  return path;
}
