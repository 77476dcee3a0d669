import { type RecordBatch, Schema } from 'apache-arrow';
import { BatchDecoder } from '../../arrow/batchDecoder';
import type { FlightData } from '../../wire/flightData';
import type { FlightEndpoint } from '../../wire/flightMessages';
import type { LandingMemory } from '../../wire/landingMemory';

/** One message of a result: its columns, and rows or metadata or both. */
export interface FlightChunk {
  /** Where it was read; absent in what `doExchange` gives. */
  readonly endpoint?: FlightEndpoint | undefined;
  /** Without columns as long as only metadata has come. */
  readonly schema: Schema;
  /** Absent in the message that brings the schema, and where metadata came alone. */
  readonly batch: RecordBatch | undefined;
  /** The server's own words beside the rows; mostly empty. */
  readonly appMetadata: Uint8Array;
}

/** The chunks of one stream of data: its schema comes before all rows. The memory is told which batch stands on what. */
export async function* decodeChunks(
  messages: AsyncIterable<FlightData>,
  memory: LandingMemory,
): AsyncGenerator<FlightChunk, void, undefined> {
  const decoder = new BatchDecoder();
  let schema = new Schema([]);
  for await (const data of messages) {
    const decoded = decoder.decode(data);
    const { appMetadata } = data;
    if (decoded.kind === 'schema') schema = decoded.schema;
    if (decoded.kind === 'batch') {
      if (decoded.isOnBody) memory.lent(data.dataBody, decoded.batch);
      else memory.unused(data.dataBody);
      yield { schema, batch: decoded.batch, appMetadata };
    } else if (decoded.kind === 'schema' || appMetadata.length > 0) yield { schema, batch: undefined, appMetadata };
  }
}
