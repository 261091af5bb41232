/** A failure of git, in words that say what is wrong and what to do. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

export const LEAST_VERSION = '2.25';

/** Explains what a git process printed, or why it could not be started. `directory` is where it was to run. */
export function explain(error: unknown, git: string, directory: string): GitError {
  const message = error instanceof Error ? error.message : String(error);
  return new GitError(explanation(message, errorCode(error), git, directory), { cause: error });
}

/** What to say where there is no such program. */
export function notFound(git: string): string {
  return `git was not found as "${git}". Install git ${LEAST_VERSION} or newer and have it in your PATH; in VS Code, the setting git.path may name it instead.`;
}

function explanation(message: string, code: string | undefined, git: string, directory: string): string {
  if (code === 'ENOENT' || /spawn .*ENOENT/.test(message)) return notFound(git);
  if (code === 'EACCES') return `"${git}" may not be run. Check its permissions; in VS Code, the setting git.path may name another git.`;
  if (/dubious ownership|unsafe repository/.test(message)) {
    // git's own line names the repository's root, and quotes what a shell would run.
    const command = /^\s*(git config --global --add safe\.directory .+)$/m.exec(message)?.[1];
    return `${directory} belongs to another user, so git refuses to read it.${command ? ` If you trust it: ${command}` : ''}`;
  }
  // A worktree or submodule whose repository was moved or removed.
  const gone = /not a git repository: (.+)/.exec(message)?.[1];
  if (gone) return `${directory} belongs to a git repository in ${gone}, which is missing or damaged.`;
  if (/not a git repository/.test(message)) return `${directory} is not in a git repository.`;
  if (/Permission denied/.test(message)) return `${directory} can't be read: permission denied.`;
  const fatal = message
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(fatal|error):/.test(line));
  const reason = (fatal[0] ?? message.trim().split('\n')[0] ?? '').replace(/^(fatal|error|warning): /, '');
  const hint = DAMAGE.test(message) ? ' The repository is damaged or incomplete; "git fsck" there says more.' : '';
  return `git could not read ${directory}: ${reason.replace(/\.?$/, '.')}${hint}`;
}

/** What git says of objects and refs that are missing or broken; in a partial clone, that it may not fetch them. */
const DAMAGE = /bad object|could not read|(cannot|unable to) read|corrupt|inflate|does not match index|appears to be broken|broken ref|missing|transport '.*' not allowed|promisor remote|lazy fetching/i;

/** Whether git failed for want of an object, as in a clone without all blobs. */
export function isIncomplete(error: unknown): boolean {
  return error instanceof GitError && error.cause instanceof Error && DAMAGE.test(error.cause.message);
}

/** Whether git found no repository in the directory or above it. */
export function isNoRepository(error: unknown): boolean {
  return error instanceof GitError && error.cause instanceof Error && /not a git repository(?!: )/.test(error.cause.message);
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
