import { memoryFor } from './messageSink';

/** Below this, fresh memory costs less than looking for used one. */
const SMALLEST = 256 * 1024;
/** Bytes that wait to be used again at most: the few batches of a stream that are on their way at a time. */
const MOST_WAITING = 128 * 1024 * 1024;
/** A piece may be larger than what lands in it by this part, so that batches of about the same size share theirs. */
const SLACK = 1 / 4;
/** Milliseconds after which memory that nobody wanted is let go of. */
const IDLE_MS = 5_000;

/**
 * Memory in which the bodies of messages land, and which is used again where readers give it back.
 *
 * New memory for each batch is what reading costs most: the system has to clear every page of it, and the engine looks
 * through its heap after every 64 MiB for what is no longer used.
 */
export class LandingMemory {
  readonly #waiting: ArrayBuffer[] = [];
  readonly #bodies = new WeakMap<object, ArrayBuffer>();
  #bytes = 0;
  #isWanted = false;
  #timer: NodeJS.Timeout | undefined;

  /** Memory of this length, whose content is whatever it was before. It begins where Arrow wants buffers to begin. */
  take(length: number): Uint8Array<ArrayBuffer> {
    if (length < SMALLEST || this.#waiting.length === 0) return memoryFor(length);
    const most = length * (1 + SLACK);
    const at = this.#waiting.findIndex(({ byteLength }) => byteLength >= length && byteLength <= most);
    const [found] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (found === undefined) return memoryFor(length);
    this.#bytes -= found.byteLength;
    this.#isWanted = true;
    return new Uint8Array(found, 0, length);
  }

  /** Remembers what stands on a body, for the day when it is given back. */
  lent(body: Uint8Array, to: object): void {
    if (body.length >= SMALLEST && body.buffer instanceof ArrayBuffer) this.#bodies.set(to, body.buffer);
  }

  /** Takes back the body on which this stood. Whoever still has a view on it will see the rows of another batch. */
  giveBack(from: object): void {
    const body = this.#bodies.get(from);
    this.#bodies.delete(from);
    if (body !== undefined) this.#keep(body);
  }

  /** Takes back a body on which nothing stands. */
  unused(body: Uint8Array): void {
    if (body.length >= SMALLEST && body.buffer instanceof ArrayBuffer) this.#keep(body.buffer);
  }

  #keep(body: ArrayBuffer): void {
    if (this.#bytes + body.byteLength > MOST_WAITING) return;
    this.#bytes += body.byteLength;
    // Not `transfer`, which would empty the views: after its first use the engine checks each access to any array.
    this.#waiting.push(body);
    this.#timer ??= setInterval(() => this.#letGo(), IDLE_MS).unref();
  }

  /** Unless something of it was wanted since the last time. */
  #letGo(): void {
    const isWanted = this.#isWanted;
    this.#isWanted = false;
    if (isWanted) return;
    this.#waiting.length = 0;
    this.#bytes = 0;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
