import assert from 'node:assert/strict';
import { isShortened, planText } from './planText';

const PLAN = `00-00    Screen : rowType = RecordType(BIGINT n): rowcount = 1.0, cumulative cost = {2.1 rows, 3.1 cpu}, id = 5
00-01      Project(n=[$0]) : rowType = RecordType(BIGINT n): rowcount = 12345.6, cumulative cost = {2.0 rows}, id = 4
`;

describe('a plan for reading', () => {
  it('has the operators with their rows', () => {
    assert.equal(planText(PLAN), '00-00    Screen  (1 row)\n00-01      Project(n=[$0])  (12,346 rows)');
    assert.equal(isShortened(PLAN), true);
  });

  it('leaves what it does not know', () => {
    const other = '┌───┐\n│ SCAN │\n└───┘';
    assert.equal(planText(other), other);
    assert.equal(isShortened(other), false);
  });
});
