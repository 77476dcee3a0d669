import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { CallError } from '../channel/callError';
import type { Channel } from '../channel/channel';
import { Metadata } from '../channel/metadata';
import { status } from '../channel/status';
import { flightService } from '../wire/flightService';
import type { Action } from '../wire/flightMessages';
import {
  type SetSessionOptionsErrorValue,
  SetSessionOptionsRequest,
  SetSessionOptionsResult,
} from '../wire/sessionMessages';
import { callFailure, isUnauthenticated } from './callFailure';
import { callSilently, callStreaming, type CallTerms } from './calls';
import { CookieJar } from './cookieJar';
import type { FlightClientOptions } from './flightClientOptions';

const LOGIN_MS = 20_000;

/**
 * The login at one server: what every call must carry, and how it is got again when it has run out.
 *
 * A password is exchanged once for the server's own token, in the headers of a handshake. A server without handshake
 * gets the password with each call. Cookies of any answer go with the next call; Dremio keeps its session in one.
 */
export class Session {
  readonly #channel: Channel;
  readonly #options: FlightClientOptions;
  readonly #address: string;
  readonly #cookies = new CookieJar();
  #authorization: string | undefined;
  #opening: Promise<void> | undefined;

  constructor(channel: Channel, options: FlightClientOptions, address: string) {
    this.#channel = channel;
    this.#options = options;
    this.#address = address;
  }

  /** Logs in unless that is done or under way. Rejects with a `Failure`, and then the next call tries again. */
  open(): Promise<void> {
    this.#opening ??= this.#logIn().catch((error: unknown) => {
      this.#opening = undefined;
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
      this.#opening = undefined;
      this.#cookies.clear();
    }
    return this.open();
  }

  /** Headers for the next call, and where its answer's headers go. */
  terms(): Pick<CallTerms, 'metadata' | 'heard'> {
    const { headers = {} } = this.#options;
    const metadata = Metadata.of({ ...headers, authorization: this.#authorization, cookie: this.#cookies.header() });
    return { metadata, heard: answer => this.#takeCookies(answer) };
  }

  #takeCookies(answer: Metadata): void {
    for (const header of answer.texts('set-cookie')) this.#cookies.take(header);
  }

  async #logIn(): Promise<void> {
    const { credentials, projectId } = this.#options;
    switch (credentials.kind) {
      case 'none':
        break;
      case 'token':
        this.#authorization = ['Bearer', credentials.token.reveal()].join(' ');
        break;
      case 'password':
        this.#authorization = await this.#shakeHands(basic(credentials.user, credentials.password.reveal()));
        break;
    }
    if (projectId !== undefined) await this.#choose(projectId);
  }

  /** Gives the authorization that the server wants from now on: its token, or once more the password's. */
  async #shakeHands(authorization: string): Promise<string> {
    let bearer: string | undefined;
    const terms: CallTerms = {
      metadata: Metadata.of({ ...this.#options.headers, authorization }),
      heard: answer => {
        this.#takeCookies(answer);
        bearer ??= answer.texts('authorization').find(isBearer);
      },
      timeoutMs: this.#options.loginMs ?? LOGIN_MS,
    };
    try {
      await drain(callSilently(this.#channel, flightService.Handshake, terms));
    } catch (error) {
      // A Flight server need not know the handshake; one that does not may still read the header of each call.
      if (!(error instanceof CallError) || error.code !== status.UNIMPLEMENTED) throw error;
    }
    return bearer ?? authorization;
  }

  async #choose(projectId: string): Promise<void> {
    const stringValue = { stringValue: projectId, boolValue: undefined, int64Value: undefined, doubleValue: undefined };
    const option = { key: 'project_id', value: { ...stringValue, stringListValue: undefined } };
    const body = SetSessionOptionsRequest.encode({ sessionOptions: [option] });
    const terms = { ...this.terms(), timeoutMs: this.#options.loginMs ?? LOGIN_MS };
    const action: Action = { type: 'SetSessionOptions', body };
    for await (const result of callStreaming(this.#channel, flightService.DoAction, action, terms)) {
      const refused: SetSessionOptionsErrorValue | undefined = SetSessionOptionsResult.decode(result.body).errors[0]
        ?.value?.value;
      if (refused !== undefined) throw unknownProject(projectId);
    }
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

function basic(user: string, password: string): string {
  return ['Basic', Buffer.from(`${user}:${password}`).toString('base64')].join(' ');
}

function isBearer(value: string): boolean {
  return /^bearer \S/i.test(value);
}

async function drain(messages: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of messages);
}
