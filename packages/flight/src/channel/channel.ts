import { Call, type CallRequest } from './call';
import { authorityOf, type Destination, Dialer } from './connect/dial';
import { requestHeaders } from './grpc/headers';
import { Http2Connection } from './http2/connection';
import { Http2Error } from './http2/http2Error';
import type { PingTerms } from './http2/pings';
import { ConnectError } from './trouble';

/** Servers cut off clients that ping more often than every five minutes. */
const PINGS: PingTerms = { everyMs: 330_000, timeoutMs: 20_000, suspiciousMs: 60_000 };
const CONNECT_MS = 20_000;

/** How to reach a server. */
export interface ChannelOptions extends Destination {
  /** Milliseconds for connecting: the proxy, TLS and HTTP/2's greeting. Default 20,000. */
  readonly connectMs?: number | undefined;
  /** Default: after 330 s of silence, or with a call after 60 s of it; 20 s for the answer. */
  readonly pings?: PingTerms | undefined;
}

/**
 * The way to one gRPC server: a connection that the first call opens, and that a call opens anew when it was lost.
 */
export class Channel {
  readonly #options: ChannelOptions;
  readonly #authority: string;
  readonly #dialer: Dialer;
  #current: Opening | undefined;
  /** Those that are left to end their calls count too. */
  readonly #connections = new Set<Http2Connection>();
  #isClosed = false;

  constructor(options: ChannelOptions) {
    this.#options = options;
    this.#authority = authorityOf(options);
    this.#dialer = new Dialer(options);
  }

  /** Begins a call. It fails by itself when there is no connection, so that this never throws. */
  start<A>(request: CallRequest<A>): Call<A> {
    const call = new Call(request);
    const startedAt = Date.now();
    this.#connection().then(
      connection => {
        if (call.isOver) return;
        const { path, metadata, timeoutMs } = request;
        const left = timeoutMs === undefined ? undefined : timeoutMs - (Date.now() - startedAt);
        const isTls = this.#options.tls !== undefined;
        const headers = requestHeaders({ path, authority: this.#authority, isTls, metadata, timeoutMs: left });
        call.withdraw = connection.request(headers, call, stream => call.open(stream));
      },
      (error: unknown) => call.notConnected(error),
    );
    return call;
  }

  /** Lets go of the connection; calls that are under way fail. */
  close(): void {
    this.#isClosed = true;
    const reason = closedError();
    this.#current?.abandon(reason);
    for (const connection of this.#connections) connection.close(reason);
  }

  #connection(): Promise<Http2Connection> {
    if (this.#isClosed) return Promise.reject(closedError());
    if (this.#current?.isUsable() !== true) this.#current = this.#open();
    return this.#current.connection;
  }

  #open(): Opening {
    const attempt = new AbortController();
    let state: 'opening' | 'open' | 'gone' = 'opening';
    let made: Http2Connection | undefined;
    const opened = new Promise<Http2Connection>((resolve, reject) => {
      const fail = (error: Error): void => {
        if (state === 'opening') attempt.abort();
        clearTimeout(timer);
        state = 'gone';
        if (made !== undefined) this.#connections.delete(made);
        reject(error);
      };
      const timeout = (): void => abandon(new ConnectError('timedOut', 'no connection in time'));
      const timer = setTimeout(timeout, this.#options.connectMs ?? CONNECT_MS);
      const connection = new Http2Connection(this.#options.pings ?? PINGS, {
        opened: () => {
          clearTimeout(timer);
          state = 'open';
          resolve(connection);
        },
        closed: reason => fail(state === 'opening' ? greetingError(reason) : reason),
      });
      made = connection;
      this.#connections.add(connection);
      this.#dialer.dial(connection.inlet, attempt.signal).then(
        socket => connection.start(socket),
        (error: unknown) => fail(error instanceof Error ? error : new Error(String(error))),
      );
    });
    const abandon = (reason: Error): void => made?.destroy(reason);
    return { connection: opened, isUsable: () => state === 'opening' || made?.isUsable === true, abandon };
  }
}

interface Opening {
  readonly connection: Promise<Http2Connection>;
  isUsable(): boolean;
  abandon(reason: Error): void;
}

function closedError(): ConnectError {
  return new ConnectError('closed', 'the client was closed');
}

/** What it means that a connection ended before the server has said that it speaks HTTP/2. */
function greetingError(reason: Error): Error {
  if (reason instanceof ConnectError) return reason;
  // In TLS 1.3 a server judges this side's certificate after the handshake.
  if (/(?:alert|tlsv1).*certificate/i.test(reason.message))
    return new ConnectError('untrusted', reason.message, reason);
  const message = reason instanceof Http2Error ? reason.message : `it closed the connection (${reason.message})`;
  return new ConnectError('protocol', message, reason);
}
