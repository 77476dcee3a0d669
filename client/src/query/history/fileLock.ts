import { open, rm, stat } from 'node:fs/promises';
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
 * The lock is a file beside it that only one can create. Rejects with what the work rejects with, with
 * `storage.failed` when others never let go, and as the file system does where no file can be made.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  await take(lock);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (await created(lock)) return;
    if (await isStale(lock)) await rm(lock, { force: true });
    else await pause(RETRY_MS);
  }
  throw new Failure('storage.failed', l10n.t('Another window keeps {0} locked: remove that file.', lock));
}

async function created(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx', 0o600)).close();
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
