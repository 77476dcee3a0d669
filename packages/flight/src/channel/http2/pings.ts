import { FLAG, FRAME, frame } from './frame';

/** When this side asks whether the other one still lives. */
export interface PingTerms {
  /** Milliseconds between pings while calls are under way. */
  readonly everyMs: number;
  /** Milliseconds in which the answer must come. */
  readonly timeoutMs: number;
  /** Milliseconds of silence after which a new call asks at once: the other side may be gone without a word. */
  readonly suspiciousMs: number;
}

/** What pings need of their connection. */
export interface PingHost {
  /** Whether anybody waits for the other side. */
  isBusy(): boolean;
  write(frame: Buffer): void;
  /** No answer came in time. */
  died(): void;
}

/** Looks so often in each period whether there was a sign of life. */
const LOOKS = 4;

/**
 * Asks the other side for a sign of life. Any byte of it is one.
 *
 * Servers cut off clients that ping without need, so there is never more than one ping on its way, and none while
 * nobody waits.
 */
export class Pings {
  readonly #terms: PingTerms;
  readonly #host: PingHost;
  readonly #interval: NodeJS.Timeout;
  #timeout: NodeJS.Timeout | undefined;
  #heardAt = Date.now();

  constructor(terms: PingTerms, host: PingHost) {
    this.#terms = terms;
    this.#host = host;
    this.#interval = setInterval(() => this.#ifSilent(), terms.everyMs / LOOKS).unref();
  }

  heard(): void {
    this.#heardAt = Date.now();
    if (this.#timeout === undefined) return;
    clearTimeout(this.#timeout);
    this.#timeout = undefined;
  }

  /** Asks along with a new call if that may go nowhere. */
  askIfSuspicious(): void {
    if (this.#silentMs() >= this.#terms.suspiciousMs) this.#ask();
  }

  #ask(): void {
    if (this.#timeout !== undefined) return;
    this.#timeout = setTimeout(() => this.#host.died(), this.#terms.timeoutMs).unref();
    this.#host.write(frame({ type: FRAME.ping, flags: 0, stream: 0 }, Buffer.alloc(8)));
  }

  answer(payload: Uint8Array): void {
    this.#host.write(frame({ type: FRAME.ping, flags: FLAG.ack, stream: 0 }, payload));
  }

  stop(): void {
    clearInterval(this.#interval);
    clearTimeout(this.#timeout);
  }

  #ifSilent(): void {
    if (this.#host.isBusy() && this.#silentMs() >= this.#terms.everyMs) this.#ask();
  }

  /** Since the other side was last heard, by the clock on the wall: a sleeping computer counts. */
  #silentMs(): number {
    return Date.now() - this.#heardAt;
  }
}
