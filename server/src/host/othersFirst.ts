import { setImmediate } from 'node:timers/promises';

/**
 * Turns of the loop that a question takes from the stream to its answer there: it is cut out, decoded, dispatched, and
 * the answer is encoded and written, each in a turn of its own.
 */
const TURNS = 5;

/** Resolves once every question that has come is answered. Long work that waits for it between its parts delays none. */
export async function othersFirst(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await setImmediate();
}
