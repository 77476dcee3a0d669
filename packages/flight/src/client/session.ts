import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { Channel } from '../channel/channel';
import { Metadata } from '../channel/metadata';
import { flightService } from '../wire/flightService';
import { callFailure, isUnauthenticated } from './callFailure';
import { callStreaming, type CallTerms } from './calls';
import { CookieJar } from './cookieJar';
import type { FlightClientOptions } from './flightClientOptions';
import type { Login } from './login/login';
import { logInAs } from './login/logInAs';
import { sessionOptionProblems, sessionOptionsBody } from './sessionOptionValues';

const LOGIN_MS = 20_000;

/**
 * The login at one server: what every call must carry, and how it is got again when it has run out.
 *
 * Cookies of any answer go with the next call; Dremio keeps its session in one.
 */
export class Session {
  readonly #channel: Channel;
  readonly #options: FlightClientOptions;
  readonly #address: string;
  readonly #cookies = new CookieJar();
  #login: Login = { headers: {} };
  #opening: Promise<void> | undefined;

  constructor(channel: Channel, options: FlightClientOptions, address: string) {
    this.#channel = channel;
    this.#options = options;
    this.#address = address;
  }

  /** Logs in unless that is done or under way. Rejects with a `Failure`, and then the next call tries again. */
  open(): Promise<void> {
    if ((this.#login.expiresAt ?? Infinity) <= Date.now()) this.#forget();
    this.#opening ??= this.#logIn().catch((error: unknown) => {
      this.#forget();
      throw callFailure(error, { address: this.#address, doing: 'login' });
    });
    return this.#opening;
  }

  /** Which login a call is made with: given back to `renew` when the server refuses it. */
  get current(): Promise<void> | undefined {
    return this.#opening;
  }

  /**
   * Logs in anew after the server has refused `refused`. Of calls that were refused together only the first does it.
   *
   * A token cannot be renewed; then only the session is opened anew, which is what Dremio asks for after it has
   * forgotten one.
   */
  renew(refused: Promise<void> | undefined): Promise<void> {
    if (this.#opening === refused) {
      this.#forget();
      this.#cookies.clear();
    }
    return this.open();
  }

  /** Headers for the next call, and where its answer's headers go. */
  terms(): Pick<CallTerms, 'metadata' | 'heard'> {
    const { headers = {} } = this.#options;
    const metadata = Metadata.of({ ...headers, ...this.#login.headers, cookie: this.#cookies.header() });
    return { metadata, heard: answer => this.#hear(answer) };
  }

  #hear(answer: Metadata): void {
    for (const header of answer.texts('set-cookie')) this.#cookies.take(header);
    this.#options.onHeaders?.(new Map(answer.entries()));
  }

  #forget(): void {
    this.#opening = undefined;
    this.#login = { headers: {} };
  }

  async #logIn(): Promise<void> {
    const timeoutMs = this.#options.loginMs ?? LOGIN_MS;
    const heard = (answer: Metadata): void => this.#hear(answer);
    this.#login = await logInAs({ channel: this.#channel, options: this.#options, timeoutMs, heard });
    if (this.#options.projectId !== undefined) await this.#choose(this.#options.projectId, timeoutMs);
  }

  async #choose(projectId: string, timeoutMs: number): Promise<void> {
    const action = { type: 'SetSessionOptions', body: sessionOptionsBody({ project_id: projectId }) };
    const terms = { ...this.terms(), timeoutMs };
    for await (const { body } of callStreaming(this.#channel, flightService.DoAction, action, terms))
      if (sessionOptionProblems(body).size > 0) throw unknownProject(projectId);
  }
}

function unknownProject(projectId: string): Failure {
  const message = l10n.t(
    'Dremio does not know the project {0}, or you may not use it. Check the project of the target.',
    projectId,
  );
  return new Failure('auth.forbidden', message, { projectId });
}

/**
 * Does the work with a login, and once more with a new one if the server refuses the first.
 *
 * The work must not have shown anything of its result before it rejects with UNAUTHENTICATED.
 */
export async function withLogin<T>(session: Session, work: () => Promise<T>): Promise<T> {
  await session.open();
  const login = session.current;
  try {
    return await work();
  } catch (error) {
    if (!isUnauthenticated(error)) throw error;
    await session.renew(login);
    return await work();
  }
}
