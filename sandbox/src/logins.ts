import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secret } from '@lakehouse/base';

/** How long a token is good for, in milliseconds; Dremio's live 30 hours. */
export const TOKEN_LIFE = 30 * 60 * 60 * 1000;

interface Login {
  readonly user: string;
  readonly expires: number;
}

/** The one account of the sandbox, and the tokens it was given. The doors share them, as Dremio's do. */
export class Logins {
  readonly #user: string;
  readonly #password: Secret;
  readonly #now: () => number;
  readonly #tokens = new Map<string, Login>();

  constructor(user: string, password: Secret, now: () => number = Date.now) {
    this.#user = user;
    this.#password = password;
    this.#now = now;
  }

  /** A new token, or undefined when name or password is wrong. */
  login(user: string, password: string): string | undefined {
    if (!same(user.toLowerCase(), this.#user.toLowerCase()) || !same(password, this.#password.reveal()))
      return undefined;
    this.#dropExpired();
    const token = randomBytes(24).toString('hex');
    this.#tokens.set(token, { user: this.#user, expires: this.#now() + TOKEN_LIFE });
    return token;
  }

  /** Whose token it is; undefined for one that is unknown, revoked or expired. */
  userOf(token: string): string | undefined {
    const login = this.#tokens.get(token);
    if (login === undefined) return undefined;
    if (login.expires > this.#now()) return login.user;
    this.#tokens.delete(token);
    return undefined;
  }

  /** How many tokens are remembered. */
  get size(): number {
    return this.#tokens.size;
  }

  revoke(token: string): void {
    this.#tokens.delete(token);
  }

  /** Tokens are good for the same time, so that the oldest, which stand first, end first. Few clients log out. */
  #dropExpired(): void {
    const now = this.#now();
    for (const [token, { expires }] of this.#tokens) {
      if (expires > now) return;
      this.#tokens.delete(token);
    }
  }
}

// Comparing digests keeps the time independent of how much of a guess was right.
function same(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
