import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LeashedProgram } from './leashed';
import { temporaryFolder } from './places';
import { ensureVSCode, type VSCodeVersion } from './vscode-install';

export type Settings = Readonly<Record<string, unknown>>;

export interface ServerOptions {
  readonly version: VSCodeVersion;
  /** The extension under development; without it the window is plain. */
  readonly extensionPath?: string;
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
  /** The page to open: the folder, with the extension under development. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** The page to open with more entries in its payload, such as `extensionTestsPath`. */
  urlWith(payload: Readonly<Record<string, string>>): string;
  /** A path on this machine as the window names it. */
  remotePath(file: string): string;
  /** Changes user settings as if the user edited the file; VS Code notices by itself. `undefined` removes a key. */
  updateUserSettings(settings: Settings): void;
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
  const settingsFile = path.join(dataDir, 'data', 'User', 'settings.json');
  const writeSettings = (settings: Settings) => writeFileSync(settingsFile, `${JSON.stringify(settings, null, '\t')}\n`);
  mkdirSync(path.dirname(settingsFile), { recursive: true });
  writeSettings({ ...plainWindow, ...options.settings });

  const program = new LeashedProgram(vscode.node, [vscode.serverMain, ...serverArguments(dataDir, options.extensionPath !== undefined)], {
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
      ...(options.extensionPath !== undefined && { extensionDevelopmentPath: remotePath(options.extensionPath) }),
      skipWelcome: 'true',
      ...extra,
    });
    const query = new URLSearchParams({ folder: path.resolve(options.folder), payload: JSON.stringify(payload) });
    return `http://127.0.0.1:${port}/?${query}`;
  };
  return {
    name: vscode.name,
    url: urlWith({}),
    port,
    dataDir,
    urlWith,
    remotePath,
    updateUserSettings: settings =>
      writeSettings({ ...(JSON.parse(readFileSync(settingsFile, 'utf8')) as Settings), ...settings }),
    exited: program.exited,
    log: () => program.log(),
    dispose: () => program.dispose(),
  };
}

function serverArguments(dataDir: string, underDevelopment: boolean): readonly string[] {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    // Without it a built workbench ignores the payload that names the extension under development. With it the
    // window shows no notifications but in their list, so it is left out where nothing needs it.
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
