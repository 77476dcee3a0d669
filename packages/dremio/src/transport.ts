import { rootCertificates } from 'node:tls';
import { Failure, type Logger } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { Agent, ProxyAgent, type Dispatcher } from 'undici';
import { networkFailure } from './networkFailure';

/** How certificates are judged. */
export interface DremioTls {
  /** PEM texts of authorities to trust in addition to Node's own list. */
  readonly authorities: readonly string[];
  /** Accepts any certificate; only when the user asked for it. */
  readonly insecure: boolean;
}

export interface TransportOptions {
  readonly origin: string;
  readonly tls?: DremioTls;
  /** URL of an HTTP proxy, used with CONNECT for both schemes. */
  readonly proxy?: string;
  /** Milliseconds that connecting, the first byte and any pause may take. */
  readonly timeoutMs: number;
  readonly log?: Logger;
}

/** What goes out. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly authorization?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came back, of whatever status. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly isJson: boolean;
  readonly location: string | undefined;
  /** Seconds that the server asks to wait, from `Retry-After`. */
  readonly retryAfter: number | undefined;
}

/** One HTTP origin. Redirects are never followed: they would carry the credentials to a host that nobody named. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #dispatcher: Dispatcher;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#dispatcher = dispatcherFor(options);
  }

  /** Sends one request. Rejects with a `connection.*` failure when no answer came, `query.cancelled` when it was aborted. */
  async send(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> {
    const { origin, log } = this.#options;
    log?.debug('dremio', 'request', { method: request.method, path: request.path });
    try {
      const answer = await this.#dispatcher.request({
        origin,
        path: request.path,
        method: request.method,
        headers: {
          accept: 'application/json',
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(request.authorization === undefined ? {} : { authorization: request.authorization }),
          ...request.headers,
        },
        body: request.body === undefined ? null : JSON.stringify(request.body),
        signal: signal ?? null,
      });
      return await readAnswer(answer);
    } catch (error) {
      if (signal?.aborted === true) throw new Failure('query.cancelled', l10n.t('Cancelled.'), {}, error);
      throw networkFailure(error, origin);
    }
  }

  /** Closes what is open; requests under way fail. */
  dispose(): void {
    void this.#dispatcher.destroy();
  }
}

function dispatcherFor(options: TransportOptions): Dispatcher {
  const { tls, timeoutMs } = options;
  const connectOptions = {
    timeout: timeoutMs,
    rejectUnauthorized: tls?.insecure !== true,
    ...(tls === undefined || tls.authorities.length === 0 ? {} : { ca: [...rootCertificates, ...tls.authorities] }),
  };
  const limits = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
  return options.proxy === undefined
    ? new Agent({ ...limits, connect: connectOptions })
    : new ProxyAgent({ ...limits, uri: options.proxy, requestTls: connectOptions, connect: { timeout: timeoutMs } });
}

async function readAnswer(answer: Dispatcher.ResponseData): Promise<HttpAnswer> {
  const header = (name: string): string | undefined => {
    const value = answer.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  const retryAfter = Number(header('retry-after'));
  return {
    status: answer.statusCode,
    text: await answer.body.text(),
    isJson: /\bjson\b/.test(header('content-type') ?? ''),
    location: header('location'),
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
  };
}
