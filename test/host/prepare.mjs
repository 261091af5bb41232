import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Makes a fresh clone ready: installs what package-lock.json names, unless that has been done, and builds. It runs
 * before anything is installed, so it is plain JavaScript. Standard output stays empty: it belongs to the command
 * that comes after.
 */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const stamp = path.join(root, 'node_modules', '.code-refuge-lock');
const windows = process.platform === 'win32';

function main() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < 20) return fail(`Node.js 20 or newer is needed; this is ${process.version}.`);
  if (spawnSync('git', ['--version']).status !== 0) return fail('git was not found. Install git 2.25 or newer.');

  const lock = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    process.stderr.write('Installing what package-lock.json names …\n');
    const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
    if (!run('npm', flags)) return fail('npm ci failed. It needs a reachable package registry.');
    writeFileSync(stamp, lock);
  }
  if (!run(process.execPath, ['esbuild.js'])) return fail('The build failed.');
}

/** Runs a program quietly; prints what it said only where it failed. */
function run(program, args) {
  // On Windows npm is a script, which only a shell can start.
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, encoding: 'utf8', shell: windows && program === 'npm' });
  if (status === 0) return true;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
  return false;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

main();
