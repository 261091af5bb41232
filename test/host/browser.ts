import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { ensureFolder } from './ensure-folder';
import { extensionRoot } from './places';

export interface FoundBrowser {
  readonly executablePath: string;
  /** What it needs to run, on top of this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A browser of the Chromium family: `CHROME_PATH`, an installed one, else the one in a development dependency. */
export async function findBrowser(): Promise<FoundBrowser> {
  const asked = process.env['CHROME_PATH'];
  if (asked) {
    if (!existsSync(asked)) {
      throw new Error(`CHROME_PATH names ${asked}, which does not exist.`);
    }
    return { executablePath: asked };
  }
  const installed = installedBrowsers().find(file => existsSync(file) && runs(file));
  return installed === undefined ? packagedBrowser() : { executablePath: installed };
}

/** Headless, and as quiet towards the network as a browser can be told to be. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  return chromium.launch({
    executablePath,
    headless: true,
    // The only pages opened are our own, and as root or in a container the sandbox can't start.
    chromiumSandbox: false,
    args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    ...(env && { env: { ...(process.env as Record<string, string>), ...env } }),
  });
}

function installedBrowsers(): readonly string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(name => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const roots = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']];
    const programs = [['Google', 'Chrome', 'Application', 'chrome.exe'], ['Microsoft', 'Edge', 'Application', 'msedge.exe']];
    return roots.flatMap(root => (root ? programs.map(program => path.join(root, ...program)) : []));
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
  return (process.env['PATH'] ?? '').split(path.delimiter).flatMap(folder => names.map(name => path.join(folder, name)));
}

/** A distribution may ship a stub that only says how to get the browser. On Windows the question would open a window. */
function runs(file: string): boolean {
  return process.platform === 'win32' || spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** The package's own launcher wants a newer Node and unpacks to a fixed place; its archives need neither. */
async function packagedBrowser(): Promise<FoundBrowser> {
  const archives = path.join(extensionRoot, 'node_modules', '@sparticuz', 'chromium', 'bin');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(archives)) {
    throw new Error('No browser found. Install Chrome, Chromium or Edge, or name one in CHROME_PATH.');
  }
  const folder = await ensureFolder(`chromium-${packagedVersion()}`, 'Unpacking a browser', async target => {
    await inflate(path.join(archives, 'chromium.br'), path.join(target, 'chromium'));
    // Next to the binary, where it looks for them: the software renderer.
    await unpack(path.join(archives, 'swiftshader.tar.br'), target);
    // For machines without these: NSS and its like, and one font family.
    await unpack(path.join(archives, 'al2023.tar.br'), target);
    await unpack(path.join(archives, 'fonts.tar.br'), path.join(target, 'fonts'));
  });
  const env = await missingParts(folder);
  return { executablePath: path.join(folder, 'chromium'), env };
}

/** The machine's own libraries and fonts come first: the packaged ones only stand in for what is missing. */
async function missingParts(folder: string): Promise<Record<string, string>> {
  const env: Record<string, string> = {};
  const libraries = spawnSync('ldd', [path.join(folder, 'chromium')], { encoding: 'utf8' });
  if (libraries.status !== 0 || libraries.stdout.includes('not found')) {
    env['LD_LIBRARY_PATH'] = [path.join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  }
  if (!existsSync('/etc/fonts/fonts.conf')) {
    const fonts = path.join(folder, 'fonts');
    // The packaged configuration names folders of another machine.
    await writeFile(
      path.join(fonts, 'fonts.conf'),
      `<?xml version="1.0"?>\n<fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${fonts}/cache</cachedir></fontconfig>\n`,
    );
    env['FONTCONFIG_PATH'] = fonts;
  }
  return env;
}

function packagedVersion(): string {
  // Read, because the package exports no manifest to import.
  const manifest = JSON.parse(readFileSync(path.join(extensionRoot, 'node_modules', '@sparticuz', 'chromium', 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

async function inflate(archive: string, target: string): Promise<void> {
  await pipeline(
    createReadStream(archive),
    createBrotliDecompress({ chunkSize: 2 ** 21 }),
    createWriteStream(target, { mode: 0o755 }),
  );
}

async function unpack(archive: string, target: string): Promise<void> {
  const tar = `${target}.unpacking.tar`;
  await mkdir(target, { recursive: true });
  try {
    await inflate(archive, tar);
    const { status, stderr } = spawnSync('tar', ['-xf', tar, '-C', target, '--no-same-owner'], { encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(`tar could not unpack ${path.basename(archive)}: ${stderr}`);
    }
  } finally {
    await rm(tar, { force: true });
  }
}
