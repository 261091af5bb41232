import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import * as path from 'node:path';
import type { Repository } from '../fixtures/repository';
import { launchBrowser } from '../host/browser';
import { extensionRoot, failuresFolder, temporaryFolder } from '../host/places';
import { type ServerOptions, type Settings, startServer } from '../host/vscode-server';
import { patience, Workbench } from '../host/workbench';
import { repositoryWithHistory } from '../integration/history';

/** Which VS Code the suites drive; test/host starts them once for each. */
const version: ServerOptions['version'] = process.env['CODE_REFUGE_VSCODE'] === 'oldest' ? 'oldest' : 'newest';

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

/** Opens a window on an empty folder that `prepare` may fill first. */
export async function openRefuge(prepare: (folder: string) => void = () => {}, options: Options = {}): Promise<Refuge> {
  const root = temporaryFolder('ui');
  const folder = path.join(root, 'work');
  const home = path.join(root, 'home');
  for (const made of [folder, home]) mkdirSync(made);
  prepare(folder);
  const workbench = await openInstalled(path.join(root, 'vscode'), folder, { ...options, env: { ...NO_GIT_CONFIGURATION, CODE_REFUGE_HOME: home, ...options.env } });
  let configured: Settings = {};
  return {
    workbench,
    folder,
    home,
    configure(settings) {
      configured = { ...configured, ...settings };
      mkdirSync(path.join(folder, '.vscode'), { recursive: true });
      writeFileSync(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(configured));
    },
    async dispose() {
      await workbench.close();
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Opens a window with the extension installed, as users have it. One under development is not the same: VS Code
 * runs it in a workspace that is not trusted too, and hides notifications from whoever drives the window.
 */
async function openInstalled(dataDir: string, folder: string, { beside, ...options }: Options): Promise<Workbench> {
  const { version: release } = JSON.parse(readFileSync(path.join(extensionRoot, 'package.json'), 'utf8')) as { version: string };
  for (const part of ['package.json', 'dist', 'media']) {
    cpSync(path.join(extensionRoot, part), path.join(dataDir, 'extensions', `code-refuge.code-refuge-${release}`, part), { recursive: true });
  }
  if (beside !== undefined) cpSync(beside, path.join(dataDir, 'extensions', path.basename(beside)), { recursive: true });
  const server = await startServer({ version, folder, userDataDir: dataDir, ...options });
  try {
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(patience);
    await page.goto(server.url);
    await page.locator('.statusbar-item').first().waitFor();
    return new Workbench(page, server, browser);
  } catch (error) {
    await server.dispose();
    throw error;
  }
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

/** Leaves a picture and the server's log of a test that failed, for whoever looks into it. */
export async function keepFailure(test: Mocha.Test | undefined, refuge: Refuge | undefined): Promise<void> {
  if (test?.state !== 'failed' || refuge === undefined) return;
  const name = path.join(failuresFolder, `${version}-${test.fullTitle().replace(/\W+/g, '-')}`);
  await refuge.workbench.screenshot(`${name}.png`);
  writeFileSync(`${name}.log`, refuge.workbench.server.log());
}
