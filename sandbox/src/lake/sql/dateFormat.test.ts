import assert from 'node:assert/strict';
import { duckdbFormat } from './dateFormat';

describe('a date format of Dremio', () => {
  for (const [dremio, duckdb] of [
    ['YYYY-MM-DD', '%Y-%m-%d'],
    ['yyyy-mm-dd hh24:mi:ss.fff', '%Y-%m-%d %H:%M:%S.%g'],
    ['DD MON YY', '%d %b %y'],
    ['YYYY-MM-DD"T"HH24:MI', '%Y-%m-%dT%H:%M'],
    ['MM%', '%m%%'],
  ] as const)
    it(`${dremio} is DuckDB's ${duckdb}`, () => assert.equal(duckdbFormat(dremio), duckdb));

  it('with an element that DuckDB lacks is not translated', () => assert.equal(duckdbFormat('YYYY-WW'), undefined));
});
