import assert from 'node:assert/strict';
import { DuckDBInstance } from '@duckdb/node-api';
import { cellText } from './cellText';

describe('a value in a result of the REST door', () => {
  for (const [sql, text] of [
    ['NULL', 'null'],
    ['9007199254740993', '9007199254740993'],
    ["CAST('-0.0000000001' AS DECIMAL(38, 10))", '-0.0000000001'],
    ['CAST(0.1 AS FLOAT)', '0.1'],
    ['CAST(0.1 AS DOUBLE)', '0.1'],
    ["CAST('NaN' AS DOUBLE)", '"NaN"'],
    ['true', 'true'],
    [`'a "quoted" é'`, '"a \\"quoted\\" é"'],
    ["''", '""'],
    ["'\\xFF\\x00'::BLOB", '"/wA="'],
    ["DATE '1969-12-31'", '"1969-12-31"'],
    ["TIMESTAMP '1969-12-31 23:59:59.9999'", '"1969-12-31 23:59:59.999"'],
    ["TIME '01:02:03.004'", '"01:02:03.004"'],
    ['[1, NULL, 9007199254740993]', '[1,null,9007199254740993]'],
    ["{'a': CAST(1.50 AS DECIMAL(4, 2)), 'b': [DATE '2026-01-01']}", '{"a":1.50,"b":["2026-01-01"]}'],
    ["MAP {'k': CAST(0.1 AS FLOAT)}", '{"k":0.1}'],
  ] as const)
    it(`${sql} is ${text}`, async () => assert.equal(await textOf(sql), text));
});

async function textOf(sql: string): Promise<string> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const result = await connection.stream(`SELECT ${sql}`);
  const chunk = await result.fetchChunk();
  const [value] = chunk?.getColumnValues(0) ?? [];
  assert.notEqual(value, undefined);
  return cellText(value ?? null, result.columnType(0));
}
