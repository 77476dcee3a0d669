import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

/** Columns of the wide table: of every scalar type that Dremio has, with NULLs, empty texts, quotes and line breaks. */
const COLUMNS = [
  'i AS id',
  'CASE WHEN i % 7 = 0 THEN NULL ELSE i * 9007199254 END AS big',
  'CAST(i % 1000 AS INTEGER) AS small',
  'CAST(CAST(i AS DOUBLE) / 16 AS DECIMAL(18, 4)) AS price',
  'CAST(i * 31 % 1000003 AS INTEGER) AS shuffled',
  'CAST(i AS DOUBLE) / 3 AS ratio',
  'CAST(i % 4096 AS FLOAT) / 8 AS weight',
  'i % 3 = 0 AS flag',
  "['placed', 'shipped', 'completed', 'returned', 'lost'][1 + i % 5] AS status",
  "'customer ' || i AS name",
  `CASE i % 6 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN 'it''s "quoted", with; commas' WHEN 3 THEN 'two
lines' WHEN 4 THEN '=1+1' ELSE 'naïve 🦆 ' || i END AS note`,
  'DATE \'2020-01-01\' + CAST(i % 2000 AS INTEGER) AS "day"',
  "CAST(TIMESTAMP '2020-01-01 00:00:00' + to_milliseconds(i * 61001) AS TIMESTAMP_MS) AS at",
  "CAST(TIME '00:00:00' + to_milliseconds(i % 86400000) AS TIME) AS tod",
  "printf('%08d', i) AS code",
  'CAST(i % 97 AS BIGINT) AS bucket',
  'CAST(-i AS BIGINT) AS minus',
  'md5(CAST(i % 50000 AS VARCHAR)) AS hash',
  'CASE WHEN i % 2 = 0 THEN NULL ELSE CAST(i % 11 AS INTEGER) END AS maybe',
] as const;

/** The same exact decimal in each row of a kind: 38 digits of which ten are behind the point. */
const EXACT = 'CAST(i * 1000000007 AS DECIMAL(38, 10)) + CAST(0.0000000001 AS DECIMAL(38, 10)) AS exact';

/** Writes a table of twenty columns into a lake's bronze layer, as `bronze.wide`, and gives the path of its file. */
export async function writeWideTable(lake: string, rows: number): Promise<string> {
  const folder = join(lake, 'bronze/wide');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'data.parquet');
  const columns = [...COLUMNS, EXACT].join(', ');
  await duckdbRows(`COPY (SELECT ${columns} FROM range(${rows}) AS r(i)) TO '${file}' (FORMAT parquet)`);
  return file;
}

/** Rows of a statement that a DuckDB of its own runs. */
export async function duckdbRows(sql: string): Promise<readonly (readonly DuckDBValue[])[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    return (await connection.runAndReadAll(sql)).getRows();
  } finally {
    connection.closeSync();
  }
}

/** How many rows of two wide tables are not in both with the same values, in whatever order they lie. */
export async function differentRows(one: string, other: string): Promise<number> {
  const [[different] = []] = await duckdbRows(
    `SELECT count(*) FROM read_parquet('${one}') a FULL JOIN read_parquet('${other}') b USING (id)
     WHERE a IS DISTINCT FROM b`,
  );
  return Number(different);
}
