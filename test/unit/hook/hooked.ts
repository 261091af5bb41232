import { createHash } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Zone } from '../../../src/core/calendar/zone';
import { GitHook } from '../../../src/hook/git-hook';
import type { ZoneTable } from '../../../src/hook/zone-table';
import { createRepository, type Repository } from '../../fixtures/repository';

export interface Ended {
  code: number | null;
  /** Of a terminal, all that it shows. */
  output: string;
}

export interface Run {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  input?: string;
}

/** A zone around the real now: `ask` has no clock but the machine's. */
export function zoneAround(title = 'Focus', minutes = 60): Zone {
  const minute = Math.floor(Date.now() / 60_000);
  const [from, to] = [minute - 10, minute + minutes];
  return { id: title, title, allDay: false, source: 'settings', hold: false, start: from * 60, end: to * 60, wall: { from, to }, local: { from, to } };
}

export function table(...zones: Zone[]): ZoneTable {
  const written = Math.floor(Date.now() / 1000);
  return { written, until: written + 7 * 86_400, keeper: 'terminal', zones };
}

/** A repository whose git runs hooks, with one commit. */
export function hookedRepository(path?: string): Repository {
  const repository = createRepository(path);
  repository.commit({ files: { readme: 'one\n' } });
  return repository;
}

export function hookOf(path: string): GitHook {
  return new GitHook('git', path);
}

/** git as a program without a terminal runs it: in a session of its own, where /dev/tty doesn't open. */
export function gitAlone(repository: Repository, args: readonly string[], run: Run = {}): Promise<Ended> {
  return ended('git', args, { cwd: run.cwd ?? repository.path, env: { ...repository.environment, ...run.env }, input: run.input ?? '' });
}

/** Runs a command on a real terminal of its own, and answers each question on it. */
export function onTerminal(command: readonly string[], answers: readonly string[], { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv }): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('script', scriptArguments(command), { cwd, env: { ...env, SHELL: '/bin/sh', TERM: 'dumb' }, stdio: ['pipe', 'pipe', 'pipe'] });
    const waiting = [...answers];
    let output = '';
    let seen = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (let at = output.indexOf('[y/N] ', seen); at !== -1; at = output.indexOf('[y/N] ', seen)) {
        seen = at + 6;
        const answer = waiting.shift();
        // Asked once too often: end of input, which is a no.
        child.stdin.write(answer === undefined ? '\x04' : `${answer}\n`);
      }
    });
    child.on('error', (error) => reject(new Error(`No terminal could be made: the program "script" (util-linux) doesn't run: ${error.message}`)));
    child.on('close', (code) => resolve({ code, output: output.replaceAll('\r\n', '\n') }));
  });
}

export function gitOnTerminal(repository: Repository, args: readonly string[], answers: readonly string[], run: Run = {}): Promise<Ended> {
  return onTerminal(['git', ...args], answers, { cwd: run.cwd ?? repository.path, env: { ...repository.environment, ...run.env } });
}

/** util-linux and the BSDs have different ones. */
function scriptArguments(command: readonly string[]): string[] {
  if (process.platform === 'darwin') return ['-q', '/dev/null', ...command];
  return ['-qec', command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' '), '/dev/null'];
}

function ended(program: string, args: readonly string[], { input, ...options }: { cwd: string; env: NodeJS.ProcessEnv; input: string }): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stdin.on('error', () => undefined).end(input);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Writes a program. */
export function writeHook(file: string, text: string, mode = 0o755): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
}

/**
 * Everything in a folder: kind, rights, contents, and dates of what is no folder. But the index, which a commit and a
 * status touch.
 */
export function listing(folder: string): string[] {
  const entries: string[] = [];
  const visit = (path: string, name: string) => {
    for (const entry of readdirSync(path).sort().filter((each) => each !== 'index')) {
      const at = join(path, entry);
      const found = lstatSync(at);
      const what = found.isSymbolicLink() ? readlinkSync(at) : found.isFile() ? createHash('sha1').update(readFileSync(at)).digest('hex') : '';
      entries.push(`${name}${entry} ${found.mode.toString(8)} ${found.isDirectory() ? '' : found.mtimeMs} ${what}`);
      if (found.isDirectory()) visit(at, `${name}${entry}/`);
    }
  };
  visit(folder, '');
  return entries;
}

/** What git sees as changed in the working tree. */
export function changes(repository: Repository): string {
  return repository.git('status', '--porcelain', '--untracked-files=all');
}

export function hasProgram(name: string): boolean {
  return spawnSync(name, ['--help']).error === undefined;
}
