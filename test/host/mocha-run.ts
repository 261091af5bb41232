import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Counts, failure, failureLine } from './counts';
import { extensionRoot, temporaryFolder } from './places';

interface MochaOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** How often a test that failed is tried again. Tests that needed it are named, so that they get mended. */
  readonly retries?: number;
}

interface Report {
  stats: { passes: number; failures: number; pending: number };
  passes: { fullTitle: string; currentRetry?: number }[];
  failures: { fullTitle: string; err: { message?: string } }[];
}

/**
 * Runs mocha on test files in a process of its own, with its usual report on the terminal, and returns the counts.
 * A process that crashes, or that runs no test, is a failure.
 */
export async function runMocha(spec: string, { environment = {}, retries = 0 }: MochaOptions = {}): Promise<Counts> {
  const folder = temporaryFolder('mocha');
  const report = path.join(folder, 'report.json');
  try {
    const code = await exitCode([path.join(extensionRoot, 'node_modules', 'mocha', 'bin', 'mocha.js'), ...options(report), `--retries=${retries}`, spec], environment);
    const { stats, passes, failures } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    for (const { fullTitle, currentRetry = 0 } of passes) if (currentRetry > 0) console.log(`Passed at the second try only: ${fullTitle}`);
    const counts = { passed: stats.passes, failed: stats.failures, skipped: stats.pending, failures: failures.map(({ fullTitle, err }) => failureLine(fullTitle, err.message)) };
    return code === 0 || counts.failed > 0 ? counts : failure(counts.passed, counts.skipped);
  } catch (error) {
    console.log(`mocha left no report: ${(error as Error).message}`);
    return failure();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function options(report: string): string[] {
  return [
    '--no-package',
    '--node-option=import=tsx',
    '--timeout=120000',
    // A window that a failed test left open would keep the process waiting for ever.
    '--exit',
    `--reporter=${path.join(extensionRoot, 'test', 'host', 'two-reporters.cjs')}`,
    `--reporter-option=output=${report}`,
  ];
}

function exitCode(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: extensionRoot, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...environment } });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
