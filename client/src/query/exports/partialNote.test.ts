import assert from 'node:assert/strict';
import type { QueryState } from '@lakehouse/protocol';
import { partialNote } from './partialNote';

function checkNote(state: QueryState, truncated: boolean, expected: RegExp | undefined): void {
  const note = partialNote({ state, truncated });
  if (expected === undefined) assert.equal(note, undefined);
  else assert.match(note ?? '', expected);
}

describe('an exported file', () => {
  it('did not tell that its rows were not all of the query', () => {
    checkNote('running', false, /still ran/);
    checkNote('done', true, /row limit/);
    checkNote('cancelled', false, /did not come to its end/);
    checkNote('failed', false, /did not come to its end/);
    checkNote('done', false, undefined);
  });
});
