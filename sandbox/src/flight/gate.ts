import { Metadata, status } from '@grpc/grpc-js';
import type { Logins } from '../logins';
import { FlightError } from './flightStatus';
import type { Sessions } from './sessions';

/** Who calls, and what the answer's headers tell them. */
export interface Visitor {
  readonly user: string;
  readonly sessionId: string;
  readonly headers: Metadata;
}

const COOKIE = 'SESSION_ID';

/**
 * Lets nobody in without a login.
 *
 * Any call may bring `authorization: Basic`, and gets its token back as `authorization: Bearer` in the headers of the
 * answer; later calls bring that. Without a `SESSION_ID` cookie a session is opened and named in `set-cookie`.
 */
export class Gate {
  readonly #logins: Pick<Logins, 'login' | 'userOf'>;
  readonly #sessions: Sessions;

  constructor(logins: Pick<Logins, 'login' | 'userOf'>, sessions: Sessions) {
    this.#logins = logins;
    this.#sessions = sessions;
  }

  /** @throws FlightError UNAUTHENTICATED, with a sentence that says what was wrong. */
  admit(request: Metadata): Visitor {
    const headers = new Metadata();
    const user = this.#userOf(request, headers);
    const given = cookieOf(request);
    if (given !== undefined && !this.#sessions.use(given, user)) throw unknownSession();
    if (given !== undefined) return { user, sessionId: given, headers };
    const sessionId = this.#sessions.open(user);
    headers.set('set-cookie', `${COOKIE}=${sessionId}`);
    return { user, sessionId, headers };
  }

  /** Ends the visitor's session: the cookie is worth nothing afterwards. */
  dismiss(visitor: Visitor): void {
    this.#sessions.close(visitor.sessionId);
  }

  #userOf(request: Metadata, headers: Metadata): string {
    const [scheme = '', credentials = ''] = headerOf(request, 'authorization').split(/ +/, 2);
    switch (scheme.toLowerCase()) {
      case 'basic':
        return this.#login(credentials, headers);
      case 'bearer': {
        const user = this.#logins.userOf(credentials);
        if (user !== undefined) return user;
        throw unauthenticated('The token is not valid or has expired. Log in again.');
      }
      default:
        throw unauthenticated('No credentials were given. Log in with a user name and a password, or bring a token.');
    }
  }

  #login(credentials: string, headers: Metadata): string {
    const text = Buffer.from(credentials, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    const user = text.slice(0, Math.max(colon, 0));
    const token = this.#logins.login(user, text.slice(colon + 1));
    if (token === undefined) throw unauthenticated('Login failed: invalid user name or password.');
    headers.set('authorization', `Bearer ${token}`);
    return user;
  }
}

function unauthenticated(sentence: string): FlightError {
  return new FlightError(status.UNAUTHENTICATED, sentence);
}

/** Dremio's own words: clients look for them, drop the cookie and try again. */
function unknownSession(): FlightError {
  return unauthenticated('UserSession is not available in the cache');
}

function headerOf(request: Metadata, name: string): string {
  return request.get(name)[0]?.toString() ?? '';
}

function cookieOf(request: Metadata): string | undefined {
  for (const header of request.get('cookie'))
    for (const pair of header.toString().split(';')) {
      const [name, value] = pair.trim().split('=', 2);
      if (name === COOKIE) return value;
    }
  return undefined;
}
