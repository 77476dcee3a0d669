import assert from 'node:assert/strict';
import { parameterNote } from './parameterNote';

describe('the note about parameters', () => {
  it('tells each value as it was sent, and no secret', () => {
    const parameters = { from: '2026-01-31', name: "O'Brien", api_key: 'k' };
    assert.equal(
      parameterNote({ parameters, vars: { days: 7 } }),
      ":from = DATE '2026-01-31', :name = 'O''Brien', :api_key = •••, days = 7",
    );
    assert.equal(parameterNote({}), undefined);
  });
});
