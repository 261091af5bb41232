import { spawn } from 'node:child_process';
import { type Counts, failure, inWords, none, sum } from './counts';
import { runExtensionTests } from './extension-tests';
import { runMocha } from './mocha-run';
import { extensionRoot } from './places';
import { seconds } from './progress';
import type { VSCodeVersion } from './vscode-install';

/**
 * `npm test`: everything, or the steps that are named. A step that fails doesn't keep the next from running, so that
 * one run tells all. The last line is the sum.
 */
const STEPS: Readonly<Record<string, () => Promise<Counts>>> = {
  types: () => command('types'),
  lint: () => command('lint'),
  unit: () => runMocha('test/unit/**/*.test.ts'),
  'integration-oldest': () => runExtensionTests('oldest'),
  'integration-newest': () => runExtensionTests('newest'),
  'ui-oldest': () => runMocha('test/ui/**/*.test.ts', ui('oldest')),
  'ui-newest': () => runMocha('test/ui/**/*.test.ts', ui('newest')),
};

/** A window on a busy machine may lose a key press or be slow to come up; what fails twice has another cause. */
function ui(version: VSCodeVersion) {
  return { environment: { CODE_REFUGE_VSCODE: version }, retries: 1 };
}

async function main(wanted: readonly string[]): Promise<void> {
  const names = Object.keys(STEPS);
  const isWanted = (name: string) => wanted.length === 0 || wanted.some((step) => name === step || name.startsWith(`${step}-`));
  const unknown = wanted.filter((step) => !names.some((name) => name === step || name.startsWith(`${step}-`)));
  if (unknown.length > 0) throw new Error(`There is no step ${unknown.join(', ')}; there are ${names.join(', ')}.`);

  const results: { name: string; counts: Counts; time: number }[] = [];
  for (const name of names.filter(isWanted)) {
    console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
    const start = Date.now();
    const counts = await (STEPS[name] ?? (async () => none))().catch((error: unknown) => {
      console.log(error instanceof Error ? (error.stack ?? error.message) : error);
      return failure();
    });
    results.push({ name, counts: counts.passed + counts.failed === 0 ? failure(0, counts.skipped) : counts, time: Date.now() - start });
  }

  console.log(`\n── all ${'─'.repeat(67)}`);
  for (const { name, counts, time } of results) console.log(`${name.padEnd(20)} ${seconds(time).padStart(8)}   ${inWords(counts)}`);
  const total = sum(results.map(({ counts }) => counts));
  // The whole report is long, and what failed may be far above.
  for (const line of total.failures ?? []) console.log(`failed: ${line}`);
  console.log(`\n${inWords(total)}`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

/** A script of package.json that passes or fails as a whole. */
async function command(script: string): Promise<Counts> {
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script], { cwd: extensionRoot, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
