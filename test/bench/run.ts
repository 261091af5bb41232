import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CHANGE_ARGUMENTS } from '../../src/core/changes/change-format';
import { LOG_ARGUMENTS } from '../../src/core/history/log-format';
import { buildDemo } from '../fixtures/demo';
import { benchCalendars } from './calendars';
import { benchPanels } from './panels';

/**
 * What a review costs beside the git process it can't do without. Each round runs every contender once, so that a
 * busy machine slows all of them alike; the ratios of the medians are the result, the seconds only their source.
 *
 *     npm run bench [-- repository …]
 */
const ROUNDS = 5;

interface Contender {
  name: string;
  command: string[];
  /** The folder for what the program keeps; a new one each round unless given. */
  home?: string;
}

async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const folder = mkdtempSync(join(tmpdir(), 'code-refuge-bench-'));
  try {
    const repositories = named.length > 0 ? named : [(await buildDemo(join(folder, 'demo'))).path];
    for (const repository of repositories) compare(resolve(repository), folder);
    const million = JSON.parse(output(process.execPath, ['--import=tsx', join(__dirname, 'million.ts')], process.cwd())) as Record<string, number>;
    console.log(`\n${million['commits']} made-up commits in the ledger: ${million['megabytes']} MB, the process and its compiler included`);
    benchCalendars();
    await benchPanels(resolve(repositories[0]!));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(repository: string, folder: string): void {
  const commits = output('git', ['rev-list', '--count', 'HEAD'], repository).trim();
  const cli = resolve('dist/cli.js');
  const home = mkdtempSync(join(folder, 'home-'));
  const contenders: Contender[] = [
    { name: 'git log, the fields of the review, to nowhere', command: ['git', 'log', ...LOG_ARGUMENTS, 'HEAD'] },
    { name: 'git log --raw -M, what was done to files, to nowhere', command: ['git', 'log', ...CHANGE_ARGUMENTS, 'HEAD'] },
    { name: 'git shortlog -sne HEAD', command: ['git', 'shortlog', '-sne', 'HEAD'] },
    { name: 'node, doing nothing', command: [process.execPath, '-e', ''] },
    { name: 'code-refuge review --json, for the first time', command: [process.execPath, cli, 'review', '--json', repository, '--me', 'nobody@example.com'] },
    { name: 'code-refuge review --json, with what was kept', command: [process.execPath, cli, 'review', '--json', repository, '--me', 'nobody@example.com'], home },
  ];
  for (const { command: [program, ...args], home } of contenders) if (home !== undefined) seconds(program as string, args, repository, home);
  const times = contenders.map(() => [] as number[]);
  for (let round = 0; round < ROUNDS; round++) {
    contenders.forEach(({ command: [program, ...args], home = mkdtempSync(join(folder, 'home-')) }, index) => times[index]?.push(seconds(program as string, args, repository, home)));
  }
  const medians = times.map((list) => list.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number);
  console.log(`\n${repository}: ${commits} commits, medians of ${ROUNDS} rounds`);
  contenders.forEach(({ name }, index) => {
    const median = medians[index] as number;
    console.log(`  ${name.padEnd(54)} ${median.toFixed(3)} s   ${(median / (medians[0] as number)).toFixed(2)} × git log`);
  });
}

function seconds(program: string, args: readonly string[], cwd: string, home: string): number {
  const start = process.hrtime.bigint();
  const { status, error, stderr } = spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', env: { ...process.env, CODE_REFUGE_HOME: home } });
  if (error || status === null) throw error ?? new Error(`${program} was ended: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function output(program: string, args: readonly string[], cwd: string): string {
  const { stdout, stderr, status } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
