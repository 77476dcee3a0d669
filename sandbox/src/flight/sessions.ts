import { randomUUID } from 'node:crypto';

/** Dremio's `usersessions.ttl.seconds`: a session that is not used for two hours is gone. */
const LIFE_MS = 120 * 60 * 1000;
/** Clients that ignore cookies open a session with every call, so the oldest ones make room. */
const MOST = 10_000;

interface Session {
  readonly user: string;
  readonly until: number;
}

/** The sessions that a `SESSION_ID` cookie names. */
export class Sessions {
  readonly #now: () => number;
  /** In the order of their last use. */
  readonly #byId = new Map<string, Session>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Opens a session and gives its id. */
  open(user: string): string {
    const id = randomUUID();
    this.#touch(id, user);
    for (const oldest of this.#byId.keys()) {
      if (this.#byId.size <= MOST) break;
      this.#byId.delete(oldest);
    }
    return id;
  }

  /** Whether that session is this user's and alive; it then lives on for its whole time. */
  use(id: string, user: string): boolean {
    const session = this.#byId.get(id);
    if (session?.user !== user) return false;
    this.#byId.delete(id);
    if (session.until <= this.#now()) return false;
    this.#touch(id, user);
    return true;
  }

  close(id: string): void {
    this.#byId.delete(id);
  }

  #touch(id: string, user: string): void {
    this.#byId.set(id, { user, until: this.#now() + LIFE_MS });
  }
}
