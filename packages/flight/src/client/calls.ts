import type { Call } from '../channel/call';
import { CallError } from '../channel/callError';
import type { Channel } from '../channel/channel';
import type { Metadata } from '../channel/metadata';
import { status } from '../channel/status';
import type { FlightMethod } from '../wire/flightService';
import type { LandingMemory } from '../wire/landingMemory';
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
  /** Where the bodies of batches land. */
  readonly memory?: LandingMemory | undefined;
}

/** How often a call is made that the server surely has not begun: it may refuse one while it goes away. */
const ATTEMPTS = 3;

/** A stream of answers as far as its first one, which an early refusal comes in place of. */
export interface Begun<A> {
  readonly first: IteratorResult<A, void>;
  readonly rest: AsyncGenerator<A, void, undefined>;
}

/**
 * Opens a stream as far as its first answer: once more, a few times, where the server surely has not begun the call and
 * it may be repeated. Rejects with what the stream throws.
 */
export async function begin<A>(
  open: () => AsyncGenerator<A, void, undefined>,
  mayRepeat: () => boolean = () => true,
): Promise<Begun<A>> {
  for (let attempt = 1; ; attempt++) {
    const rest = open();
    try {
      return { first: await rest.next(), rest };
    } catch (error) {
      if (!isOfTheMoment(error) || attempt === ATTEMPTS || !mayRepeat()) throw error;
    }
  }
}

/** A server that is there and has not begun the call; where no connection came about, none does at the next moment. */
function isOfTheMoment(error: unknown): boolean {
  return error instanceof CallError && error.isUnprocessed && error.trouble === 'lost';
}

/** The answers of a stream that has begun. Leaving the loop early ends its call. */
export async function* answersOf<A>({ first, rest }: Begun<A>): AsyncGenerator<A, void, undefined> {
  try {
    if (first.done !== true) yield first.value;
    yield* rest;
  } finally {
    await rest.return();
  }
}

/**
 * One message out, one message back.
 *
 * Rejects with a `CallError`. An abort ends the call on both sides; after one it is not even begun.
 */
export async function callUnary<Q, A>(
  channel: Channel,
  method: FlightMethod<Q, A>,
  request: Init<Q>,
  terms: CallTerms,
): Promise<A> {
  for await (const answer of callStreaming(channel, method, request, terms)) return answer;
  throw new CallError(status.INTERNAL, 'The call ended without an answer', { trouble: 'protocol' });
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
  const message = method.requestSerialize(request);
  const open = (): AsyncGenerator<A, void, undefined> => {
    const call = start(channel, method, terms);
    // Whatever becomes of the message, the answer tells it.
    void call.write(message, true);
    return readAll(call);
  };
  yield* answersOf(await begin(open));
}

/**
 * A stream of messages out, a stream back, at the same time. The next request is taken only when the connection has
 * room for it, and the last one closes the sending side; answers are read as in `callStreaming`.
 *
 * Leaving the loop early, an abort or an error of the call ends it on both sides and returns `requests`, as the server's
 * end of the call does; an error that `requests` throws ends the call and is thrown here.
 */
export async function* callDuplex<Q, A>(
  channel: Channel,
  method: FlightMethod<Q, A>,
  requests: AsyncIterable<Init<Q>>,
  terms: CallTerms,
): AsyncGenerator<A, void, undefined> {
  terms.signal?.throwIfAborted();
  const call = start(channel, method, terms);
  let failed: { readonly error: unknown } | undefined;
  sendAll(call, method, requests).catch((error: unknown) => {
    failed = { error };
    call.cancel();
  });
  try {
    yield* readAll(call);
  } catch (error) {
    throw failed === undefined ? error : failed.error;
  }
  if (failed !== undefined) throw failed.error;
}

/** As `callStreaming` with nothing to send, which is what a handshake by header is. */
export async function* callSilently<Q, A>(
  channel: Channel,
  method: FlightMethod<Q, A>,
  terms: CallTerms,
): AsyncGenerator<A, void, undefined> {
  yield* answersOf(await begin(() => callDuplex(channel, method, nothing<Init<Q>>(), terms)));
}

async function* nothing<T>(): AsyncGenerator<T> {}

function start<Q, A>(channel: Channel, method: FlightMethod<Q, A>, terms: CallTerms): Call<A> {
  return channel.start({ ...terms, path: method.path, sink: method.responseSink(terms.memory) });
}

async function sendAll<Q, A>(
  call: Call<A>,
  method: FlightMethod<Q, A>,
  requests: AsyncIterable<Init<Q>>,
): Promise<void> {
  for await (const request of requests) {
    await call.write(method.requestSerialize(request));
    if (call.isOver) return;
  }
  await call.end();
}

async function* readAll<A>(call: Call<A>): AsyncGenerator<A, void, undefined> {
  try {
    for (let answer = await call.read(); answer !== undefined; answer = await call.read()) yield answer;
  } finally {
    call.cancel();
  }
}
