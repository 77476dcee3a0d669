import { unlessAborted } from '../scan/steps';
import { Reservation } from './reservation';
import type { WritePieces } from './spillFile';

/** A batch in memory that can be put onto the disk. */
export interface Spillable {
  readonly bytes: number;
  /** Frees the memory. Rejects with a `Failure` when the disk does not take it; the batch stays in memory then. */
  spill(): Promise<void>;
  /** Whether its result is gone, and its memory with it. */
  readonly isGone: boolean;
}

export interface MemoryBudgetOptions {
  /** Bytes of batches that stay in memory. */
  readonly limit: number;
  /** Where the others go. */
  readonly folder: string;
  /** Writes to files; given by tests alone. */
  readonly write?: WritePieces;
}

/** Batches that wait for the disk may take this much beyond the limit, before reading waits too. */
const MOST_WAITING = 32 * 2 ** 20;

/** The memory that all results of a process share: what came first goes to the disk first when it is used up. */
export class MemoryBudget {
  readonly folder: string;
  readonly write: WritePieces | undefined;
  #limit: number;
  #held: Spillable[] = [];
  #everHeld = 0;
  #used = 0;
  #work: Promise<void> | undefined;

  constructor({ limit, folder, write }: MemoryBudgetOptions) {
    this.#limit = limit;
    this.folder = folder;
    this.write = write;
  }

  /** Bytes of batches in memory, with those that wait for the disk, and of what is reserved. */
  get used(): number {
    return this.#used;
  }

  setLimit(bytes: number): void {
    this.#limit = bytes;
    void this.#relieve().catch(ignored);
  }

  /** Takes a batch in. Resolves once there is room for the next. Rejects with `storage.full` or `storage.failed`. */
  async hold(batch: Spillable): Promise<void> {
    this.#held.push(batch);
    this.#everHeld++;
    this.#used += batch.bytes;
    if (this.#used <= this.#limit) return;
    const work = this.#relieve();
    if (this.#used - this.#limit > MOST_WAITING) await work;
    else void work.catch(ignored);
  }

  /** Takes memory for what is there already and cannot go to the disk; room for it is made with the next batch. */
  take(bytes: number): Reservation {
    const reservation = new Reservation(by => (this.#used += by));
    reservation.resize(bytes);
    return reservation;
  }

  /**
   * Takes memory for work, or for something else that cannot go to the disk: batches make room for it, as far as there
   * are any. More than the budget is granted too. Resolves once there is room, or no more can be made; what the disk
   * does not take hinders no work. Rejects with `query.cancelled` once the signal is aborted.
   */
  async reserve(bytes: number, signal?: AbortSignal): Promise<Reservation> {
    const reservation = this.take(bytes);
    if (bytes === 0) return reservation;
    try {
      await unlessAborted(this.#relieve(this.#everHeld).catch(ignored), signal);
      return reservation;
    } catch (error) {
      reservation.dispose();
      throw error;
    }
  }

  /** Resolves once nothing waits for the disk any more. Rejects as `hold` does. */
  async settled(): Promise<void> {
    await this.#relieve();
  }

  /** Forgets batches of results that are gone. */
  drop(): void {
    this.#held = this.#held.filter(batch => {
      if (batch.isGone) this.#used -= batch.bytes;
      return !batch.isGone;
    });
  }

  /** Batches go until the rest fits, or until none is left of the first `end` that ever came. */
  async #relieve(end = Infinity): Promise<void> {
    const isLeft = (): boolean => this.#held.length > 0 && this.#everHeld - this.#held.length < end;
    while (this.#used > this.#limit && isLeft()) {
      this.#work ??= this.#spillFirst().finally(() => (this.#work = undefined));
      await this.#work;
    }
  }

  async #spillFirst(): Promise<void> {
    const [batch] = this.#held;
    if (batch === undefined) return;
    if (!batch.isGone) await batch.spill();
    const at = this.#held.indexOf(batch);
    if (at < 0) return; // Dropped meanwhile.
    this.#held.splice(at, 1);
    this.#used -= batch.bytes;
  }
}

/** Whoever waits for room is told of the failure. */
function ignored(): void {
  return undefined;
}
