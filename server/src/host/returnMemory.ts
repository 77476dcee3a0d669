import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type CollectGarbage = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/**
 * Gives the system back what reading a large project took and no longer needs, about half of it at 10,000 models.
 * The engine would do so only after minutes; it holds up this thread for some 50 ms, so it is done once, when nobody waits.
 */
export function returnMemory(): void {
  setFlagsFromString('--expose-gc');
  // A function that the flag adds to contexts made from now on.
  const collect = runInNewContext('globalThis.gc') as CollectGarbage | undefined;
  collect?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
