import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Dialer } from './connect/dial';
import { Http2Connection } from './http2/connection';
import { Http2Error } from './http2/http2Error';
import type { PingTerms } from './http2/pings';
import { ConnectError } from './trouble';

/** How a connection is opened. */
export interface OpeningTerms {
  readonly dialer: Dialer;
  readonly pings: PingTerms;
  /** Milliseconds for the way there, TLS and HTTP/2's greeting together. */
  readonly timeoutMs: number;
}

/** A connection from the first attempt to its end. */
export class Opening {
  /**
   * Resolves as soon as calls may be sent, which bring the login: when it is known that HTTP/2 is spoken there. TLS tells
   * it by its handshake, and the first calls need not wait a round trip for the server's greeting; they are told by
   * themselves when none comes. Over plaintext the greeting alone tells it. Rejects with a `ConnectError` when the
   * connection does not come about.
   */
  readonly connection: Promise<Http2Connection>;
  readonly #made: Http2Connection;
  readonly #attempt = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #state: 'opening' | 'open' | 'gone' = 'opening';

  /** @param gone Told when nothing more is to be expected of the connection. */
  constructor({ dialer, pings, timeoutMs }: OpeningTerms, gone: (opening: Opening) => void) {
    let settle: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined;
    const opened = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
    this.#made = new Http2Connection(pings, {
      opened: () => {
        clearTimeout(this.#timer);
        this.#state = 'open';
        settle?.resolve();
      },
      closed: reason => {
        clearTimeout(this.#timer);
        const told = this.#state === 'opening' ? greetingError(reason) : reason;
        settle?.reject(told);
        this.#state = 'gone';
        this.#attempt.abort();
        gone(this);
        return told;
      },
    });
    this.connection = opened.then(() => this.#made);
    this.#timer = setTimeout(() => this.#giveUp(), timeoutMs);
    dialer.dial(this.#made.inlet, this.#attempt.signal).then(
      socket => {
        this.#made.start(socket);
        if (hasAgreedOnHttp2(socket)) settle?.resolve();
      },
      (error: unknown) => this.#made.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  }

  /** Whether a new call may wait for it or use it. */
  get isUsable(): boolean {
    return this.#state === 'opening' || this.#made.isUsable;
  }

  /** Says good-bye, or ends the attempt. */
  close(reason: Error): void {
    this.#made.close(reason);
  }

  #giveUp(): void {
    this.#made.destroy(new ConnectError('timedOut', 'no connection in time'));
  }
}

/** Whether whoever is there has said by ALPN that it speaks HTTP/2, in a handshake that judged its certificate. */
function hasAgreedOnHttp2(socket: Socket): boolean {
  return socket instanceof TLSSocket && socket.alpnProtocol === 'h2';
}

/** What it means that a connection ended before the server has said that it speaks HTTP/2. */
function greetingError(reason: Error): ConnectError {
  if (reason instanceof ConnectError) return reason;
  // In TLS 1.3 a server judges this side's certificate after the handshake.
  if (/(?:alert|tlsv1).*certificate/i.test(reason.message)) {
    return new ConnectError('untrusted', reason.message, reason);
  }
  const message = reason instanceof Http2Error ? reason.message : `it closed the connection (${reason.message})`;
  return new ConnectError('protocol', message, reason);
}
