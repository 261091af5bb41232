import assert from 'node:assert/strict';
import { columns } from '../../../src/core/review/columns';
import { USAGE } from '../../../src/cli/usage';

describe('the help of the terminal', () => {
  it('fits into 80 columns', () => {
    assert.deepEqual(USAGE.split('\n').filter((line) => columns(line) > 80), []);
  });
});
