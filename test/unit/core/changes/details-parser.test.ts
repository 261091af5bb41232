import assert from 'node:assert/strict';
import { TRAILERS_SEPARATOR } from '../../../../src/core/changes/change-format';
import { DetailsParser } from '../../../../src/core/changes/details-parser';
import type { Trailer } from '../../../../src/core/changes/file-changes';

const HASH = 'a'.repeat(40);

function trailersIn(lines: readonly string[]): readonly Trailer[] {
  let trailers: readonly Trailer[] = [];
  const parser = new DetailsParser(false, (_, details) => (trailers = details.trailers));
  parser.push(new TextEncoder().encode([HASH, 'Subject\n', lines.join(TRAILERS_SEPARATOR), ''].join('\0')));
  parser.end();
  return trailers;
}

describe('trailers', () => {
  it('are what stands before and behind the first colon', () => {
    assert.deepEqual(trailersIn(['Reviewed-by: Ada <ada@example.com>', ' Link :https://example.com/1 ', ': nobody', '(cherry picked from commit 1234)']), [
      { key: 'Reviewed-by', value: 'Ada <ada@example.com>' },
      { key: 'Link', value: 'https://example.com/1' },
    ]);
  });

  it('are read in time that grows with their length alone', () => {
    const start = performance.now();
    assert.deepEqual(trailersIn([`(cherry picked from commit ${' '.repeat(300_000)}x`]), []);
    assert.ok(performance.now() - start < 5_000);
  });
});
