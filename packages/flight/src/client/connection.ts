import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { Channel } from '../channel/channel';
import type { FlightMethod } from '../wire/flightService';
import { LandingMemory } from '../wire/landingMemory';
import type { Init } from '../wire/message';
import { callFailure, type CallPurpose, isUnauthenticated } from './callFailure';
import { answersOf, begin, callDuplex, callStreaming, type CallTerms, callUnary } from './calls';
import type { FlightClientOptions } from './flightClientOptions';
import { openChannel } from './openChannel';
import { Replay } from './put/replay';
import { Session, withLogin } from './session';
import { untilAborted } from './untilAborted';

const PLAN_MS = 300_000;

/** How long a call may take: `plan` has the time of `planMs`, `rows` as long as it needs. */
export type CallTime = 'plan' | 'rows';

/**
 * One server and the login there: every call but those of the login goes through here.
 *
 * A call that is refused for want of a login is made once more with a new one, if nothing of its answer was seen. Each
 * promise rejects, and each stream throws, with a `Failure`.
 */
export class Connection {
  /** `host:port`, or the path of a socket. */
  readonly address: string;
  readonly options: FlightClientOptions;
  readonly #channel: Channel;
  readonly #session: Session;
  /** Whether the server has ever answered to this login. */
  #isKnown = false;

  /**
   * Contacts nobody yet.
   *
   * @param memory Where the bodies of batches land.
   * @throws Failure `connection.refused` when the proxy's address cannot be used.
   */
  constructor(
    options: FlightClientOptions,
    readonly memory = new LandingMemory(),
  ) {
    this.options = options;
    this.address = options.socketPath ?? `${options.host}:${options.port}`;
    this.#channel = openChannel(options);
    this.#session = new Session(this.#channel, options, this.address);
  }

  /** Connects and logs in, if that has not happened yet. */
  async login(signal?: AbortSignal): Promise<void> {
    try {
      await untilAborted(this.#session.open(), signal);
    } catch (error) {
      throw callFailure(error, { address: this.address, doing: 'login', signal });
    }
  }

  /** One message out, one back. */
  unary<Q, A>(method: FlightMethod<Q, A>, request: Init<Q>, signal: AbortSignal | undefined): Promise<A> {
    return this.#run(signal, () => callUnary(this.#channel, method, request, this.#terms('plan', signal)));
  }

  /** One message out, all that comes back as a list. */
  async list<Q, A>(
    method: FlightMethod<Q, A>,
    request: Init<Q>,
    signal: AbortSignal | undefined,
  ): Promise<readonly A[]> {
    return this.#run(signal, () => all(callStreaming(this.#channel, method, request, this.#terms('plan', signal))));
  }

  /** One message out, a stream back, for which there is no limit of time; leaving the loop ends the call on both sides. */
  stream<Q, A>(
    method: FlightMethod<Q, A>,
    request: Init<Q>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<A, void, undefined> {
    return this.#opened(signal, () => callStreaming(this.#channel, method, request, this.#terms('rows', signal)));
  }

  /**
   * A stream out and a stream back. After a refusal for want of a login, or of a server that goes away and has not begun,
   * the requests are sent anew, unless too many have gone out for that. Leaving the loop ends the call, and leaves the requests.
   */
  async *duplex<Q, A>(
    method: FlightMethod<Q, A>,
    requests: AsyncIterable<Init<Q>>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<A, void, undefined> {
    const replay = new Replay(requests);
    let begun = false;
    try {
      const open = (): AsyncGenerator<A, void, undefined> => {
        if (begun && !replay.canRestart) throw tooLateToRenew(this.address);
        begun = true;
        return callDuplex(this.#channel, method, replay.open(), this.#terms('rows', signal));
      };
      yield* this.#opened(signal, open, () => replay.canRestart);
    } finally {
      await replay.close();
    }
  }

  /** Lets go of the connection; calls under way are not waited for. */
  close(): void {
    this.#channel.close();
  }

  /**
   * Opens a stream as far as its first message, where a login is refused, and reads on from there. Calls of one message
   * out are repeated by themselves.
   */
  async *#opened<A>(
    signal: AbortSignal | undefined,
    open: () => AsyncGenerator<A, void, undefined>,
    mayRepeat: () => boolean = () => false,
  ): AsyncGenerator<A, void, undefined> {
    const begun = await this.#run(signal, () => begin(open, mayRepeat));
    try {
      yield* answersOf(begun);
    } catch (error) {
      throw this.#failure(error, 'rows', signal);
    }
  }

  async #run<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    try {
      const value = await untilAborted(withLogin(this.#session, work), signal);
      this.#isKnown = true;
      return value;
    } catch (error) {
      // A token is judged by the first call that brings it, which therefore is the login.
      throw this.#failure(error, !this.#isKnown && isUnauthenticated(error) ? 'login' : 'query', signal);
    }
  }

  #failure(error: unknown, doing: CallPurpose['doing'], signal: AbortSignal | undefined): Failure {
    return callFailure(error, { address: this.address, doing, signal });
  }

  #terms(time: CallTime, signal: AbortSignal | undefined): CallTerms {
    const timeoutMs = time === 'plan' ? (this.options.planMs ?? PLAN_MS) : undefined;
    return { ...this.#session.terms(), timeoutMs, signal, memory: this.memory };
  }
}

function tooLateToRenew(address: string): Failure {
  const message = l10n.t(
    '{0} no longer accepts this login, and too much was sent to begin again by itself. Send it once more.',
    address,
  );
  return new Failure('auth.expired', message);
}

async function all<T>(messages: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const message of messages) list.push(message);
  return list;
}
