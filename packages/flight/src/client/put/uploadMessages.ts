import type { RecordBatch, Schema } from 'apache-arrow';
import type { FlightData } from '../../wire/flightData';
import type { FlightDescriptor } from '../../wire/flightMessages';
import { BatchEncoder } from './batchEncoder';

/** Rows to send, with words for the server beside them where it wants such. */
export interface UploadedBatch {
  readonly batch: RecordBatch;
  readonly appMetadata?: Uint8Array | undefined;
}

/** What is sent with `DoPut` or `DoExchange`. */
export interface Upload {
  readonly descriptor: FlightDescriptor;
  /** Absent where only the descriptor is sent, as for an update without parameters. */
  readonly schema?: Schema | undefined;
  /** Read only as fast as the server takes it. */
  readonly batches?: AsyncIterable<RecordBatch | UploadedBatch> | Iterable<RecordBatch | UploadedBatch> | undefined;
}

/** The messages of an upload: the first carries the descriptor, and the schema if there is one. */
export async function* uploadMessages({ descriptor, schema, batches = [] }: Upload): AsyncGenerator<FlightData> {
  if (schema === undefined) {
    const empty = new Uint8Array(0);
    yield { flightDescriptor: descriptor, dataHeader: empty, appMetadata: empty, dataBody: empty };
    return;
  }
  const encoder = new BatchEncoder();
  const { dataHeader, appMetadata, dataBody } = encoder.schema(schema);
  yield { flightDescriptor: descriptor, dataHeader, appMetadata, dataBody };
  for await (const item of batches)
    yield* 'batch' in item ? encoder.batch(item.batch, item.appMetadata) : encoder.batch(item);
}
