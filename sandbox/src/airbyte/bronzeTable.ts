import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { isRecord, stringsOf } from '../json';
import type { SyncStream } from './syncConnection';

/** What is to be written: record messages as the connector printed them, and the types that it told of them. */
export interface BronzeBatch {
  readonly stream: SyncStream;
  /** File of RECORD messages, one a line, their long numbers as texts. */
  readonly records: string;
  /** JSON schema of the stream. */
  readonly schema: unknown;
}

/**
 * Writes a stream's records into a table of the layer bronze: one Parquet file, replaced at once, so that a query
 * sees all of a sync or nothing.
 *
 * The table has the record's fields and, as Airbyte's own destinations do, `_airbyte_raw_id` and `_airbyte_extracted_at`.
 */
export async function writeBronze(folder: string, batch: BronzeBatch): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'data.parquet');
  const fresh = `${file}.new`;
  const duckdb = await DuckDBInstance.create(':memory:');
  const connection = await duckdb.connect();
  try {
    const rows = tableRows(batch, existsSync(file) ? file : undefined);
    await connection.run(`COPY (${rows}) TO ${text(fresh)} (FORMAT parquet, COMPRESSION snappy)`);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  } finally {
    connection.closeSync();
    duckdb.closeSync();
  }
  await rename(fresh, file);
}

/** The rows that the table is to have. */
function tableRows({ stream, records, schema }: BronzeBatch, present: string | undefined): string {
  const arrived = recordRows(records, schema);
  const all =
    present === undefined || stream.destinationSyncMode === 'overwrite'
      ? arrived
      : `SELECT * FROM read_parquet(${text(present)}) UNION ALL BY NAME ${arrived}`;
  return stream.destinationSyncMode === 'append_dedup' ? newestRows(all, stream) : all;
}

/** Rows without a key are different rows, for all that is known. */
function newestRows(rows: string, { primaryKey, cursorField }: SyncStream): string {
  if (primaryKey.length === 0) return rows;
  const keys = primaryKey.map(path => name(path.join('.')));
  const newest = [...cursorField.map(field => name(field)), '_airbyte_extracted_at'].map(
    each => `${each} DESC NULLS LAST`,
  );
  const place = `row_number() OVER (PARTITION BY ${keys.join(', ')} ORDER BY ${newest.join(', ')})`;
  return `SELECT * FROM (${rows}) QUALIFY ${place} = 1 OR ${keys.map(key => `${key} IS NULL`).join(' OR ')}`;
}

/** DuckDB reads the messages itself, so that no number passes through JavaScript. */
function recordRows(file: string, schema: unknown): string {
  const properties = isRecord(schema) && isRecord(schema['properties']) ? schema['properties'] : {};
  const fields = Object.entries(properties).map(([field, property]) => `${name(field)} ${typeOf(property)}`);
  const record = `STRUCT(emitted_at BIGINT, data STRUCT(${fields.join(', ')}))`;
  const columns = Object.keys(properties).map(field => `record.data.${name(field)} AS ${name(field)}`);
  return [
    `SELECT ${columns.join(', ')}`,
    ', CAST(uuid() AS VARCHAR) AS _airbyte_raw_id',
    ', make_timestamp_ms(record.emitted_at) AS _airbyte_extracted_at',
    `FROM read_json(${text(file)}, format = 'newline_delimited', columns = {record: ${text(record)}})`,
  ].join(' ');
}

/** Airbyte's number has no bounds; 38 digits with nine after the point is what warehouses make of it. */
function typeOf(property: unknown): string {
  if (!isRecord(property)) return 'VARCHAR';
  const types = typeof property['type'] === 'string' ? [property['type']] : stringsOf(property['type']);
  const { format, airbyte_type: refined } = property;
  if (types.includes('boolean')) return 'BOOLEAN';
  if (types.includes('integer') || refined === 'integer') return 'BIGINT';
  if (types.includes('number')) return 'DECIMAL(38, 9)';
  if (format === 'date') return 'DATE';
  if (format === 'date-time') return refined === 'timestamp_with_timezone' ? 'TIMESTAMPTZ' : 'TIMESTAMP';
  return types.includes('object') || types.includes('array') ? 'JSON' : 'VARCHAR';
}

function name(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
