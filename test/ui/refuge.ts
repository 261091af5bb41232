import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import * as path from 'node:path';
import type { Repository } from '../fixtures/repository';
import { failuresFolder, temporaryFolder } from '../host/places';
import type { ServerOptions, Settings } from '../host/vscode-server';
import { openWorkbench, type Workbench } from '../host/workbench';
import { repositoryWithHistory } from '../integration/history';

/** Which VS Code the suites drive; test/host starts them once for each. */
/** Which of the two VS Codes these tests run in. */
export const version: ServerOptions['version'] = process.env['CODE_REFUGE_VSCODE'] === 'oldest' ? 'oldest' : 'newest';

/** Git knows only what a repository says, not who runs the tests. */
const NO_GIT_CONFIGURATION = { GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };

/** A window of VS Code on a folder, with a home of its own for what the extension keeps on disk. */
export interface Refuge {
  workbench: Workbench;
  /** The folder that is open. */
  folder: string;
  /** What `CODE_REFUGE_HOME` names. */
  home: string;
  /** Sets settings in the folder, as if the user edited the file; `undefined` takes one away. */
  configure(settings: Settings): void;
  dispose(): Promise<void>;
}

interface Options extends Pick<ServerOptions, 'settings' | 'env'> {
  /** Folder of a second extension, for what comes from others. */
  readonly beside?: string;
}

/**
 * Opens a window on an empty folder that `prepare` may fill first. The extension is installed, as users have it: VS Code
 * runs one under development in a workspace that is not trusted too, and hides notifications from whoever drives it.
 */
export async function openRefuge(prepare: (folder: string) => void = () => {}, options: Options = {}): Promise<Refuge> {
  const root = temporaryFolder('ui');
  const folder = path.join(root, 'work');
  const home = path.join(root, 'home');
  for (const made of [folder, home]) mkdirSync(made);
  prepare(folder);
  // `configure` writes to a folder that is watched since the window opened: one that comes with its file in it is a race of watchers.
  mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  const userDataDir = path.join(root, 'vscode');
  const { beside, settings, env } = options;
  if (beside !== undefined) cpSync(beside, path.join(userDataDir, 'extensions', path.basename(beside)), { recursive: true });
  const workbench = await openWorkbench({
    version,
    folder,
    userDataDir,
    ...(settings && { settings }),
    env: { ...NO_GIT_CONFIGURATION, CODE_REFUGE_HOME: home, CODE_REFUGE_DOCUMENTS: path.join(home, 'documents'), ...env },
  });
  let configured: Settings = {};
  return {
    workbench,
    folder,
    home,
    configure(settings) {
      configured = { ...configured, ...settings };
      writeFileSync(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(configured));
    },
    async dispose() {
      await workbench.close();
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens a window on a repository that has a score. */
export async function openHistory(options: Options = {}): Promise<Refuge & { repository: Repository }> {
  let repository: Repository | undefined;
  const refuge = await openRefuge((folder) => (repository = repositoryWithHistory(folder)), options);
  if (repository === undefined) throw new Error('the repository was not made');
  return { ...refuge, repository };
}

/** Plain git, as in a terminal beside the editor. The date is that of author and committer. */
export function inTerminal(cwd: string, date: string, ...args: string[]): void {
  const env = { ...process.env, ...NO_GIT_CONFIGURATION, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const done = spawnSync('git', args, { cwd, env, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`git ${args.join(' ')}: ${done.stderr}`);
}

const LAST_LINES = 10;

/** Leaves a picture and the server's log of a test that failed, also of one that is tried again, for whoever looks into it. */
export async function keepFailure(test: Mocha.Test | undefined, refuge: Refuge | undefined): Promise<void> {
  if (test === undefined || test.state === 'passed' || test.isPending() || refuge === undefined) return;
  // Mocha says of no test that it failed while it may be tried again.
  const name = path.join(failuresFolder, `${version}-${test.fullTitle().replace(/\W+/g, '-')}${test.state === 'failed' ? '' : '-at-first'}`);
  const log = refuge.workbench.server.log();
  // Of a run on another machine its output is all that is left: whether the editor was still there, and what it said.
  console.log([`${path.basename(name)}: the server printed at the end`, ...log.trimEnd().split('\n').slice(-LAST_LINES)].join('\n      '));
  await refuge.workbench.screenshot(`${name}.png`);
  writeFileSync(`${name}.log`, log);
}
