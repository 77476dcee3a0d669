import assert from 'node:assert/strict';
import { variableValue } from './variableValue';

describe('what is typed for a variable of dbt', () => {
  for (const [typed, expected] of [
    ['5', 5],
    ['-1.5', -1.5],
    ['1.50', '1.50'],
    ['007', '007'],
    ['12345678901234567890', '12345678901234567890'],
    ['True', true],
    ["'5'", '5'],
    ['2026-01-31', '2026-01-31'],
    [' a b ', ' a b '],
    ["'", "'"],
  ] as const)
    it(`${typed} is ${JSON.stringify(expected)}`, () => assert.equal(variableValue(typed), expected));
});
