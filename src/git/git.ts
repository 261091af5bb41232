import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { simpleGit, type SimpleGit } from 'simple-git';
import { explain, GitError, LEAST_VERSION, notFound } from './git-error';
import { ALLOWED_ENVIRONMENT, gitEnvironment, HARDENED_CONFIG } from './hardening';
import { locate } from './locate';

const UNSAFE = {
  // These keys are set to switch programs off, which simple-git can't tell from switching them on.
  allowUnsafeFsMonitor: true,
  allowUnsafeHooksPath: true,
  allowUnsafePager: true,
  allowUnsafeDiffExternal: true,
  // The path comes from the user's own git.path and may have a space in it.
  allowUnsafeCustomBinary: true,
  // The user's own GIT_CONFIG_GLOBAL and the like.
  allowUnsafeConfigPaths: true,
};

/** Runs git in one directory: read-only, with fixed arguments, hardened against the repository's configuration. */
export class Git {
  private constructor(
    readonly binary: string,
    readonly directory: string,
    /** What `git version` says. */
    readonly version: string,
    private readonly environment: Readonly<Record<string, string>> = {},
  ) {}

  /** Throws a `GitError` where the directory or git itself is missing, or git is too old. */
  static async open(binary: string, directory: string): Promise<Git> {
    const found = await stat(directory).catch(() => null);
    if (!found?.isDirectory()) {
      throw new GitError(found ? `${directory} is a file; name the folder of a repository.` : `There is no folder ${directory}.`);
    }
    const program = await locate(binary);
    if (program === null) throw new GitError(notFound(binary));
    const version = (await new Git(program, directory, '').run(['version'])).trim();
    checkVersion(version);
    return new Git(program, directory, version);
  }

  /** The same git in another directory; `environment` holds for what is streamed there. */
  elsewhere(directory: string, environment: Readonly<Record<string, string>>): Git {
    return new Git(this.binary, directory, this.version, environment);
  }

  /** Runs a small query and gives its output; empty where git says no with exit code 1 and not a word. */
  async run(args: readonly string[], input?: string): Promise<string> {
    try {
      return await this.queries(input).raw([...args]);
    } catch (error) {
      throw explain(error, this.binary, this.directory);
    }
  }

  /**
   * Runs a command with a long output and hands it over in chunks as it comes; simple-git would keep all of it in
   * memory. `input` goes to its standard input. Rejects where git fails, also after plausible output: a history that
   * ends half way is no history.
   */
  stream(args: readonly string[], onChunk: (chunk: Uint8Array) => void, { input, signal }: { input?: string; signal?: AbortSignal } = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      const child = spawn(this.binary, [...HARDENED_CONFIG.flatMap((key) => ['-c', key]), ...args], {
        cwd: this.directory,
        env: { ...gitEnvironment(), ...this.environment },
        stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        windowsHide: true,
        ...(signal && { signal }),
      });
      // Git may end before it has read all; what it says of that comes on standard error.
      child.stdin?.on('error', () => {}).end(input);
      let errors = '';
      child.stdout?.on('data', onChunk);
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        errors = (errors + text).slice(-10_000);
      });
      child.on('error', (error) => {
        // A program that git started for a connection may go on for a while; nobody waits for it.
        for (const pipe of [child.stdout, child.stderr]) pipe?.destroy();
        reject(signal?.aborted ? error : explain(error, this.binary, this.directory));
      });
      child.on('close', (code) => {
        if (code === 0) resolve();
        else reject(explain(new Error(errors || `git ended with code ${code}`), this.binary, this.directory));
      });
    });
  }

  private queries(input?: string): SimpleGit {
    return simpleGit({
      baseDir: this.directory,
      binary: this.binary,
      config: [...HARDENED_CONFIG],
      allowEnvironment: ALLOWED_ENVIRONMENT,
      unsafe: UNSAFE,
      // Output counts as whole when git has closed it, not a moment after git ended.
      completion: { onClose: true, onExit: false },
      errors: failure,
      ...(input !== undefined && { input: () => input }),
    }).env(gitEnvironment());
  }
}

interface Ended {
  exitCode: number | null;
  stdErr: Buffer[];
}

/** simple-git takes an end without a word for success, also where git was killed or crashed half way. */
function failure(error: Buffer | Error | undefined, { exitCode, stdErr }: Ended): Buffer | Error | undefined {
  if (error || exitCode === 1) return error;
  if (exitCode === null) return Buffer.from('git was stopped');
  if (exitCode !== 0) return Buffer.from(`git ended with code ${exitCode}`);
  // A ref that can't be read is passed over with a warning, and history with it.
  const warnings = Buffer.concat(stdErr);
  return warnings.includes('ignoring broken ref') ? warnings : undefined;
}

function checkVersion(output: string): void {
  const match = /(\d+)\.(\d+)/.exec(output);
  const [major, minor] = LEAST_VERSION.split('.').map(Number) as [number, number];
  if (!match) throw new GitError(`This git doesn't tell its version ("${output.trim()}"); git ${LEAST_VERSION} or newer is needed.`);
  const [, foundMajor, foundMinor] = match.map(Number) as [number, number, number];
  if (foundMajor < major || (foundMajor === major && foundMinor < minor)) {
    throw new GitError(`git ${foundMajor}.${foundMinor} is too old: ${LEAST_VERSION} or newer is needed. Update git; in VS Code, the setting git.path may name a newer one instead.`);
  }
}
