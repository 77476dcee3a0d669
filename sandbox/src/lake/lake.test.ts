import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { Logger } from '@lakehouse/base';
import { ENDLESS_QUERY } from '../../../test/support/endlessQuery';
import { Lake } from './lake';

const LOG = new Logger(() => undefined);

describe('the lake', () => {
  let folder: string;
  let lake: Lake;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lakehouse-lake-'));
    lake = await Lake.open({ folder, log: LOG });
  });

  after(async () => {
    await lake.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives the columns of a query before it runs, and of a command without doing it', async () => {
    const names = async (sql: string): Promise<readonly string[]> => (await lake.describe(sql)).map(each => each.name);
    assert.deepEqual(await names('SELECT 1 AS a, count(*) FROM sys.version'), ['a', 'EXPR$1']);
    assert.deepEqual(await names('CREATE TABLE gold.never AS SELECT 1 AS a'), ['Fragment', 'Records']);
    await assert.rejects(lake.describe('SELECT * FROM gold.never'), /Object 'never' not found within 'gold'/);
  });

  it('explains a query with the plan of DuckDB, and says whose it is', async () => {
    const [[plan, json] = []] = await rows('EXPLAIN PLAN WITHOUT IMPLEMENTATION FOR SELECT version FROM sys.version');
    assert.match(String(plan), /^The plan of DuckDB.*\n[^]*PROJECTION/);
    assert.equal(json, null);
    await assert.rejects(rows('EXPLAIN PLAN FOR SELECT nope FROM sys.version'), /Column 'nope' not found/);
    await assert.rejects(rows('EXPLAIN PLAN FOR DELETE FROM gold.t'), /EXPLAIN PLAN FOR DELETE/);
    await assert.rejects(rows('EXPLAIN JSON FOR SELECT 1'), /EXPLAIN JSON/);
  });

  it('shows a folder of Parquet as a table as soon as it is there, with its partitions as a column', async () => {
    await writeParquet('bronze/postgres/orders/date=2026-01-01', 'SELECT 1 AS id');
    await writeParquet('bronze/postgres/orders/date=2026-01-02', 'SELECT 2 AS id');
    await writeParquet('bronze/postgres/orders/_half', 'SELECT 3 AS id');
    assert.deepEqual(await rows('SELECT id, CAST("date" AS VARCHAR) AS d FROM bronze.postgres.orders ORDER BY id'), [
      [1, '2026-01-01'],
      [2, '2026-01-02'],
    ]);
    rmSync(join(folder, 'bronze/postgres'), { recursive: true });
    await assert.rejects(rows('SELECT * FROM bronze.postgres.orders'), /Object 'orders' not found/);
  });

  it('loses no other table to a file that cannot be read', async () => {
    mkdirSync(join(folder, 'bronze/half'), { recursive: true });
    writeFileSync(join(folder, 'bronze/half/part.parquet'), 'PAR1 and no more');
    await writeParquet('bronze/whole', 'SELECT 1 AS id');
    assert.deepEqual(await rows('SELECT id FROM bronze.whole'), [[1]]);
    await assert.rejects(rows('SELECT * FROM bronze.half'), /Object 'half' not found within 'bronze'/);
    await writeParquet('bronze/half', 'SELECT 2 AS id');
    assert.deepEqual(await rows('SELECT id FROM bronze.half'), [[2]]);
  });

  it('does not write into a folder of files', async () => {
    await writeParquet('bronze/raw', 'SELECT 1 AS id');
    for (const sql of ['DROP TABLE bronze.raw', 'DELETE FROM bronze.raw', 'INSERT INTO bronze.raw VALUES (2)'])
      await assert.rejects(rows(sql), /is a folder of files/);
    assert.deepEqual(await rows('SELECT count(*) FROM bronze.raw'), [[1n]]);
  });

  it('inserts, merges and deletes, and says how many rows', async () => {
    await rows('CREATE TABLE gold.m AS SELECT 1 AS k, 10 AS v');
    assert.deepEqual(await rows('INSERT INTO gold.m VALUES (2, 20), (3, 30)'), [[2n]]);
    assert.deepEqual(
      await rows(
        'MERGE INTO gold.m AS d USING (SELECT 3 AS k, 31 AS v UNION ALL SELECT 4, 40) AS s ON (d.k = s.k) ' +
          'WHEN MATCHED THEN UPDATE SET v = s.v WHEN NOT MATCHED THEN INSERT (k, v) VALUES (s.k, s.v)',
      ),
      [[2n]],
    );
    assert.deepEqual(await rows('DELETE FROM gold.m WHERE k = 1'), [[1n]]);
    assert.deepEqual(await rows('SELECT k, v FROM gold.m ORDER BY k'), [
      [2, 20],
      [3, 31],
      [4, 40],
    ]);
  });

  it('sums integers to a BIGINT, in results and in tables', async () => {
    await rows('CREATE TABLE gold.sums AS SELECT n AS n, sum(n) AS total FROM (VALUES (1), (2)) t(n) GROUP BY n');
    for (const sql of ['SELECT total FROM gold.sums', 'SELECT sum(n), 1 AS "EXPR$0" FROM gold.sums ORDER BY 1'])
      assert.equal((await lake.describe(sql))[0]?.type.toString(), 'BIGINT', sql);
    assert.deepEqual(await rows('SELECT sum(total) FROM gold.sums'), [[3n]]);
    await assert.rejects(rows('SELECT sum(nope) FROM gold.sums'), /line 1, column 12 .* Column 'nope' not found/);
  });

  it('drops what is there as what it is, and nothing else', async () => {
    await rows('CREATE TABLE gold.d AS SELECT 1 AS a');
    await rows('CREATE VIEW silver.d AS SELECT a FROM gold.d');
    await assert.rejects(rows('DROP VIEW gold.d'), /\[gold\.d\] is a TABLE/);
    await assert.rejects(rows('DROP TABLE silver.d'), /\[silver\.d\] is a VIEW/);
    await assert.rejects(rows('DROP TABLE gold.absent'), /Table \[gold\.absent\] not found/);
    assert.deepEqual(await rows('DROP TABLE IF EXISTS gold.absent'), [[true, 'Table [gold.absent] not found']]);
    await rows('DROP TABLE gold.d');
    await assert.rejects(rows('SELECT * FROM silver.d'), error => {
      assert.ok(error instanceof Error);
      // The place would be in the view's text, which nobody is looking at.
      assert.equal(error.message, "Object 'd' not found");
      return true;
    });
  });

  it('builds a reflection as a table, and forgets it with its dataset', async () => {
    await rows('CREATE TABLE gold.r AS SELECT * FROM (VALUES (1, 2.5), (1, 3.5), (2, 4.5)) t(k, amount)');
    await rows(
      'ALTER TABLE gold.r CREATE AGGREGATE REFLECTION sums USING DIMENSIONS (k) MEASURES (amount (SUM, COUNT))',
    );
    await assert.rejects(
      rows('ALTER TABLE gold.r CREATE RAW REFLECTION wrong USING DISPLAY (nope)'),
      /Unable to find field nope/,
    );
    await lake.reflections.settled();
    assert.deepEqual(await rows('SELECT reflection_name, status, record_count FROM sys.reflections'), [
      ['sums', 'CAN_ACCELERATE', 2n],
    ]);
    await rows('DROP TABLE gold.r');
    assert.deepEqual(await rows('SELECT * FROM sys.reflections'), []);
  });

  it('ends a running query when it is aborted', async () => {
    const abort = new AbortController();
    const running = rows(ENDLESS_QUERY, abort.signal);
    // Another query runs meanwhile, and gives the first one time to begin.
    assert.deepEqual(await rows('SELECT 1 AS a'), [[1]]);
    abort.abort();
    await assert.rejects(running, { code: 'query.cancelled' });
  });

  it('is the same after it was closed and opened again', async () => {
    await rows('CREATE TABLE gold.kept AS SELECT 42 AS answer');
    await rows('CREATE FOLDER silver.marts');
    await rows('CREATE VIEW silver.marts.kept AS SELECT answer FROM gold.kept');
    await lake.close();
    assert.deepEqual(
      readdirSync(folder).filter(name => name.startsWith('catalogue')),
      ['catalogue.duckdb'],
    );
    lake = await Lake.open({ folder, log: LOG });
    assert.deepEqual(await rows('SELECT * FROM silver.marts.kept'), [[42]]);
    assert.deepEqual(
      await rows("SELECT VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA = 'silver.marts'"),
      [['SELECT answer FROM gold.kept']],
    );
  });

  async function rows(sql: string, signal?: AbortSignal): Promise<readonly (readonly unknown[])[]> {
    const stream = await lake.run(sql, signal === undefined ? {} : { signal });
    try {
      const found: (readonly unknown[])[] = [];
      for await (const chunk of stream.chunks()) found.push(...chunk.getRows());
      return found;
    } finally {
      stream.close();
    }
  }

  async function writeParquet(path: string, query: string): Promise<void> {
    mkdirSync(join(folder, path), { recursive: true });
    const duckdb = await (await DuckDBInstance.create(':memory:')).connect();
    await duckdb.run(`COPY (${query}) TO '${join(folder, path, 'part.parquet')}' (FORMAT parquet)`);
    duckdb.disconnectSync();
  }
});
