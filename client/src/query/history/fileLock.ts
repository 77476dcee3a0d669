import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';

/** Milliseconds between two tries. */
const RETRY_MS = 15;
/** Whoever holds a lock for longer has crashed: the work under it takes milliseconds. */
const STALE_MS = 5000;
/** Tries before giving up: twice as long as a lock needs to become stale. */
const MOST_TRIES = (2 * STALE_MS) / RETRY_MS;

/**
 * Does some short work while no other process that asks for the lock of the same path does any.
 *
 * The lock is a file beside it that only one can create, with a token that says whose it is. Rejects with what the work
 * rejects with, with `storage.failed` when others never let go, and as the file system does where no file can be made.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  const token = randomUUID();
  await take(lock, token);
  try {
    return await work();
  } finally {
    await release(lock, token);
  }
}

async function take(lock: string, token: string): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (await created(lock, token)) return;
    if (!(await isStale(lock)) || !(await hasRemovedStale(lock, token))) await pause(RETRY_MS);
  }
  throw new Failure('storage.failed', l10n.t('Another window keeps {0} locked: remove that file.', lock));
}

/** A holder that was suspended for long may find the lock of whoever took over, which is not its own to remove. */
async function release(lock: string, token: string): Promise<void> {
  const holder = await readFile(lock, 'utf8').catch(() => undefined);
  if (holder === token) await rm(lock, { force: true });
}

/**
 * Removes a lock whose holder has crashed, unless another contender is about to.
 *
 * Those that find the same stale lock take turns and look again in theirs: without that, the second would remove the
 * lock that the first has made meanwhile.
 */
async function hasRemovedStale(lock: string, token: string): Promise<boolean> {
  const turn = `${lock}.turn`;
  if (!(await created(turn, token))) {
    // A crash in the middle of a turn must not keep the others out for ever.
    if (await isStale(turn)) await rm(turn, { force: true });
    return false;
  }
  try {
    if (await isStale(lock)) await rm(lock, { force: true });
    return true;
  } finally {
    await release(turn, token);
  }
}

async function created(lock: string, token: string): Promise<boolean> {
  try {
    await writeFile(lock, token, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(lock: string): Promise<boolean> {
  // One that has just gone is not stale: the next try takes it.
  const made = await stat(lock).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs > STALE_MS;
}
