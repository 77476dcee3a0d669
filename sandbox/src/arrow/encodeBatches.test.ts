import assert from 'node:assert/strict';
import { type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance } from '@duckdb/node-api';
import { DataType, RecordBatchReader, type Table, tableFromIPC, type Vector } from 'apache-arrow';
import type { LakeColumn } from '../lake/lakeStream';
import { arrowSchema } from './arrowTypes';
import { type BatchLimits, DEFAULT_LIMITS, encodeBatches } from './encodeBatches';
import { type EncodedBatch, framedSchema } from './messages';

describe('batches from DuckDB', () => {
  let connection: DuckDBConnection;

  before(async () => {
    connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run("SET TimeZone = 'UTC'");
  });

  after(() => connection.closeSync());

  /** Runs a query, encodes it, and reads it back with the Arrow library, which shares no code with the encoder. */
  async function read(sql: string, limits = DEFAULT_LIMITS): Promise<{ table: Table; sizes: number[] }> {
    const result = await connection.stream(sql);
    const columns = result.columnNames().map((name, i) => ({ name, type: result.columnType(i) }));
    const batches = encodeBatches(columns, nonEmpty(result), limits);
    return readBatches(columns, batches);
  }

  /** Each value is written as Arrow has it; `text` is DuckDB's own rendering of what that must be. */
  async function checkColumn(type: string, values: readonly string[], text = 'v'): Promise<void> {
    const rows = values.map((value, i) => `(${i}, CAST(${value} AS ${type}))`).join(', ');
    const { table } = await read(
      `SELECT v, CAST(${text} AS VARCHAR) AS expected FROM (VALUES ${rows}) AS t(i, v) ORDER BY i`,
    );
    const expected = [...(table.getChild('expected') ?? [])];
    assert.deepEqual(textsOf(table.getChild('v')), expected, `${type} ${values.join()}`);
    assert.equal(expected.length, values.length);
  }

  for (const [type, values] of Object.entries({
    BOOLEAN: ['true', 'NULL', 'false'],
    TINYINT: ['-128', 'NULL', '127', '0'],
    SMALLINT: ['-32768', 'NULL', '32767'],
    INTEGER: ['-2147483648', 'NULL', '2147483647'],
    BIGINT: ['-9223372036854775808', 'NULL', '9223372036854775807', '9007199254740993'],
    UTINYINT: ['0', 'NULL', '255'],
    USMALLINT: ['0', 'NULL', '65535'],
    UINTEGER: ['0', 'NULL', '4294967295', '2147483648'],
    UBIGINT: ['0', 'NULL', '18446744073709551615', '9223372036854775808'],
    HUGEINT: ['-170141183460469231731687303715884105728', 'NULL', '170141183460469231731687303715884105727', '-1'],
    'DECIMAL(4,2)': ['-99.99', 'NULL', '99.99', '0.01'],
    'DECIMAL(9,3)': ['-999999.999', 'NULL', '999999.999', '-0.001'],
    'DECIMAL(18,10)': ['-99999999.9999999999', 'NULL', '99999999.9999999999'],
    'DECIMAL(38,10)': [
      '-9999999999999999999999999999.9999999999',
      'NULL',
      '1234567890123456789012345678.0123456789',
      '-0.1',
    ],
    'DECIMAL(38,0)': ['-99999999999999999999999999999999999999', 'NULL', '99999999999999999999999999999999999999'],
    UUID: [
      "'00000000-0000-0000-0000-000000000000'",
      'NULL',
      "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
      "'80123456-789a-bcde-f012-3456789abcde'",
    ],
    "ENUM('', 'small', 'a word that is longer than a header')": [
      "'small'",
      'NULL',
      "''",
      "'a word that is longer than a header'",
    ],
    VARCHAR: [
      "''",
      'NULL',
      "'twelve bytes'",
      "'thirteen byte'",
      "repeat('ü', 5000)",
      "'snow ☃ and 🏔'",
      "'a' || chr(0) || 'b'",
    ],
  }))
    it(`${type} keeps its values, extremes and NULL`, () => checkColumn(type, values));

  it('FLOAT and DOUBLE keep every bit that can be told apart', async () => {
    const { table } = await read(
      `SELECT v, v::FLOAT AS f FROM (VALUES ('-0.0'::DOUBLE), ('nan'), ('inf'), ('-inf'), (NULL), (1.7976931348623157e308), (5e-324)) t(v)
       WHERE v IS NULL OR isnan(v) OR abs(v) <> 1.7976931348623157e308`,
    );
    const read64 = [...(table.getChild('v') ?? [])];
    assert.deepEqual(read64.slice(0, 4), [-0, NaN, Infinity, -Infinity]);
    assert.equal(read64[4], null);
    assert.equal(read64[5], 5e-324);
    assert.deepEqual([...(table.getChild('f') ?? [])].slice(0, 4), [-0, NaN, Infinity, -Infinity]);
  });

  it('BLOB keeps its bytes', () =>
    checkColumn('BLOB', ["''", 'NULL', "'\\x00\\xFF'", "repeat('\\x00\\x01', 4000)::BLOB"], 'lower(hex(v))'));

  it('DATE becomes milliseconds', () =>
    checkColumn(
      'DATE',
      ["'1970-01-01'", 'NULL', "'1969-12-31'", "'5881580-07-10'", "'5877642-06-25 (BC)'", "'9999-12-31'"],
      "(v - DATE '1970-01-01')::HUGEINT * 86400000",
    ));

  it('TIME becomes milliseconds of the day', () =>
    checkColumn('TIME', ["'00:00:00'", 'NULL', "'23:59:59.999999'", "'12:34:56.789'"], 'epoch_ms(v)'));

  for (const [type, values] of Object.entries({
    TIMESTAMP: [
      "'1970-01-01'",
      'NULL',
      "'1969-12-31 23:59:59.999999'",
      "'2024-02-29 12:34:56.789999'",
      "'290309-12-22 (BC) 00:00:00'",
      "'294247-01-10 04:00:54.775806'",
      "'0001-01-01'",
      "'9999-12-31 23:59:59.999999'",
      "'2255-06-05 23:47:34.740993'",
    ],
    TIMESTAMP_S: ["'1970-01-01'", 'NULL', "'1969-12-31 23:59:59'", "'294247-01-10 04:00:54'"],
    TIMESTAMP_MS: ["'1970-01-01'", 'NULL', "'1969-12-31 23:59:59.999'", "'9999-12-31 23:59:59.999'"],
    TIMESTAMP_NS: [
      "'1970-01-01'",
      'NULL',
      "'1969-12-31 23:59:59.999999999'",
      "'2262-04-11 23:47:16.854775'",
      "'1677-09-22 00:00:00'",
    ],
    TIMESTAMPTZ: [
      "'1970-01-01 00:00:00+00'",
      'NULL',
      "'2024-06-01 00:00:00.123456+02'",
      "'1969-12-31 23:59:59.999999+00'",
    ],
  }))
    it(`${type} becomes milliseconds without a zone`, () =>
      checkColumn(type, values, floored(type === 'TIMESTAMP_NS' ? 'epoch_ns(v)' : 'epoch_us(v)', type)));

  it('INTERVAL keeps months, days and time apart', async () => {
    const { table } = await read(
      "SELECT unnest([INTERVAL '14 months 3 days 00:00:00.000001', NULL, INTERVAL '-1 month', INTERVAL '-2562047 hours']) AS v",
    );
    const words = [...(table.getChild('v') ?? [])].map(value => (value === null ? null : [...(value as Int32Array)]));
    assert.deepEqual(words, [[14, 3, 1000, 0], null, [-1, 0, 0, 0], intervalWords(-2562047n * 3_600_000_000_000n)]);
  });

  for (const [name, sql] of Object.entries({
    'an infinite timestamp': "SELECT 'infinity'::TIMESTAMP",
    'an infinite date': "SELECT '-infinity'::DATE",
    'an interval beyond 292 years of time': "SELECT INTERVAL '9000000 hours'",
  }))
    it(`refuses ${name} instead of sending another value`, () =>
      assert.rejects(read(sql), { code: 'query.unsupported' }));

  for (const type of ['UNION(a INTEGER, b VARCHAR)', 'BIT', 'TIMETZ', 'UHUGEINT'])
    it(`has no Arrow type for ${type} and says which column has it`, () =>
      assert.rejects(read(`SELECT NULL::${type} AS odd`), /odd/));

  it('lists, also empty, NULL, nested and of texts', async () => {
    await checkNested('SELECT unnest([[1, 2], [], NULL, [NULL, 3]]::INTEGER[][]) AS v', [[1, 2], [], null, [null, 3]]);
    await checkNested("SELECT unnest([[['a long text, not inlined', NULL]], NULL, [[], NULL]]) AS v", [
      [['a long text, not inlined', null]],
      null,
      [[], null],
    ]);
  });

  it('lists whose elements lie in another order than their rows', async () => {
    await checkNested('SELECT v FROM (SELECT i, range(i, i + i % 3) AS v FROM range(6) t(i)) ORDER BY i DESC', [
      ['5', '6'],
      ['4'],
      [],
      ['2', '3'],
      ['1'],
      [],
    ]);
  });

  it('arrays of fixed size, which Dremio has as lists', () =>
    checkNested('SELECT unnest([[1, 2], NULL, [3, NULL]]::INTEGER[2][]) AS v', [[1, 2], null, [3, null]]));

  it('structs, with NULL told from a struct of NULLs', () =>
    checkNested("SELECT unnest([{a: 1, b: 'a long text, not inlined'}, NULL, {a: NULL, b: NULL}]) AS v", [
      { a: 1, b: 'a long text, not inlined' },
      null,
      { a: null, b: null },
    ]));

  it('maps', () =>
    checkNested("SELECT unnest([MAP {'x': 1, 'y': NULL}, MAP {}, NULL]) AS v", [{ x: 1, y: null }, {}, null]));

  async function checkNested(sql: string, expected: readonly unknown[]): Promise<void> {
    const { table } = await read(sql);
    assert.deepEqual(plain([...(table.getChild('v') ?? [])]), expected);
  }

  it('NULLs land on their rows wherever a batch begins', async () => {
    const sql = 'SELECT CASE WHEN i % 7 = 3 THEN NULL ELSE i END AS v, i % 5 = 0 AS b, [i] AS l FROM range(20000) t(i)';
    const { table, sizes } = await read(sql, { ...DEFAULT_LIMITS, rows: 3000, bytes: 70_000 });
    assert.ok(sizes.length > 5, `several batches: ${sizes.join()}`);
    for (let row = 0; row < 20_000; row++) {
      assert.equal(table.getChild('v')?.get(row), row % 7 === 3 ? null : BigInt(row));
      assert.equal(table.getChild('b')?.get(row), row % 5 === 0);
      assert.deepEqual([...(table.getChild('l')?.get(row) as Iterable<bigint>)], [BigInt(row)]);
    }
  });

  it('long texts survive whatever their neighbours are', async () => {
    await connection.run(
      `CREATE OR REPLACE TABLE texts AS SELECT i, CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN 'short' ELSE repeat(chr(97 + (i % 26)::INTEGER), 13 + (i % 90)::INTEGER) END AS v FROM range(10000) t(i)`,
    );
    for (const order of ['i', 'i DESC', 'hash(i)']) {
      const { table } = await read(`SELECT v, i FROM texts ORDER BY ${order}`);
      for (let row = 0; row < table.numRows; row++)
        assert.equal(table.getChild('v')?.get(row), expectedText(Number(table.getChild('i')?.get(row))));
    }
  });

  it('sends the first chunk alone, and then twice as many rows each time', async () => {
    const { sizes } = await read('SELECT i FROM range(100000) t(i)');
    assert.deepEqual(sizes.slice(0, 4), [2048, 4096, 8192, 16384]);
    assert.equal(
      sizes.reduce((sum, rows) => sum + rows, 0),
      100_000,
    );
  });

  it('keeps batches of wide rows within the limit in bytes', async () => {
    const limits: BatchLimits = { ...DEFAULT_LIMITS, bytes: 1_000_000 };
    const { sizes, table } = await read("SELECT repeat('x', 20000) AS v FROM range(3000)", limits);
    assert.equal(table.numRows, 3000);
    for (const rows of sizes.slice(1)) assert.ok(rows * 20_000 <= 1_000_000, `${rows} rows`);
  });

  it('does not hold rows back when the next ones are late', async () => {
    const [first, second] = [await chunkOf('SELECT 1 AS v FROM range(2048)'), await chunkOf('SELECT 2 AS v')];
    let open = (): void => undefined;
    const gate = new Promise<void>(resolve => (open = resolve));
    async function* slow(): AsyncGenerator<DuckDBDataChunk> {
      yield first.chunk;
      yield second.chunk;
      await gate;
      yield second.chunk;
    }
    const batches = encodeBatches(first.columns, slow(), { ...DEFAULT_LIMITS, patience: 1 });
    assert.equal(await nextRows(batches), 2048);
    assert.equal(await nextRows(batches), 1);
    open();
    assert.equal(await nextRows(batches), 1);
  });

  it('a query without rows has no batches', async () => {
    assert.deepEqual((await read('SELECT 1 AS v WHERE false')).sizes, []);
  });

  async function chunkOf(sql: string): Promise<{ columns: LakeColumn[]; chunk: DuckDBDataChunk }> {
    const result = await connection.stream(sql);
    const columns = result.columnNames().map((name, i) => ({ name, type: result.columnType(i) }));
    const chunk = await result.fetchChunk();
    assert.ok(chunk !== null);
    return { columns, chunk };
  }
});

async function* nonEmpty(result: { fetchChunk(): Promise<DuckDBDataChunk | null> }): AsyncGenerator<DuckDBDataChunk> {
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunk;
  }
}

async function nextRows(batches: AsyncIterator<EncodedBatch>): Promise<number | undefined> {
  const next = await batches.next();
  return next.done === true ? undefined : next.value.rows;
}

async function readBatches(columns: readonly LakeColumn[], batches: AsyncIterable<EncodedBatch>) {
  const parts: Uint8Array[] = [framedSchema(arrowSchema(columns))];
  const sizes: number[] = [];
  for await (const batch of batches) {
    sizes.push(batch.rows);
    const padded = Math.ceil(batch.header.length / 8) * 8;
    const frame = Buffer.alloc(8 + padded);
    frame.writeUInt32LE(0xffff_ffff, 0);
    frame.writeInt32LE(padded, 4);
    frame.set(batch.header, 8);
    parts.push(frame, Buffer.concat(batch.body));
  }
  return { table: tableFromIPC(RecordBatchReader.from(Buffer.concat(parts))), sizes };
}

function textsOf(column: Vector | null): (string | null)[] {
  assert.ok(column !== null);
  const type = column.type as DataType & { readonly scale?: number };
  const isTime = DataType.isDate(type) || DataType.isTimestamp(type);
  // The library refuses to give times that a double cannot hold; the memory has them.
  const raw = isTime ? column.data.flatMap(data => [...(data.values as BigInt64Array)]) : [];
  return Array.from({ length: column.length }, (_, row) => {
    if (!column.isValid(row)) return null;
    return textOf(isTime ? raw[row] : (column.get(row) as unknown), type.scale ?? 0);
  });
}

/** A value in DuckDB's words: what CAST(… AS VARCHAR) gives, or the number that the test asked DuckDB for. */
function textOf(value: unknown, scale: number): string {
  if (value instanceof Uint32Array) return decimalText(value, scale);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return String(value);
}

function decimalText(words: Uint32Array, scale: number): string {
  let value = 0n;
  for (const word of [...words].reverse()) value = (value << 32n) | BigInt(word);
  value = BigInt.asIntN(128, value);
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${value < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

/** SQL for milliseconds, rounded towards the past, of an epoch in microseconds or nanoseconds. */
function floored(epoch: string, type: string): string {
  const divisor = type === 'TIMESTAMP_NS' ? 1_000_000 : 1000;
  return `${epoch}::HUGEINT // ${divisor} - (CASE WHEN ${epoch}::HUGEINT % ${divisor} < 0 THEN 1 ELSE 0 END)`;
}

function intervalWords(nanos: bigint): number[] {
  return [0, 0, Number(BigInt.asIntN(32, nanos)), Number(BigInt.asIntN(32, nanos >> 32n))];
}

function expectedText(i: number): string | null {
  if (i % 4 === 0) return null;
  return i % 4 === 1 ? 'short' : String.fromCharCode(97 + (i % 26)).repeat(13 + (i % 90));
}

function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? each.toString() : each)),
  ) as unknown;
}
