const { build, context } = require('esbuild');
const { existsSync } = require('node:fs');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

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

const browser = { ...shared, platform: 'browser', target: 'es2022', format: 'iife', jsx: 'automatic', jsxImportSource: 'preact' };

/** One bundle a runtime. `vscode` exists in the extension host alone, so anywhere else an import of it ends the build. */
const bundles = [
  { ...node, entryPoints: { extension: 'src/extension/extension.ts' }, outdir: 'dist', external: ['vscode'] },
  { ...node, entryPoints: { worker: 'src/worker/main.ts' }, outdir: 'dist' },
  { ...node, entryPoints: { cli: 'src/cli/main.ts' }, outdir: 'dist', banner: { js: '#!/usr/bin/env node' } },
  { ...node, entryPoints: { uninstall: 'src/uninstall/uninstall.ts' }, outdir: 'dist' },
  { ...browser, entryPoints: { review: 'src/webview/review.ts', zones: 'src/webview/zones/main.tsx' }, outdir: 'dist/webview' },
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

async function main() {
  if (!watch) {
    await Promise.all(bundles.map((options) => build(options)));
    return;
  }
  const contexts = await Promise.all(bundles.map((options) => context({ ...options, logLevel: 'info' })));
  await Promise.all(contexts.map((each) => each.watch()));
}

main().catch(() => process.exit(1));
