import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LeashedProgram } from './leashed';
import { temporaryFolder } from './places';
import { ensureVSCode, type VSCodeVersion } from './vscode-install';

export type Settings = Readonly<Record<string, unknown>>;

export interface ServerOptions {
  readonly version: VSCodeVersion;
  /** The extension to install; without it the window is plain. */
  readonly extensionPath?: string;
  /**
   * Loads the extension as one under development, which is the way to run suites inside its host. That takes the
   * driver of VS Code's smoke tests, with which a window shows no toasts and refuses dialogs. It is for no one to look at.
   */
  readonly underDevelopment?: boolean;
  /** The folder the window opens. */
  readonly folder: string;
  /** User settings, on top of `plainWindow`. */
  readonly settings?: Settings;
  /** Kept after the end when given; a temporary folder otherwise. */
  readonly userDataDir?: string;
  /** On top of this process's environment; the extension host inherits it. `undefined` removes a variable. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface VSCodeServer {
  /** For people: `VS Code 1.100.3`. */
  readonly name: string;
  /** The page to open: the folder, and the key without which the server answers nobody. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** The page to open with more entries in its payload, such as `extensionTestsPath`. */
  urlWith(payload: Readonly<Record<string, string>>): string;
  /** A path on this machine as the window names it. */
  remotePath(file: string): string;
  /**
   * Changes settings while a window is open; VS Code notices by itself. `undefined` takes a change back. They go to
   * the machine's settings, which stand above the user's: the user's file is not watched in every window. Only
   * settings of the scope `application` can't be changed so.
   */
  updateSettings(settings: Settings): void;
  /** Settles, with its exit code, when the server has ended by itself or was disposed. */
  readonly exited: Promise<number>;
  /** What the server printed. */
  log(): string;
  /** Ends the server and every process it started. */
  dispose(): Promise<void>;
}

/** A window without anything that pops up, phones home or changes from day to day. */
export const plainWindow: Settings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.fetchOnlinePackageInfo': false,
  'terminal.integrated.enablePersistentSessions': false,
};

const startLimit = 60_000;

/** Starts a VS Code that a browser can open, installing it first if need be. */
export async function startServer(options: ServerOptions): Promise<VSCodeServer> {
  const vscode = await ensureVSCode(options.version);
  const dataDir = options.userDataDir ?? temporaryFolder('vscode');
  writeSettings(dataDir, 'User', { ...plainWindow, ...options.settings });
  let changed: Settings = {};

  const underDevelopment = options.underDevelopment === true;
  if (options.extensionPath !== undefined && !underDevelopment) {
    install(options.extensionPath, path.join(dataDir, 'extensions'));
  }
  const token = randomBytes(16).toString('hex');
  const tokenFile = path.join(dataDir, 'token');
  writeFileSync(tokenFile, token, { mode: 0o600 });

  const program = new LeashedProgram(vscode.node, [vscode.serverMain, ...serverArguments(dataDir, tokenFile, underDevelopment)], {
    env: serverEnvironment(options.env),
    ...(options.userDataDir === undefined && { removeFolder: dataDir }),
  });
  let port: number;
  try {
    const [, printedPort] = await program.printed(/Extension host agent listening on (\d+)/, startLimit);
    port = Number(printedPort);
  } catch (error) {
    await program.dispose();
    throw new Error(`${vscode.name} ${(error as Error).message}`, { cause: error });
  }

  const remotePath = (file: string) => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`;
  const urlWith = (extra: Readonly<Record<string, string>>) => {
    const payload = Object.entries({
      ...(options.extensionPath !== undefined && underDevelopment && { extensionDevelopmentPath: remotePath(options.extensionPath) }),
      ...extra,
    });
    const query = new URLSearchParams({
      folder: path.resolve(options.folder),
      ...(payload.length > 0 && { payload: JSON.stringify(payload) }),
      tkn: token,
    });
    return `http://127.0.0.1:${port}/?${query}`;
  };
  return {
    name: vscode.name,
    url: urlWith({}),
    port,
    dataDir,
    urlWith,
    remotePath,
    updateSettings(settings) {
      changed = { ...changed, ...settings };
      writeSettings(dataDir, 'Machine', changed);
    },
    exited: program.exited,
    log: () => program.log(),
    dispose: () => program.dispose(),
  };
}

function writeSettings(dataDir: string, level: 'User' | 'Machine', settings: Settings): void {
  const folder = path.join(dataDir, 'data', level);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}

/** Installs by a link, so that a new build needs only a reload of the window. */
function install(extensionPath: string, extensions: string): void {
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(extensionPath, 'package.json'), 'utf8')) as Record<string, string>;
  const link = path.join(extensions, `${publisher}.${name}-${version}`);
  mkdirSync(extensions, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(path.resolve(extensionPath), link, 'dir');
}

function serverArguments(dataDir: string, tokenFile: string, underDevelopment: boolean): readonly string[] {
  return [
    // With a token: any page in any browser on this machine can reach the port, and the server runs programs.
    // In a file: everyone on the machine can read the arguments of a program.
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token-file', tokenFile],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    // Without it a built workbench ignores the payload that names the extension under development.
    ...(underDevelopment ? ['--enable-smoke-test-driver'] : []),
    ...['--server-data-dir', dataDir],
  ];
}

/** The server asks a marketplace about every extension it sees unless it has none to ask. */
const noMarketplace = { EXTENSIONS_GALLERY: '{"serviceUrl":""}' };

/** Not what an outer editor, an outer Node or a test runner meant for themselves. */
function serverEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|npm_)|^NODE_OPTIONS$|^NODE_V8_COVERAGE$/;
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([key]) => !foreign.test(key)));
  return { ...inherited, ...noMarketplace, ...extra };
}
