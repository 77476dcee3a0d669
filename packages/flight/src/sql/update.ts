import { Failure } from '@lakehouse/base';
import { Schema } from 'apache-arrow';
import type { FlightClient } from '../client/flightClient';
import type { FlightStream } from '../client/flightStream';
import type { Upload } from '../client/put/uploadMessages';
import { DoPutUpdateResult } from '../wire/flightSqlMessages';

/** Dremio answers a statement that changes rows with one row, whose column of this name has their number. */
const COUNT_COLUMN = /^(records|count|rows_?affected)$/i;

/**
 * Sends a command that changes rows, with the rows that it needs, and gives how many were changed; `undefined` where
 * the server does not know.
 */
export async function putUpdate(
  flight: FlightClient,
  upload: Upload,
  signal: AbortSignal | undefined,
): Promise<bigint | undefined> {
  let count: bigint | undefined;
  // Some servers wait for a schema even where no rows come.
  for await (const words of flight.doPut({ ...upload, schema: upload.schema ?? new Schema([]) }, signal)) {
    const { recordCount } = DoPutUpdateResult.decode(words);
    if (recordCount >= 0n) count = (count ?? 0n) + recordCount;
  }
  return count;
}

/** Whether the server does not take updates as such, as Dremio does not: then they are run like queries. */
export function takesNoUpdates(error: unknown): boolean {
  return error instanceof Failure && error.detail['status'] === 'UNIMPLEMENTED';
}

/** Reads the answer of an update that was run as a query to its end: the number in its column of counts, if it has one. */
export async function countOf(rows: FlightStream): Promise<bigint | undefined> {
  const index = rows.schema.fields.findIndex(({ name }) => COUNT_COLUMN.test(name));
  let count: bigint | undefined;
  for await (const batch of rows)
    for (const value of (batch.getChildAt(index) as Iterable<unknown> | null) ?? [])
      if (typeof value === 'bigint' || typeof value === 'number') count = (count ?? 0n) + BigInt(value);
  return count;
}
