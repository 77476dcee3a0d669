import type { Client, ClientReadableStream, Metadata, ServiceError, StatusObject } from '@grpc/grpc-js';
import { Metadata as NewMetadata } from '@grpc/grpc-js';
import type { FlightMethod } from '../wire/flightService';
import type { Init } from '../wire/message';

/** What goes with a call beside its message. */
export interface CallTerms {
  /** Headers to send. */
  readonly metadata: Metadata;
  /** Told of the answer's headers and trailers, of failed calls too: cookies and tokens come in them. */
  readonly heard: (metadata: Metadata) => void;
  /** Milliseconds until the call is given up; absent for never. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Cancellable {
  cancel(): void;
  on(event: 'metadata', listener: (metadata: Metadata) => void): unknown;
  on(event: 'status', listener: (status: StatusObject) => void): unknown;
}

/**
 * One message out, one message back.
 *
 * Rejects with grpc-js's `ServiceError`. An abort ends the call on both sides; after one it is not even begun.
 */
export function callUnary<Q, A>(
  client: Client,
  method: FlightMethod<Q, A>,
  request: Init<Q>,
  terms: CallTerms,
): Promise<A> {
  const { path, requestSerialize, responseDeserialize } = method;
  return new Promise((resolve, reject) => {
    terms.signal?.throwIfAborted();
    const answer = (error: ServiceError | null, value?: A): void => {
      release();
      if (error !== null) reject(error);
      else if (value !== undefined) resolve(value);
    };
    const options = callOptions(terms);
    const ends = [requestSerialize, responseDeserialize] as const;
    const call = client.makeUnaryRequest(path, ...ends, request, terms.metadata, options, answer);
    const release = attach(call, terms);
  });
}

/**
 * One message out, a stream of messages back, each read only when it is asked for: a reader that pauses makes the
 * server wait once the flow window and grpc-js's short queue are full.
 *
 * Leaving the loop early, or an abort, ends the call on both sides. Throws grpc-js's `ServiceError`.
 */
export async function* callStreaming<Q, A>(
  client: Client,
  method: FlightMethod<Q, A>,
  request: Init<Q>,
  terms: CallTerms,
): AsyncGenerator<A, void, undefined> {
  terms.signal?.throwIfAborted();
  const { path, requestSerialize, responseDeserialize } = method;
  const options = callOptions(terms);
  const call = client.makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    request,
    terms.metadata,
    options,
  );
  yield* readAll<A>(call, attach(call, terms));
}

/** As `callStreaming`, for a method that takes a stream too: nothing is written, which is what a handshake by header is. */
export async function* callSilently<Q, A>(
  client: Client,
  method: FlightMethod<Q, A>,
  terms: CallTerms,
): AsyncGenerator<A, void, undefined> {
  const { path, requestSerialize, responseDeserialize } = method;
  const call = client.makeBidiStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    terms.metadata,
    callOptions(terms),
  );
  call.end();
  yield* readAll<A>(call, attach(call, terms));
}

/** Metadata with these headers; ones without a value are left out. */
export function metadataOf(headers: Readonly<Record<string, string | undefined>>): Metadata {
  const metadata = new NewMetadata();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) metadata.set(name, value);
  return metadata;
}

async function* readAll<A>(call: ClientReadableStream<A>, release: () => void): AsyncGenerator<A, void, undefined> {
  // A cancelled call reports an error after nobody listens any more, and that would end the process.
  call.on('error', release);
  try {
    for await (const message of call) yield message as A; // What the stream holds is what the deserializer gave.
  } finally {
    release();
    call.cancel();
  }
}

/** Joins the call to its terms; gives what lets go of the signal. */
function attach(call: Cancellable, { signal, heard }: CallTerms): () => void {
  const cancel = (): void => call.cancel();
  call.on('metadata', heard);
  call.on('status', status => heard(status.metadata));
  signal?.addEventListener('abort', cancel, { once: true });
  return () => signal?.removeEventListener('abort', cancel);
}

function callOptions({ timeoutMs }: CallTerms): { readonly deadline?: number } {
  return timeoutMs === undefined ? {} : { deadline: Date.now() + timeoutMs };
}
