import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { answerFailure } from './answerFailure';
import type { DremioLogin } from './dremioLogin';
import { parseExact, record, text } from './json';
import type { Transport } from './transport';
import { unlessAborted } from './waiting';

/** The `Authorization` header of one user: made from a token, or from a login that is done once and shared. */
export class Session {
  readonly #login: DremioLogin;
  readonly #transport: Transport;
  readonly #origin: string;
  #header: Promise<string> | undefined;

  constructor(login: DremioLogin, transport: Transport, origin: string) {
    this.#login = login;
    this.#transport = transport;
    this.#origin = origin;
  }

  /** Rejects with `auth.rejected` when Dremio does not take the password. */
  authorization(signal?: AbortSignal): Promise<string> {
    const login = this.#login;
    if (login.kind === 'token') return Promise.resolve(['Bearer', login.token.reveal()].join(' '));
    this.#header ??= this.#logIn(login.user, login.password.reveal()).catch((error: unknown) => {
      this.#header = undefined;
      throw error;
    });
    return unlessAborted(this.#header, signal);
  }

  /** Drops a login that Dremio no longer takes; false when there is nothing to log in with again. */
  forget(): boolean {
    if (this.#login.kind === 'token') return false;
    this.#header = undefined;
    return true;
  }

  async #logIn(userName: string, password: string): Promise<string> {
    const body = { userName, password };
    const answer = await this.#transport.send({ method: 'POST', path: '/apiv2/login', body });
    if (answer.status < 200 || answer.status > 299) throw answerFailure(answer, this.#origin);
    const token = answer.isJson ? text(record(parseExact(answer.text))['token']) : undefined;
    if (token === undefined)
      throw new Failure(
        'connection.protocol',
        l10n.t('{0} answers, but not as Dremio does. Check the host and the REST port.', this.#origin),
        { origin: this.#origin },
      );
    // A login's token goes without a blank; open-source Dremio takes it as Bearer only since version 26.
    return `_dremio${token}`;
  }
}
