const { build, context } = require('esbuild');
const { existsSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { Module } = require('node:module');
const path = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const REHEARSALS = 'media/rehearsals';

const shared = {
  bundle: true,
  logLevel: 'warning',
  minify: production,
  sourcemap: !production,
  loader: { '.css': 'text' },
  legalComments: 'linked',
};
// ES modules first: the UMD build of jsonc-parser requires its parts in a way that no bundler can follow.
const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'] };

/**
 * `rehearsals:supplied` is the conversations of media/rehearsals as the parser gives them: to read 100 kB of YAML each time
 * the panel opens takes longer than all the rest of its opening. A problem in one of them ends the build.
 */
const suppliedRehearsals = {
  name: 'supplied-rehearsals',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^rehearsals:supplied$/ }, ({ path: name }) => ({ path: name, namespace: 'rehearsals' }));
    onLoad({ filter: /.*/, namespace: 'rehearsals' }, async () => {
      const parser = await build({ ...node, entryPoints: ['src/core/tactics/rehearsal-parser.ts'], write: false, sourcemap: false, legalComments: 'none', metafile: true });
      const built = new Module('rehearsal-parser');
      built._compile(parser.outputFiles[0].text, 'rehearsal-parser.js');
      const files = readdirSync(REHEARSALS).filter((name) => name.endsWith('.yaml')).sort();
      const read = files.map((name) => built.exports.parseConversation(name, readFileSync(path.join(REHEARSALS, name), 'utf8')));
      return {
        contents: JSON.stringify(read.map(({ conversation }) => conversation)),
        loader: 'json',
        errors: read.flatMap(({ problems }) => problems).map(({ file, line, message }) => ({ text: message, location: { file: path.join(REHEARSALS, file), line: line ?? 1 } })),
        watchFiles: [...files.map((name) => path.resolve(REHEARSALS, name)), ...Object.keys(parser.metafile.inputs).map((input) => path.resolve(input))],
        watchDirs: [path.resolve(REHEARSALS)],
      };
    });
  },
};

const browser = { ...shared, platform: 'browser', target: 'es2022', format: 'iife', jsx: 'automatic', jsxImportSource: 'preact', plugins: [suppliedRehearsals] };

/** Each folder of src/webview with a main.tsx is the script of a panel. */
function panels() {
  const folders = readdirSync('src/webview').filter((folder) => existsSync(`src/webview/${folder}/main.tsx`));
  return Object.fromEntries(folders.map((folder) => [folder, `src/webview/${folder}/main.tsx`]));
}

/** One bundle a runtime. `vscode` exists in the extension host alone, so anywhere else an import of it ends the build. */
const bundles = [
  { ...node, entryPoints: { extension: 'src/extension/extension.ts' }, outdir: 'dist', external: ['vscode'] },
  { ...node, entryPoints: { worker: 'src/worker/main.ts' }, outdir: 'dist' },
  { ...node, entryPoints: { cli: 'src/cli/main.ts' }, outdir: 'dist', banner: { js: '#!/usr/bin/env node' } },
  { ...node, entryPoints: { uninstall: 'src/uninstall/uninstall.ts' }, outdir: 'dist' },
  { ...browser, entryPoints: { review: 'src/webview/review.ts', ...panels() }, outdir: 'dist/webview' },
];

// The suites run inside the extension host; a packaged extension has none.
if (!production && existsSync('test/integration/index.ts')) {
  bundles.push({
    ...node,
    entryPoints: { index: 'test/integration/index.ts' },
    outdir: 'out/test/integration',
    external: ['vscode', 'mocha'],
  });
}

/** The licences of all packages that the bundles took something from: each asks for its text to go along. */
function writeLicenses(inputs) {
  const folders = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license, homepage, repository } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const source = homepage ?? repository?.url ?? repository ?? '';
    return `${name} ${version} (${license}) ${source}\n\n${file ? readFileSync(path.join(folder, file), 'utf8').trim() : `Licensed under ${license}.`}\n`;
  });
  writeFileSync('dist/THIRD-PARTY-LICENSES.txt', texts.join(`\n${'-'.repeat(80)}\n\n`));
}

async function main() {
  if (!watch) {
    const results = await Promise.all(bundles.map((options) => build({ ...options, metafile: production })));
    if (production) writeLicenses(results.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
    return;
  }
  const contexts = await Promise.all(bundles.map((options) => context({ ...options, logLevel: 'info' })));
  await Promise.all(contexts.map((each) => each.watch()));
}

main().catch(() => process.exit(1));
