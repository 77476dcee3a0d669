import { Call, type CallRequest } from './call';
import { authorityOf, type Destination, Dialer } from './connect/dial';
import { requestHeaders } from './grpc/headers';
import type { Http2Connection } from './http2/connection';
import type { PingTerms } from './http2/pings';
import { Opening } from './opening';
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
  /** Those that only end their calls count too. */
  readonly #openings = new Set<Opening>();
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
    for (const opening of this.#openings) opening.close(closedError());
  }

  #connection(): Promise<Http2Connection> {
    if (this.#isClosed) return Promise.reject(closedError());
    if (this.#current?.isUsable !== true) this.#current = this.#open();
    return this.#current.connection;
  }

  #open(): Opening {
    const { pings = PINGS, connectMs = CONNECT_MS } = this.#options;
    const terms = { dialer: this.#dialer, pings, timeoutMs: connectMs };
    const opening = new Opening(terms, gone => this.#openings.delete(gone));
    this.#openings.add(opening);
    return opening;
  }
}

function closedError(): ConnectError {
  return new ConnectError('closed', 'the client was closed');
}
