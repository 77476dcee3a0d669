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
  readonly #transport: Pick<Transport, 'send'>;
  readonly #origin: string;
  /** The login that is done or under way. */
  #given: Promise<string> | undefined;
  /** The header of the last login that was done. */
  #taken: string | undefined;

  constructor(login: DremioLogin, transport: Pick<Transport, 'send'>, origin: string) {
    this.#login = login;
    this.#transport = transport;
    this.#origin = origin;
  }

  /** Rejects with `auth.rejected` when Dremio does not take the password. */
  authorization(signal?: AbortSignal): Promise<string> {
    const login = this.#login;
    if (login.kind === 'token') return Promise.resolve(['Bearer', login.token.reveal()].join(' '));
    this.#given ??= this.#logIn(login.user, login.password.reveal()).then(
      header => (this.#taken = header),
      (error: unknown) => {
        this.#given = undefined;
        throw error;
      },
    );
    return unlessAborted(this.#given, signal);
  }

  /**
   * Drops a login of which Dremio no longer takes the header; false when there is nothing to log in with again.
   *
   * Of several requests that were refused with one header, the first drops the login: the others find a newer one, done or
   * under way, and leave it.
   */
  forget(refused: string): boolean {
    if (this.#login.kind === 'token') return false;
    if (this.#taken === refused) {
      this.#taken = undefined;
      this.#given = undefined;
    }
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
