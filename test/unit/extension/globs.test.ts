import assert from 'node:assert/strict';
import { globOf, heldGlobs } from '../../../src/extension/hold/globs';

describe('the globs of a hold', () => {
  it('hold everything below the folders but what git, settings and unsaved work need', () => {
    assert.deepEqual(heldGlobs(['/work/a', '/work/b/'], ['/work/a/notes.txt']), {
      'files.readonlyInclude': ['/work/a/**', '/work/b/**'],
      'files.readonlyExclude': ['/work/a/**/.git/**', '/work/a/.vscode/**', '/work/b/**/.git/**', '/work/b/.vscode/**', '/work/a/notes.txt'],
    });
  });

  it('match a path to the letter, whatever stands in it', () => {
    assert.equal(globOf('/work/[a] *b?', '/'), '/work/[[]a[]] [*]b[?]');
    assert.equal(globOf('/work/{a}', '/'), '/work/?a?');
    assert.equal(globOf('c:\\work\\a', '\\'), 'c:/work/a');
  });
});
