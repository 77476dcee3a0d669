import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SPILL_PREFIX } from './spillFile';

/** Removes files of processes that ended without doing it themselves; those of living ones stay. */
export function removeLeftOvers(folder: string, isAlive: (pid: number) => boolean = isRunning): void {
  for (const name of namesIn(folder)) {
    const [, pid] = name.startsWith(SPILL_PREFIX) ? (/^(\d+)-/.exec(name.slice(SPILL_PREFIX.length)) ?? []) : [];
    if (pid !== undefined && !isAlive(Number(pid))) remove(join(folder, name));
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // There is no such folder before the first file.
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return; // Another window may have been quicker; what stays is tried again at the next start.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else lives too, though it may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
