import assert from 'node:assert/strict';
import * as path from 'node:path';
import { build } from 'esbuild';

const ROOT = path.join(__dirname, '../../..');

describe("the extension's bundle", () => {
  it('leaves the readers of calendars and files to the worker: every editor loads it when it starts', async () => {
    const { metafile } = await build({
      entryPoints: [path.join(ROOT, 'src/extension/extension.ts')],
      bundle: true, write: false, metafile: true, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'], external: ['vscode'], loader: { '.css': 'text' }, logLevel: 'warning',
    });
    const [bundle] = Object.values(metafile.outputs);
    const inside = Object.entries(bundle!.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
    assert.ok(inside.some((file) => file.endsWith('src/extension/extension.ts')));
    assert.deepEqual(inside.filter((file) => /node_modules\/(?:rrule-temporal|cldr-core|yaml|simple-git|sax|smol-toml)\//.test(file)), []);
  });
});
