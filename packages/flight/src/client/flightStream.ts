import { type RecordBatch, Schema } from 'apache-arrow';
import { decodeSchema } from '../arrow/batchDecoder';
import type { FlightEndpoint, FlightInfo } from '../wire/flightMessages';
import type { EndpointReader } from './endpoints/endpointReader';
import type { FlightChunk } from './endpoints/flightChunk';
import { mergeStreams, type MergeTerms } from './endpoints/mergeStreams';

/**
 * The rows of a result as they come.
 *
 * Iterate once, over the batches or over `chunks`. A loop that pauses makes the server wait; one that is left, or an
 * abort of the query's signal, ends the query on both sides. The loop throws a `Failure`.
 */
export interface FlightStream extends AsyncIterable<RecordBatch> {
  readonly schema: Schema;
  /** The plan that is read, as it stood when the first rows came; absent for a single ticket. */
  readonly info: FlightInfo | undefined;
  /** The batches with the server's words beside them, and the endpoint each came from. */
  chunks(): AsyncIterable<FlightChunk>;
}

/** What a stream is read from. */
export interface StreamSource extends Omit<MergeTerms, 'onLeave'> {
  /** Asked for after the first chunk has come. */
  readonly info: () => FlightInfo | undefined;
  /** The endpoints as they become known; the signal says that nobody wants more. */
  readonly endpoints: (signal: AbortSignal) => AsyncIterable<FlightEndpoint> | Iterable<FlightEndpoint>;
  readonly signal: AbortSignal | undefined;
}

/** Begins to read; resolves with the first message, which tells the columns. */
export async function openStream(reader: EndpointReader, source: StreamSource): Promise<FlightStream> {
  const stop = new AbortController();
  const signal = source.signal === undefined ? stop.signal : AbortSignal.any([source.signal, stop.signal]);
  const merged = mergeStreams(openings(reader, source.endpoints, signal), { ...source, onLeave: () => stop.abort() });
  const first = await merged.next();
  const info = source.info();
  // The reader tells the schema before all rows; without endpoints there is none to tell but the plan's.
  const schema = first.done === true ? plannedSchema(info) : first.value.schema;
  async function* chunks(): AsyncGenerator<FlightChunk> {
    try {
      if (first.done !== true) yield first.value;
      yield* merged;
    } finally {
      await merged.return();
    }
  }
  return { schema, info, chunks, [Symbol.asyncIterator]: () => batchesOf(chunks()) };
}

async function* openings(
  reader: EndpointReader,
  endpoints: StreamSource['endpoints'],
  signal: AbortSignal,
): AsyncGenerator<AsyncGenerator<FlightChunk>> {
  for await (const endpoint of endpoints(signal)) yield reader.read(endpoint, signal);
}

async function* batchesOf(chunks: AsyncIterable<FlightChunk>): AsyncGenerator<RecordBatch> {
  for await (const { batch } of chunks) if (batch !== undefined) yield batch;
}

/** A statement without rows may be planned without columns. */
function plannedSchema(info: FlightInfo | undefined): Schema {
  return info === undefined || info.schema.length === 0 ? new Schema([]) : decodeSchema(info.schema);
}
