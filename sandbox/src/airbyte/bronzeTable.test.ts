import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { writeBronze } from './bronzeTable';
import { quoteLongNumbers } from './exactNumbers';
import type { SyncStream } from './syncConnection';

const STREAM: SyncStream = {
  name: 'things',
  syncMode: 'incremental',
  destinationSyncMode: 'append_dedup',
  cursorField: ['updated'],
  primaryKey: [['id']],
};
const SCHEMA = {
  properties: {
    id: { type: ['null', 'number'], airbyte_type: 'integer' },
    amount: { type: ['null', 'number'] },
    text: { type: ['null', 'string'] },
    updated: { type: ['null', 'string'], format: 'date-time', airbyte_type: 'timestamp_without_timezone' },
  },
};

describe('a table of bronze', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lakehouse-bronze-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Writes each list of records as one sync, and checks the rows that the table then has, as text. */
  async function checkTable(
    stream: Partial<SyncStream>,
    syncs: readonly (readonly string[])[],
    expected: readonly (readonly (string | null)[])[],
  ): Promise<void> {
    for (const [i, records] of syncs.entries()) {
      const file = join(folder, 'records.jsonl');
      const lines = records.map(
        data => `{"type":"RECORD","record":{"stream":"things","emitted_at":${i},"data":${data}}}`,
      );
      writeFileSync(file, lines.map(quoteLongNumbers).join('\n'));
      await writeBronze(join(folder, 'things'), { stream: { ...STREAM, ...stream }, records: file, schema: SCHEMA });
    }
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const columns = Object.keys(SCHEMA.properties).map(name => `CAST(${name} AS VARCHAR)`);
    const rows = await connection.runAndReadAll(
      `SELECT ${columns.join(', ')} FROM '${join(folder, 'things', 'data.parquet')}' ORDER BY ALL`,
    );
    assert.deepEqual(rows.getRows(), expected);
    connection.closeSync();
  }

  it('keeps every digit, and null apart from an empty text', () =>
    checkTable(
      {},
      [
        [
          '{"id":9007199254740993,"amount":12345678901234567890.123456789,"text":"","updated":"2026-01-01T00:00:00.000001"}',
          '{"id":1,"amount":0.1,"text":null}',
        ],
      ],
      [
        ['1', '0.100000000', null, null],
        ['9007199254740993', '12345678901234567890.123456789', '', '2026-01-01 00:00:00.000001'],
      ],
    ));

  it('keeps the newest of the rows with one key, whatever the order they came in', () =>
    checkTable(
      {},
      [
        ['{"id":1,"text":"new","updated":"2026-02-01T00:00:00"}'],
        ['{"id":1,"text":"late","updated":"2026-01-01T00:00:00"}', '{"id":2,"text":"other"}'],
      ],
      [
        ['1', null, 'new', '2026-02-01 00:00:00'],
        ['2', null, 'other', null],
      ],
    ));

  it('appends, and overwrites, when that is the mode', async () => {
    await checkTable(
      { destinationSyncMode: 'append' },
      [['{"id":1}'], ['{"id":1}']],
      [
        ['1', null, null, null],
        ['1', null, null, null],
      ],
    );
    await checkTable({ destinationSyncMode: 'overwrite' }, [['{"id":7}']], [['7', null, null, null]]);
  });
});
