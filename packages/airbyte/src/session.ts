import { Failure, type Secret } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { count, record, text } from './json';
import type { Transport } from './transport';

/** How one logs in: not at all, as the old compose deployments do, or with an application's keys. */
export type AirbyteLogin =
  | { readonly kind: 'none' }
  | { readonly kind: 'password'; readonly user: string; readonly password: Secret }
  | { readonly kind: 'application'; readonly clientId: string; readonly clientSecret: Secret };

/** A token is renewed after this part of its life. */
const RENEW_AFTER = 0.8;
/** Airbyte's default, in seconds, for servers that do not say. */
const TOKEN_LIFE = 900;

/** The `Authorization` header: none, fixed, or a token that is fetched once and renewed before it ends. */
export class Session {
  readonly #login: AirbyteLogin;
  readonly #transport: Transport;
  #token: { readonly header: string; readonly until: number } | undefined;

  constructor(login: AirbyteLogin, transport: Transport) {
    this.#login = login;
    this.#transport = transport;
  }

  async authorization(signal?: AbortSignal): Promise<string | undefined> {
    const login = this.#login;
    if (login.kind === 'none') return undefined;
    if (login.kind === 'password')
      return ['Basic', Buffer.from(`${login.user}:${login.password.reveal()}`).toString('base64')].join(' ');
    if (this.#token === undefined || this.#token.until < Date.now())
      this.#token = await this.#fetchToken(login.clientId, login.clientSecret, signal);
    return this.#token.header;
  }

  /** Drops a token that Airbyte no longer takes; false when there is nothing to log in with again. */
  forget(): boolean {
    const had = this.#token !== undefined;
    this.#token = undefined;
    return had;
  }

  async #fetchToken(
    clientId: string,
    clientSecret: Secret,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly header: string; readonly until: number }> {
    // Versions differ in how they spell the grant.
    const grant = { grant_type: 'client_credentials', 'grant-type': 'client_credentials' };
    const body = { client_id: clientId, client_secret: clientSecret.reveal(), ...grant };
    const answer = record(await this.#ask(body, signal));
    const token = text(answer['access_token']);
    if (token === undefined) throw rejected(this.#transport.origin);
    const life = count(answer['expires_in']) || TOKEN_LIFE;
    return { header: ['Bearer', token].join(' '), until: Date.now() + life * 1000 * RENEW_AFTER };
  }

  /** Wrong keys are answered with 400 by some versions, with 401 by others. */
  async #ask(body: object, signal: AbortSignal | undefined): Promise<unknown> {
    try {
      return await this.#transport.send({ path: '/api/v1/applications/token', body }, signal);
    } catch (error) {
      const status = error instanceof Failure ? error.detail['status'] : undefined;
      throw status === 400 || status === 401 ? rejected(this.#transport.origin) : error;
    }
  }
}

function rejected(origin: string): Failure {
  return new Failure('auth.rejected', l10n.t('Airbyte at {0} rejected the client id or its secret.', origin), {
    airbyte: origin,
  });
}
