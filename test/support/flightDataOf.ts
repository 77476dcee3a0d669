import { Message, type Table, tableToIPC } from 'apache-arrow';
import type { FlightData } from '../../packages/flight/src/wire/flightData';

const EMPTY = new Uint8Array(0);

/** A table as a server would send it: its schema, its dictionaries, its batches. */
export function flightDataOf(table: Table): readonly FlightData[] {
  return flightDataOfStream(tableToIPC(table, 'stream'));
}

/** The messages of an Arrow stream as a server would send them: each a view on the stream, at whatever alignment. */
export function flightDataOfStream(stream: Uint8Array): readonly FlightData[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const messages: FlightData[] = [];
  for (let at = 0; at < stream.length;) {
    const length = view.getInt32(at + 4, true);
    if (length === 0) break;
    const dataHeader = stream.subarray(at + 8, at + 8 + length);
    const end = at + 8 + length + Message.decode(dataHeader).bodyLength;
    messages.push({
      flightDescriptor: undefined,
      dataHeader,
      appMetadata: EMPTY,
      dataBody: stream.subarray(at + 8 + length, end),
    });
    at = end;
  }
  return messages;
}
