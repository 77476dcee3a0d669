import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Failure } from '@lakehouse/base';
import { ArrangedResult, exportRows, ResultStore, type ExportFormat } from '@lakehouse/results';
import { exactValues, type ExactColumn } from '../../support/exactValues';
import { required } from '../../support/required';
import { runPython } from '../../support/runPython';

/** Moments that only Arrow reaches. */
const BEYOND_PARQUET: ReadonlySet<string> = new Set(['timestamp_s', 'timestamp_s_zone', 'date64']);

interface Difference {
  readonly texts?: readonly (string | null)[];
  readonly before?: readonly string[];
}

describe('an exported result', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-export-'));
  after(() => rmSync(folder, { recursive: true }));

  const exact = exactValues('zstd');
  const original = 'test/support/fixtures/exactValues.arrows';
  const all = exact.columns.map((_, i) => i);

  async function exactResult(): Promise<ArrangedResult> {
    const store = new ResultStore(exact.schema);
    for (const batch of exact.batches) await store.append(batch);
    return new ArrangedResult(store);
  }

  async function written(format: ExportFormat, columns: readonly number[]): Promise<string> {
    const path = join(folder, `exact.${format}`);
    const { rows, bytes } = await exportRows((await exactResult()).view, { path, format, columns });
    assert.equal(rows, exact.columns[0]?.cells.length);
    assert.equal(readFileSync(path).length, bytes);
    return path;
  }

  async function checkSame(path: string, columns: readonly ExactColumn[]): Promise<void> {
    const told = await runPython<Readonly<Record<string, Difference>>>('test/integration/exports/sameValues.py', [
      original,
      path,
    ]);
    const wrong: Record<string, unknown> = {};
    for (const { name, cells } of columns) {
      const { texts, ...difference } = told[name] ?? { before: ['nothing'] };
      if (texts !== undefined) assert.deepEqual(texts, cells, name);
      if (Object.keys(difference).length > 0) wrong[name] = difference;
    }
    assert.deepEqual(wrong, {});
  }

  it('is the same table as Arrow', async () => {
    await checkSame(await written('arrow', all), exact.columns);
  });

  it('is the same table as Parquet', async () => {
    const columns = all.filter(i => !BEYOND_PARQUET.has(exact.columns[i]!.name));
    await checkSame(
      await written('parquet', columns),
      columns.map(i => exact.columns[i]!),
    );
  });

  it('says which column Parquet cannot hold, and leaves no file', async () => {
    for (const name of BEYOND_PARQUET) {
      const column = exact.columns.findIndex(each => each.name === name);
      const path = join(folder, 'beyond.parquet');
      const options = { path, format: 'parquet', columns: [column] } as const;
      await assert.rejects(exportRows((await exactResult()).view, options), (failure: Failure) =>
        failure.message.includes(name),
      );
      assert.ok(!existsSync(path));
    }
  });

  it('has each value as its exact text in CSV', async () => {
    const records = csvRecords(readFileSync(await written('csv', all), 'utf8'));
    assert.deepEqual(
      records[0],
      exact.columns.map(({ name }) => name),
    );
    for (const [i, { name, cells }] of exact.columns.entries())
      assert.deepEqual(
        records.slice(1).map(record => record[i]),
        cells,
        name,
      );
  });

  it('has each value as its exact text in JSON Lines', async () => {
    const lines = readFileSync(await written('jsonLines', all), 'utf8')
      .trimEnd()
      .split('\n');
    const rows = lines.map(
      line => JSON.parse(quotedNumbers(line)) as Readonly<Record<string, string | boolean | null>>,
    );
    for (const { name, type, cells } of exact.columns) {
      if (/^(LIST|MAP|STRUCT|UNION)/.test(type)) continue;
      const shown = rows.map(row => (row[name] === null ? null : String(row[name])));
      assert.deepEqual(shown, cells, name);
    }
  });

  it('is read by DuckDB out of Parquet', async () => {
    const names = [
      'int64',
      'uint64',
      'decimal128',
      'float64',
      'timestamp_us',
      'timestamp_ns',
      'date32',
      'text',
      'list',
    ];
    const columns = names.map(name => exact.columns.findIndex(each => each.name === name));
    const path = await written('parquet', columns);
    const python = join(required('LAKEHOUSE_DBT_DUCKDB_BIN'), 'python');
    const sql = `select ${names
      .slice(0, 4)
      .map(name => `${name}::varchar`)
      .join(', ')}, length(text), list[1]::varchar from '${path}'`;
    const script = `import duckdb, json, sys; print(json.dumps(duckdb.sql(sys.argv[1]).fetchall()))`;
    const { stdout } = await promisify(execFile)(python, ['-c', script, sql], { maxBuffer: 1 << 26 });
    const rows = JSON.parse(stdout) as readonly (readonly unknown[])[];
    const cells = (name: string): readonly (string | null)[] => exact.columns.find(each => each.name === name)!.cells;
    assert.deepEqual(
      rows.map(row => row[0]),
      cells('int64'),
    );
    assert.deepEqual(
      rows.map(row => row[1]),
      cells('uint64'),
    );
    assert.deepEqual(
      rows.map(row => row[2]),
      cells('decimal128'),
    );
    assert.deepEqual(
      rows.map(row => row[4]),
      cells('text').map(text => (text === null ? null : Array.from(text).length)),
    );
  });

  it('is written in the order in which it is shown, in blocks', async () => {
    const store = new ResultStore(exact.schema);
    for (let i = 0; i < 3000; i++) for (const batch of exact.batches) await store.append(batch);
    const result = new ArrangedResult(store);
    const int64 = exact.columns.findIndex(({ name }) => name === 'int64');
    await result.arrange({
      sort: [{ column: int64, descending: true }],
      filters: [{ column: int64, test: { kind: 'notNull' } }],
    });
    const path = join(folder, 'sorted.csv');
    await exportRows(result.view, { path, format: 'csv', columns: [int64] });
    const numbers = readFileSync(path, 'utf8').trimEnd().split('\r\n').slice(1).map(BigInt);
    assert.equal(numbers.length, result.view.length);
    assert.ok(numbers.every((value, i) => i === 0 || value <= numbers[i - 1]!));
  });

  it('leaves nothing when it is cancelled, and the file that was there', async () => {
    const path = join(folder, 'kept.csv');
    writeFileSync(path, 'before');
    const options = { path, format: 'csv', columns: all, signal: AbortSignal.abort() } as const;
    await assert.rejects(
      exportRows((await exactResult()).view, options),
      (failure: Failure) => failure.code === 'query.cancelled',
    );
    assert.equal(readFileSync(path, 'utf8'), 'before');
    assert.deepEqual(
      readdirSync(folder).filter(name => name.endsWith('.part')),
      [],
    );
  });

  it('says so when there is no such folder', async () => {
    const options = { path: join(folder, 'none', 'x.csv'), format: 'csv', columns: all } as const;
    await assert.rejects(
      exportRows((await exactResult()).view, options),
      (failure: Failure) => failure.code === 'storage.failed',
    );
  });
});

/** The records of a CSV file; a field without quotes that is empty is NULL. */
function csvRecords(text: string): (string | null)[][] {
  const records: (string | null)[][] = [[]];
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
  for (let match = field.exec(text); match !== null; match = field.exec(text)) {
    const [, value = '', end] = match;
    const isQuoted = value.startsWith('"');
    records.at(-1)?.push(isQuoted ? value.slice(1, -1).replaceAll('""', '"') : value === '' ? null : value);
    if (end === '\r\n') records.push([]);
  }
  return records.slice(0, -1);
}

/** Numbers as texts, for `JSON.parse` would round them; those inside of texts are left alone. */
function quotedNumbers(line: string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, part =>
    part.startsWith('"') ? part : `"${part}"`,
  );
}
