import assert from 'node:assert/strict';
import { isGenerated } from '../../../../src/core/paths/generated';

const SILENT = { generated: null, vendored: null, documentation: null };

describe('generated and vendored paths', () => {
  for (const path of [
    'package-lock.json', 'web/yarn.lock', 'Cargo.lock', 'go.sum', 'ios/Podfile.lock', '.terraform.lock.hcl',
    'public/app.min.js', 'app-min.css', 'lib/main.js.map', 'api/user.pb.go', 'api/user_pb2.py', 'api/user_grpc_pb.js',
    'pkg/apis/zz_generated.deepcopy.go', 'src/types.gen.ts', 'src/schema.generated.ts', 'src/schema_generated.go',
    'Forms/Main.Designer.cs', 'lib/model.g.dart', 'aclocal.m4', 'config.guess', 'gradlew.bat',
    'dist/index.js', 'packages/a/dist/b/c.js', 'src/__generated__/q.ts', 'node_modules/x/index.js', 'a/node_modules/x.js',
    'vendor/github.com/x/y.go', 'lib/Vendor/z.php', 'third_party/zlib/a.c', 'thirdparty/a.c', '3rd-party/b.c', 'Pods/A/B.m',
    'site/jquery-1.7.2.js', 'assets/bootstrap.3.3.css',
  ]) it(`takes ${path} for nobody's work`, () => assert.equal(isGenerated(path), true));

  for (const path of [
    'src/index.ts', 'package.json', 'lock.c', 'src/jquery.js', 'distance/a.js', 'src/vendors.ts', 'dist', 'vendor',
    'lib/generated.rb', 'railties/lib/rails/generators/base.rb', 'minimum.js', 'src/admin.js', 'maps/a.js', 'go.mod', 'yarn.lock.md',
    'my-vendor/a.go', 'src/regenerated/x.ts', 'Cargo.toml', 'a\nnode_modules_b/x', 'install-sh.ts', 'd3.js', '',
  ]) it(`takes ${JSON.stringify(path)} for somebody's work`, () => assert.equal(isGenerated(path), false));

  it('believes .gitattributes before the patterns', () => {
    assert.equal(isGenerated('src/parser.c', { ...SILENT, generated: true }), true);
    assert.equal(isGenerated('src/parser.c', { ...SILENT, vendored: true }), true);
    assert.equal(isGenerated('dist/index.js', { ...SILENT, generated: false }), false);
    assert.equal(isGenerated('vendor/ours.go', { ...SILENT, vendored: false }), false);
    assert.equal(isGenerated('dist/index.js', { ...SILENT, vendored: false }), true, 'one attribute says nothing of the other');
  });

  it('takes no notice of documentation', () => {
    assert.equal(isGenerated('docs/a.md', { ...SILENT, documentation: true }), false);
  });
});
