import { createPrivateKey } from 'node:crypto';
import { connect as connectTcp, isIP, type OnReadOpts, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions, createSecureContext, type SecureContext } from 'node:tls';
import type { Secret } from '@lakehouse/base';
import type { Inlet } from '../http2/inlet';
import { ConnectError } from '../trouble';
import { openTunnel } from './proxyTunnel';
import { trustedRoots } from './trustedRoots';

/** How the server's certificate is judged, and which one is shown to it. */
export interface TlsTerms {
  /** PEM text of authorities to trust beside those of Node and of the operating system. */
  readonly ca?: string | undefined;
  /** PEM texts of this side's certificate and its key, for a server that wants to know who asks (mTLS). */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** Of a key that is encrypted. */
  readonly passphrase?: Secret | undefined;
  /** Accepts any certificate. */
  readonly insecure?: boolean | undefined;
}

/** The address of a server and the way there. */
export interface Destination {
  readonly host: string;
  readonly port: number;
  /** Absent for plaintext. */
  readonly tls?: TlsTerms | undefined;
  /** A Unix socket in place of host and port: nothing is encrypted then, and no proxy asked. */
  readonly socketPath?: string | undefined;
  /** Absent for the direct way. */
  readonly proxy?: string | undefined;
}

/** `host:port`, with the brackets that an IPv6 address needs; sockets have the name that gRPC gives them. */
export function authorityOf({ host, port, socketPath }: Pick<Destination, 'host' | 'port' | 'socketPath'>): string {
  if (socketPath !== undefined) return 'localhost';
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Opens sockets to one server. */
export class Dialer {
  readonly #to: Destination;
  /** Made once: reading hundreds of authorities takes longer than connecting. */
  #context: SecureContext | undefined;

  constructor(to: Destination) {
    this.#to = to;
  }

  /**
   * Connects, through the proxy if there is one, and shakes hands over TLS. From then on the socket brings what it
   * reads to the inlet.
   *
   * Rejects with a `ConnectError`; an abort of the signal ends the attempt.
   */
  async dial(inlet: Inlet, signal: AbortSignal): Promise<Socket> {
    const tunnel = this.#to.proxy === undefined ? undefined : await this.#tunnel(this.#to.proxy, signal);
    const socket = this.#connect(tunnel, inlet);
    if (tunnel !== undefined) feed(socket, inlet);
    socket.setNoDelay(true);
    if (tunnel === undefined || this.#to.tls !== undefined) await ready(socket, this.#to.tls !== undefined, signal);
    return socket;
  }

  #tunnel(proxy: string, signal: AbortSignal): Promise<Socket> {
    return openTunnel({ proxy, target: authorityOf(this.#to), ca: trustedRoots(this.#to.tls?.ca), signal });
  }

  #connect(tunnel: Socket | undefined, inlet: Inlet): Socket {
    const { host, port, tls, socketPath } = this.#to;
    const onread: OnReadOpts = { buffer: () => inlet.room(), callback: count => (inlet.filled(count), true) };
    if (socketPath !== undefined) return connectTcp({ path: socketPath, onread });
    if (tls === undefined) return tunnel ?? connectTcp({ host, port, onread });
    const options: ConnectionOptions = {
      host,
      port,
      secureContext: (this.#context ??= contextOf(tls)),
      ALPNProtocols: ['h2'],
      rejectUnauthorized: tls.insecure !== true,
      // A name in SNI must not be an address.
      ...(isIP(host) === 0 ? { servername: host } : {}),
    };
    if (tunnel !== undefined) return connectTls({ ...options, socket: tunnel });
    const direct: ConnectionOptions & { readonly onread: OnReadOpts } = { ...options, onread };
    return connectTls(direct);
  }
}

function contextOf({ ca, cert, key, passphrase }: TlsTerms): SecureContext {
  const secret = passphrase?.reveal();
  if (key !== undefined) checkKey(key, secret);
  try {
    return createSecureContext({ ca: [...trustedRoots(ca)], cert, key, passphrase: secret });
  } catch (error) {
    throw new ConnectError('untrusted', error instanceof Error ? error.message : String(error), error);
  }
}

/** A key by itself, since the context would not tell what of all it was given cannot be read. */
function checkKey(key: string, passphrase: string | undefined): void {
  try {
    createPrivateKey({ key, passphrase });
  } catch (error) {
    throw new ConnectError('ownKey', error instanceof Error ? error.message : String(error), error);
  }
}

function feed(socket: Socket, inlet: Inlet): void {
  socket.on('data', (bytes: Buffer) => inlet.push(bytes));
}

/** Waits for the socket's first good or bad news. */
function ready(socket: Socket, isTls: boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    const abort = (): void => fail(new ConnectError('timedOut', 'no connection in time'));
    const failed = (error: Error): void => fail(connectError(error, isTls));
    const closed = (): void => fail(new ConnectError('protocol', 'the connection was closed while it was opened'));
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      signal.removeEventListener('abort', abort);
      socket.off('error', failed).off('close', closed);
      resolve();
    });
    socket.once('error', failed).once('close', closed);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });
}

/** Codes of the operating system for an address where nothing answers. */
const REFUSED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ENOENT',
]);
/** Words of OpenSSL, and of BoringSSL in Electron, for something that does not speak TLS, or another kind of it. */
const NOT_TLS = [
  'wrong version number',
  'packet length too long',
  'unexpected message',
  'protocol version',
  'http request',
  'bad record',
  'no application protocol',
];

function isNotTls(message: string): boolean {
  const words = message.toLowerCase().replaceAll('_', ' ');
  return NOT_TLS.some(each => words.includes(each));
}

function connectError(error: Error, isTls: boolean): ConnectError {
  const code = 'code' in error ? String(error.code) : '';
  const message = error.message === '' ? code : error.message;
  if (REFUSED.has(code)) return new ConnectError('refused', message, error);
  if (code === 'ETIMEDOUT') return new ConnectError('timedOut', message, error);
  if (!isTls || isNotTls(message) || code === 'ECONNRESET') return new ConnectError('protocol', message, error);
  return new ConnectError('untrusted', message, error);
}
