import type { Client, ClientDuplexStream, ClientReadableStream, ServiceError, StatusObject } from '@grpc/grpc-js';
import { Metadata as GrpcMetadata } from '@grpc/grpc-js';
import { CallError } from '../channel/callError';
import type { Channel } from '../channel/channel';
import { Metadata } from '../channel/metadata';
import { statusOf } from '../channel/status';
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
  on(event: 'metadata', listener: (metadata: GrpcMetadata) => void): unknown;
  on(event: 'status', listener: (status: StatusObject) => void): unknown;
}

/**
 * One message out, one message back.
 *
 * Rejects with a `CallError`. An abort ends the call on both sides; after one it is not even begun.
 */
export function callUnary<Q, A>(
  channel: Channel,
  method: FlightMethod<Q, A>,
  request: Init<Q>,
  terms: CallTerms,
): Promise<A> {
  const { path, requestSerialize, responseDeserialize } = method;
  return new Promise((resolve, reject) => {
    terms.signal?.throwIfAborted();
    const answer = (error: ServiceError | null, value?: A): void => {
      release();
      if (error !== null) reject(callErrorOf(error));
      else if (value !== undefined) resolve(value);
    };
    const options = callOptions(terms);
    const ends = [requestSerialize, responseDeserialize] as const;
    const call = channel.makeUnaryRequest(path, ...ends, request, outgoing(terms.metadata), options, answer);
    const release = attach(call, terms);
  });
}

/**
 * One message out, a stream of messages back, each read only when it is asked for: a reader that pauses makes the
 * server wait once the flow window is full.
 *
 * Leaving the loop early, or an abort, ends the call on both sides. Throws a `CallError`.
 */
export async function* callStreaming<Q, A>(
  channel: Channel,
  method: FlightMethod<Q, A>,
  request: Init<Q>,
  terms: CallTerms,
): AsyncGenerator<A, void, undefined> {
  terms.signal?.throwIfAborted();
  const { path, requestSerialize, responseDeserialize } = method;
  const call = channel.makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    request,
    outgoing(terms.metadata),
    callOptions(terms),
  );
  yield* readAll<A>(call, attach(call, terms));
}

/**
 * A stream of messages out, a stream back, at the same time. The next request is taken only when the connection has
 * room for it, and the last one closes the sending side; answers are read as in `callStreaming`.
 *
 * Leaving the loop early, an abort or an error of the call ends it on both sides and returns `requests`; an error that
 * `requests` throws ends the call and is thrown here.
 */
export async function* callDuplex<Q, A>(
  channel: Channel,
  method: FlightMethod<Q, A>,
  requests: AsyncIterable<Init<Q>>,
  terms: CallTerms,
): AsyncGenerator<A, void, undefined> {
  terms.signal?.throwIfAborted();
  const call = openDuplex(channel, method, terms);
  const release = attach(call, terms);
  let failed: { readonly error: unknown } | undefined;
  const sending = sendAll(call, requests).catch((error: unknown) => {
    failed = { error };
    call.cancel();
  });
  try {
    yield* readAll<A>(call, release);
    await sending;
  } catch (error) {
    throw failed === undefined ? error : failed.error;
  }
  if (failed !== undefined) throw failed.error;
}

/** As `callDuplex` with nothing to send, which is what a handshake by header is. */
export async function* callSilently<Q, A>(
  channel: Channel,
  method: FlightMethod<Q, A>,
  terms: CallTerms,
): AsyncGenerator<A, void, undefined> {
  yield* callDuplex(channel, method, nothing<Init<Q>>(), terms);
}

async function* nothing<T>(): AsyncGenerator<T> {}

function openDuplex<Q, A>(
  channel: Client,
  { path, requestSerialize, responseDeserialize }: FlightMethod<Q, A>,
  terms: CallTerms,
): ClientDuplexStream<Init<Q>, A> {
  const ends = [requestSerialize, responseDeserialize] as const;
  return channel.makeBidiStreamRequest(path, ...ends, outgoing(terms.metadata), callOptions(terms));
}

async function sendAll<Q, A>(call: ClientDuplexStream<Q, A>, requests: AsyncIterable<Q>): Promise<void> {
  for await (const request of requests) {
    if (call.destroyed || call.closed) return;
    if (!call.write(request)) await drained(call);
  }
  call.end();
}

function drained<Q, A>(call: ClientDuplexStream<Q, A>): Promise<void> {
  return new Promise(resolve => {
    for (const event of ['drain', 'close', 'status'] as const) call.once(event, () => resolve());
  });
}

async function* readAll<A>(call: ClientReadableStream<A>, release: () => void): AsyncGenerator<A, void, undefined> {
  // A cancelled call reports an error after nobody listens any more, and that would end the process.
  call.on('error', release);
  try {
    for await (const message of call) yield message as A; // What the stream holds is what the deserializer gave.
  } catch (error) {
    throw callErrorOf(error);
  } finally {
    release();
    call.cancel();
  }
}

/** Joins the call to its terms; gives what lets go of the signal. */
function attach(call: Cancellable, { signal, heard }: CallTerms): () => void {
  const cancel = (): void => call.cancel();
  call.on('metadata', metadata => heard(incoming(metadata)));
  call.on('status', ({ metadata }) => heard(incoming(metadata)));
  signal?.addEventListener('abort', cancel, { once: true });
  return () => signal?.removeEventListener('abort', cancel);
}

function callOptions({ timeoutMs }: CallTerms): { readonly deadline?: number } {
  return timeoutMs === undefined ? {} : { deadline: Date.now() + timeoutMs };
}

function callErrorOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (!('code' in error && 'details' in error && 'metadata' in error)) return error;
  const { code, details, metadata } = error as ServiceError; // It has all that makes one.
  return new CallError(statusOf(code), details, incoming(metadata), error);
}

function incoming(from: GrpcMetadata): Metadata {
  const metadata = new Metadata();
  for (const name of Object.keys(from.getMap())) for (const value of from.get(name)) metadata.add(name, value);
  return metadata;
}

function outgoing(from: Metadata): GrpcMetadata {
  const metadata = new GrpcMetadata();
  for (const [name, values] of from.entries())
    for (const value of values) metadata.add(name, typeof value === 'string' ? value : Buffer.from(value));
  return metadata;
}
