import { Failure } from '@lakehouse/base';
import type { FlightDescriptor, FlightEndpoint, FlightInfo, PollInfo } from '../wire/flightMessages';
import { flightService } from '../wire/flightService';
import type { Connection } from './connection';
import { untilAborted } from './untilAborted';

/** A server that answers at once, although nothing has changed, is not asked again sooner. */
const SHORTEST_ROUND_MS = 100;
const MAX_LOST_ROUNDS = 3;

/**
 * Asks how a long query stands until it is planned to the end; each answer is given.
 *
 * A round that was lost on the way, or took too long, is asked again a few times: asking changes nothing.
 */
export async function* pollFlight(
  connection: Connection,
  descriptor: FlightDescriptor,
  signal: AbortSignal | undefined,
): AsyncGenerator<PollInfo, void, undefined> {
  let next: FlightDescriptor | undefined = descriptor;
  while (next !== undefined) {
    const started = performance.now();
    const answer: PollInfo = await askAgain(connection, next, signal);
    yield answer;
    next = answer.flightDescriptor;
    const left = SHORTEST_ROUND_MS - (performance.now() - started);
    if (next !== undefined && left > 0) await untilAborted(new Promise(done => setTimeout(done, left)), signal);
  }
}

async function askAgain(
  connection: Connection,
  descriptor: FlightDescriptor,
  signal: AbortSignal | undefined,
): Promise<PollInfo> {
  for (let lost = 1; ; lost++)
    try {
      return await connection.unary(flightService.PollFlightInfo, descriptor, signal);
    } catch (error) {
      const isLost = error instanceof Failure && ['connection.lost', 'connection.timedOut'].includes(error.code);
      if (!isLost || lost >= MAX_LOST_ROUNDS) throw error;
    }
}

/** A query that is polled: its endpoints can be read while it still runs, for servers only ever add to them. */
export class PolledFlight {
  readonly #tell: (progress: PollInfo) => void;
  readonly #leave: (info: FlightInfo | undefined) => void;
  readonly #endpoints: FlightEndpoint[] = [];
  #latest: FlightInfo | undefined;
  /** Woken by the next change. */
  #waiting: (() => void)[] = [];
  #end: { readonly error?: unknown } | undefined;

  /** `tell` hears of every answer; `leave` when nobody reads any more before the server has said its last word. */
  constructor(tell: (progress: PollInfo) => void, leave: (info: FlightInfo | undefined) => void) {
    this.#tell = tell;
    this.#leave = leave;
  }

  /** What the last answer said. */
  get info(): FlightInfo | undefined {
    return this.#latest;
  }

  /** Takes the answers; resolves with the first one that tells the plan. A later failure is met by who reads. */
  async follow(answers: AsyncGenerator<PollInfo>): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#drain(answers, resolve).then(
        () => this.#finish({}),
        (error: unknown) => {
          reject(Failure.from(error));
          this.#finish({ error });
        },
      );
    });
  }

  /** All endpoints, also those that are still to come; the signal says that nobody wants more. */
  async *endpoints(signal: AbortSignal): AsyncGenerator<FlightEndpoint, void, undefined> {
    signal.addEventListener('abort', () => this.#wake(), { once: true });
    try {
      yield* this.#asTheyCome(signal);
    } finally {
      if (this.#end === undefined) this.#leave(this.#latest);
    }
  }

  async *#asTheyCome(signal: AbortSignal): AsyncGenerator<FlightEndpoint, void, undefined> {
    for (let at = 0; ;) {
      for (let endpoint = this.#endpoints[at]; endpoint !== undefined; endpoint = this.#endpoints[at]) {
        at++;
        yield endpoint;
      }
      if (this.#end !== undefined) {
        if ('error' in this.#end) throw this.#end.error;
        return;
      }
      if (signal.aborted) return;
      await new Promise<void>(done => this.#waiting.push(done));
    }
  }

  async #drain(answers: AsyncGenerator<PollInfo>, planned: () => void): Promise<void> {
    for await (const answer of answers) {
      this.#tell(answer);
      if (answer.info === undefined) continue;
      this.#latest = answer.info;
      this.#endpoints.push(...answer.info.endpoint.slice(this.#endpoints.length));
      this.#wake();
      planned();
    }
    planned();
  }

  #finish(end: { readonly error?: unknown }): void {
    this.#end = end;
    this.#wake();
  }

  #wake(): void {
    for (const done of this.#waiting.splice(0)) done();
  }
}
