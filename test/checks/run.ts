import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Check } from './check';
import { compare, table } from './compare';
import { demoChecks } from './demo-checks';
import { independentNumbers } from './independent';
import { readCommands } from './page';
import { Program } from './program';
import { publicChecks } from './public-repositories';
import { roughHistory } from './rough-history';

const USAGE = `usage: npm run checks -- [--repo DIR --me LIST --now ISO [--weeks N] [--refs LIST] | --mirror DIR] [--cli FILE]

Runs the commands of docs/checks.md beside the program and compares what they say.
  (nothing)     the demo repository, and one in which everything is odd
  --repo DIR    a repository of yours
  --mirror DIR  public repositories, those of the list that are at DIR/owner+name/repo
  --cli FILE    a program that is already built, such as dist/cli.js
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: Object.fromEntries(['repo', 'me', 'now', 'weeks', 'refs', 'mirror', 'cli'].map((name) => [name, { type: 'string' as const }])),
  });
  const commands = readCommands();
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'checks-')));
  const program = await Program.make(values['cli']);
  try {
    const checks = values['repo'] !== undefined ? [ownCheck(values['repo'], values)]
      : values['mirror'] !== undefined ? publicChecks(values['mirror'])
        : [...(await demoChecks(join(temporary, 'demo'))), roughHistory(join(temporary, 'rough'))];
    let passed = 0;
    let failed = 0;
    for (const check of checks) {
      const start = performance.now();
      const numbers = program.numbers(check);
      const middle = performance.now();
      const rows = compare(numbers, independentNumbers(commands, check));
      const took = [middle - start, performance.now() - middle].map((time) => `${(time / 1000).toFixed(1)} s`);
      process.stdout.write(`${check.directory}: ${check.me.join(', ')}, ${String(check.weeks)} weeks to ${check.now} (${took.join(' and ')})\n`);
      process.stdout.write(`${table(rows)}\n`);
      passed += rows.filter(({ same }) => same).length;
      failed += rows.filter(({ same }) => !same).length;
    }
    process.stdout.write(`${String(passed)} passed, ${String(failed)} failed\n`);
    // Nothing compared is nothing checked.
    process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  } finally {
    program.dispose();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

function ownCheck(directory: string, { me, now, weeks = '26', refs }: Record<string, string | undefined>): Check {
  if (me === undefined || now === undefined) throw new TypeError(USAGE);
  return { directory, me: me.split(','), now, weeks: Number(weeks), ...(refs !== undefined && { refs: refs.split(',') }) };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof TypeError ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
