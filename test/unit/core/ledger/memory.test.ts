import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { temporaryFolder } from '../../../host/places';

describe('a million commits', () => {
  let folder: string;
  before(() => {
    folder = temporaryFolder('million');
  });
  after(() => rmSync(folder, { recursive: true }));

  // Built as the program is: run from its sources, the process would carry the compiler, which weighs up to 45 MB more where its
  // cache is empty.
  it('fit in under 300 MB, the process included', async () => {
    const script = path.join(folder, 'million.js');
    await build({ entryPoints: [path.join(__dirname, '../../../bench/million.ts')], outfile: script, bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning' });
    const { stdout } = await promisify(execFile)(process.execPath, [script]);
    const { commits, megabytes } = JSON.parse(stdout) as { commits: number; megabytes: number };
    assert.equal(commits, 1_000_000);
    assert.ok(megabytes < 300, `${megabytes} MB`);
  });
});
