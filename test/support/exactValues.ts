import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordBatch, Schema } from 'apache-arrow';
import { BatchDecoder } from '../../packages/flight/src/arrow/batchDecoder';
import type { FlightData } from '../../packages/flight/src/wire/flightData';
import { flightDataOfStream } from './flightDataOf';

const FIXTURES = 'test/support/fixtures';

/** A column of the table of exact values. */
export interface ExactColumn {
  readonly name: string;
  /** As the grid names it: `DECIMAL(38, 10)`. */
  readonly type: string;
  /** The exact text of each row, as Python makes it; `null` is SQL's NULL. */
  readonly cells: readonly (string | null)[];
}

/** One column per Arrow type with its extreme values, read from what pyarrow wrote. */
export interface ExactValues {
  readonly schema: Schema;
  readonly batches: readonly RecordBatch[];
  /** In the schema's order. */
  readonly columns: readonly ExactColumn[];
}

/** How the table's bodies come: those that are not compressed with ZSTD lack the column `text`, which has a megabyte. */
export type ExactForm = 'zstd' | 'plain' | 'lz4';

/** The table as the messages of a stream. */
export function exactMessages(form: ExactForm): readonly FlightData[] {
  return messagesOf(form === 'zstd' ? 'exactValues.arrows' : `exactValues.${form}.arrows`);
}

/** A column of one value for two billion rows, in a few hundred bytes. */
export function hugeRuns(): readonly FlightData[] {
  return messagesOf('hugeRuns.arrows');
}

function messagesOf(fixture: string): readonly FlightData[] {
  return flightDataOfStream(readFileSync(join(FIXTURES, fixture)));
}

/** The table that `exactValues.py` writes and serves, from its fixtures: no server and no Python are needed. */
export function exactValues(form: ExactForm = 'zstd'): ExactValues {
  const decoder = new BatchDecoder();
  const batches: RecordBatch[] = [];
  let schema: Schema | undefined;
  for (const data of exactMessages(form)) {
    const decoded = decoder.decode(data);
    if (decoded.kind === 'schema') schema = decoded.schema;
    if (decoded.kind === 'batch') batches.push(decoded.batch);
  }
  if (schema === undefined) throw new Error('the fixture has no schema');
  return { schema, batches, columns: exactColumns().filter(({ name }) => form === 'zstd' || name !== 'text') };
}

/** What the table's columns are expected to be, without the values themselves. */
export function exactColumns(): readonly ExactColumn[] {
  const text = readFileSync(join(FIXTURES, 'exactValues.json'), 'utf8');
  // The script that wrote the file says what it holds.
  const told = JSON.parse(text) as readonly ToldColumn[];
  return told.map(({ name, type, cells }) => ({ name, type, cells: cells.map(whole) }));
}

interface ToldColumn {
  readonly name: string;
  readonly type: string;
  readonly cells: readonly (string | null | LongText)[];
}

/** A text too long for a fixture. */
interface LongText {
  readonly repeat: string;
  readonly times: number;
}

function whole(cell: string | null | LongText): string | null {
  return cell === null || typeof cell === 'string' ? cell : cell.repeat.repeat(cell.times);
}
