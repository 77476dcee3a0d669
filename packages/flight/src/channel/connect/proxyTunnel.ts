import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type Socket } from 'node:net';
import { ConnectError } from '../trouble';

/** The way through a proxy. */
export interface ProxyTerms {
  /** `http://` or `https://`, with user and password if it wants them. */
  readonly proxy: string;
  /** `host:port` of the server behind it. */
  readonly target: string;
  /** PEM texts of authorities for a proxy that is spoken to over TLS. */
  readonly ca: readonly string[];
  readonly signal: AbortSignal;
}

/** @throws ConnectError `proxy` for anything but an `http://` or `https://` address. */
export function parseProxy(proxy: string): URL {
  const url = URL.parse(proxy);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new ConnectError('proxy', 'the proxy is not given as http:// or https:// address');
}

/** Asks the proxy for a tunnel to the server (CONNECT). Rejects with a `ConnectError` when it does not give one. */
export function openTunnel({ proxy, target, ca, signal }: ProxyTerms): Promise<Socket> {
  const url = parseProxy(proxy);
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const headers = {
    host: target,
    ...(login === ':' ? {} : { 'proxy-authorization': ['Basic', Buffer.from(login).toString('base64')].join(' ') }),
  };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const options: https.RequestOptions = {
    host,
    // Node would take the name from the header, which is the server's.
    servername: isIP(host) === 0 ? host : '',
    port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
    method: 'CONNECT',
    path: target,
    headers,
    agent: false,
    signal,
  };
  return new Promise((resolve, reject) => {
    const fail = (reason: string, cause?: unknown): void => reject(new ConnectError('proxy', reason, cause));
    const request = url.protocol === 'https:' ? https.request({ ...options, ca: [...ca] }) : http.request(options);
    request.once(
      'connect',
      ({ statusCode = 0, statusMessage = '' }: http.IncomingMessage, socket: Socket, head: Buffer) => {
        if (statusCode >= 200 && statusCode < 300) {
          if (head.length > 0) socket.unshift(head);
          resolve(socket);
          return;
        }
        socket.destroy();
        fail(`the proxy answered ${statusCode} ${statusMessage}`.trim());
      },
    );
    request.once('response', response => {
      response.destroy();
      fail('the proxy answered without a tunnel');
    });
    request.once('error', error => fail(`the proxy: ${error.message}`, error));
    request.end();
  });
}
