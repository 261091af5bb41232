import { spawn, spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildDemo } from '../fixtures/demo';
import { extensionRoot, hostFolder } from './places';
import { progress } from './progress';
import { startServer } from './vscode-server';

/**
 * `npm start [-- repository] [--no-editor]`: prints the review of the repository, or of a demo, and opens a VS Code
 * with the extension on it: an installed one, else the registry's in the browser.
 */
async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--no-editor');
  if (unknown) throw new Error(`There is no option ${unknown}; there is --no-editor.`);
  const [named, ...others] = args.filter((arg) => !arg.startsWith('-'));
  if (others.length > 0) throw new Error('Name one repository.');
  const repository = named === undefined ? await demo() : folderOf(named);

  const review = spawnSync(process.execPath, [path.join(extensionRoot, 'dist', 'cli.js'), 'review', repository], { stdio: 'inherit' });
  if (review.status !== 0) {
    process.exitCode = 1;
    return;
  }
  if (args.includes('--no-editor') || process.env['CI']) return;
  if (!openInstalled(repository)) await openInBrowser(repository);
}

async function demo(): Promise<string> {
  const folder = path.join(hostFolder, 'demo', 'parcelway');
  progress('Building the demo: a year of a team of six, and a manager with every habit …');
  rmSync(folder, { recursive: true, force: true });
  return (await buildDemo(folder)).path;
}

function folderOf(named: string): string {
  // npm runs scripts in the project's folder; the path was meant from where the user is.
  const folder = path.resolve(process.env['INIT_CWD'] ?? '.', named);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`There is no folder ${folder}.`);
  return folder;
}

/** Opens an installed VS Code, if there is one. */
function openInstalled(repository: string): boolean {
  for (const program of ['code', 'code-insiders', 'codium']) {
    const args = [`--extensionDevelopmentPath=${extensionRoot}`, repository];
    const { status } = spawnSync(program, args, { stdio: 'ignore', shell: process.platform === 'win32' });
    if (status === 0) {
      progress(`\nOpened ${program} on ${repository}. The score is at the right of the status bar.`);
      return true;
    }
  }
  return false;
}

async function openInBrowser(repository: string): Promise<void> {
  progress('\nNo installed VS Code was found, so one from the package registry opens in the browser.');
  const server = await startServer({
    version: 'newest',
    extensionPath: extensionRoot,
    folder: repository,
    // What a test wants switched off, a person may want to see.
    settings: { 'window.autoDetectColorScheme': true },
  });
  progress(`\n${server.name} is ready. Open ${server.url}\n\nThe score is at the right of the status bar. Ctrl+C ends it.`);
  openPage(server.url);
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      asked = true;
      void server.dispose();
    });
  }
  await server.exited;
  if (!asked) throw new Error(`${server.name} ended by itself. It printed:\n${server.log().slice(-4000)}`);
}

/** Asks the system to show a page. Where there is no browser, the printed address is enough. */
function openPage(url: string): void {
  const [program, ...args] = process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['explorer', url] : ['xdg-open', url];
  spawn(program as string, args, { stdio: 'ignore', detached: true }).on('error', () => undefined).unref();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  progress(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
