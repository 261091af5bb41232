import { mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { CHANGE_REFS, isReviewRef, NOTE_REFS } from '../core/reviews/missing-refs';
import type { Git } from './git';
import { GitError } from './git-error';
import { networkEnvironment } from './hardening';
import { type Remote, withoutPassword } from './remotes';

/** Here a star doesn't span slashes (git-for-each-ref(1)). */
const PATTERNS = [...NOTE_REFS, 'refs/changes/*/*/meta'];

const PATIENCE_MS = 30_000;

/** The refs with reviews in a repository on this machine. */
export async function reviewRefs(git: Git): Promise<string[]> {
  const refs = new ReviewRefs(/^(.*)$/);
  await git.stream(['for-each-ref', '--format=%(refname)', ...PATTERNS], (chunk) => refs.push(chunk));
  return refs.end();
}

/**
 * The same of the folder that a remote names. `null` where there is no repository, or one that git refuses to read:
 * a remote that is gone is nobody's fault.
 */
export async function reviewRefsIn(git: Git, directory: string): Promise<string[] | null> {
  const found = (await folder(directory)) ?? (await folder(`${directory}.git`));
  // Without the ceiling, git would answer for a repository around the folder.
  if (found === null || found.includes(delimiter)) return null;
  try {
    return await reviewRefs(git.elsewhere(found, { GIT_CEILING_DIRECTORIES: dirname(found) }));
  } catch (error) {
    if (error instanceof GitError) return null;
    throw error;
  }
}

/**
 * Asks a remote over the network, by `git ls-remote`: only ever because the user said so. It runs outside of the
 * repository, whose configuration could name programs for the connection; those of the user's own count. Throws a
 * `GitError` where nobody answers in time.
 */
export async function askRemote(git: Git, { name, url }: Remote, patience = PATIENCE_MS): Promise<string[]> {
  const nowhere = await mkdtemp(join(await realpath(tmpdir()), 'code-refuge-ask-'));
  const limit = AbortSignal.timeout(patience);
  const refs = new ReviewRefs(/^[0-9a-f]+\t(.*)$/);
  try {
    const outside = git.elsewhere(nowhere, { ...networkEnvironment(), GIT_CEILING_DIRECTORIES: dirname(nowhere) });
    await outside.stream(['ls-remote', '--', url, ...NOTE_REFS, CHANGE_REFS], (chunk) => refs.push(chunk), { signal: limit });
    return refs.end();
  } catch (error) {
    if (limit.aborted) throw new GitError(`${name} did not answer within ${patience / 1000} seconds.`, { cause: error });
    if (error instanceof GitError) throw new GitError(`${name} could not be asked: ${reasonOf(error)}`, { cause: error });
    throw error;
  } finally {
    await rm(nowhere, { recursive: true, force: true });
  }
}

/** What git said, without the folder that it was run in. */
function reasonOf({ cause, message }: GitError): string {
  const said = cause instanceof Error ? cause.message.trim() : message;
  const lines = said.split(/[\r\n]+/);
  const line = lines.find((each) => /^(fatal|error|ssh):/.test(each)) ?? lines[0] ?? '';
  return withoutPassword(line.replace(/^(fatal|error): /, '')).replace(/[.:]?$/, '.');
}

async function folder(path: string): Promise<string | null> {
  const found = await realpath(path).catch(() => null);
  return found !== null && (await stat(found)).isDirectory() ? found : null;
}

/** Picks the refs with reviews out of lines; a large Gerrit has some hundred thousand. */
class ReviewRefs {
  private readonly decoder = new TextDecoder();
  private readonly found: string[] = [];
  private rest = '';

  constructor(private readonly line: RegExp) {}

  push(chunk: Uint8Array): void {
    this.take(this.decoder.decode(chunk, { stream: true }));
  }

  end(): string[] {
    this.take('\n');
    return this.found;
  }

  private take(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      const ref = this.line.exec(line)?.[1];
      if (ref !== undefined && isReviewRef(ref)) this.found.push(ref);
    }
  }
}
