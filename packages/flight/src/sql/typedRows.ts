import type { FlightStream } from '../client/flightStream';

/** One row of an answer, by the names of its columns. A value of another kind than asked for counts as none. */
export interface Row {
  /** `''` where there is none. */
  text(column: string): string;
  optionalText(column: string): string | undefined;
  integer(column: string): number | undefined;
  bytes(column: string): Uint8Array | undefined;
  value(column: string): unknown;
}

/** All rows of an answer, each made into what its caller wants. Columns that a server adds or leaves out do no harm. */
export async function typedRows<T>(stream: FlightStream, read: (row: Row) => T): Promise<readonly T[]> {
  const rows: T[] = [];
  for await (const batch of stream)
    for (let i = 0; i < batch.numRows; i++) rows.push(read(rowOf(column => batch.getChild(column)?.get(i))));
  return rows;
}

function rowOf(value: (column: string) => unknown): Row {
  const optionalText = (column: string): string | undefined => {
    const found = value(column);
    return typeof found === 'string' ? found : undefined;
  };
  return {
    value,
    optionalText,
    text: column => optionalText(column) ?? '',
    integer(column) {
      const found = value(column);
      return typeof found === 'number' || typeof found === 'bigint' ? Number(found) : undefined;
    },
    bytes(column) {
      const found = value(column);
      return found instanceof Uint8Array ? found : undefined;
    },
  };
}
