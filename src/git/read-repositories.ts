import { resolve } from 'node:path';
import type { RepositoryHistory } from '../core/analyze';
import type { HistoryCache } from './history-cache';
import { HistoryReader, type ReadOptions } from './history-reader';

export interface RepositoriesRead {
  repositories: {
    history: RepositoryHistory;
    /** Rows of the commits that came since the last read; none at the first. */
    news: number[];
  }[];
  /** Addresses and names of the user, from all of them. */
  me: string[];
  problems: { repository: string; message: string }[];
}

/** The readers of several repositories, kept so that reading them again is quick. */
export class RepositoryReaders {
  private readonly readers = new Map<string, HistoryReader>();

  /** Without a cache all is asked of git. */
  constructor(private readonly cache: HistoryCache | null = null) {}

  /** One after the other, one git process at a time. One that can't be read is named in `problems`; the rest go on. */
  async read(git: string, directories: readonly string[], options: ReadOptions): Promise<RepositoriesRead> {
    const result: RepositoriesRead = { repositories: [], me: [], problems: [] };
    const found = new Map<string, { reader: HistoryReader; history: RepositoryHistory }>();
    for (const directory of new Set(directories.map((path) => resolve(path)))) {
      try {
        const reader = this.reader(git, directory);
        const { history, gitDirectory, me, problems } = await reader.read(options);
        // Two folders of one working tree are one repository.
        if (found.has(gitDirectory)) continue;
        found.set(gitDirectory, { reader, history });
        result.me.push(...me);
        result.problems.push(...problems.map((message) => ({ repository: directory, message })));
      } catch (error) {
        if (options.signal?.aborted) throw error;
        result.problems.push({ repository: directory, message: error instanceof Error ? error.message : String(error) });
      }
    }
    const paths = [...found.values()].map(({ history }) => history.path);
    for (const { reader, history } of found.values()) {
      history.name = shortName(history.path, paths);
      result.repositories.push({ history, news: reader.takeNews() });
    }
    result.me = [...new Set(result.me)];
    return result;
  }

  /** The reader of one repository; what it learns counts for the next read. */
  reader(git: string, directory: string): HistoryReader {
    const path = resolve(directory);
    const key = `${git}\0${path}`;
    const reader = this.readers.get(key) ?? new HistoryReader(git, path, this.cache);
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
