import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NOTE_PREFIX, notedPart } from '../export/partNote';
import { SPILL_PREFIX } from './spillFile';

/**
 * Removes files of processes that ended without doing it themselves, and the parts of exports that they left; those of
 * living ones stay. To be called at the start, and before more of the disk is taken.
 */
export function removeLeftOvers(folder: string, isAlive: (pid: number) => boolean = isRunning): void {
  for (const name of namesIn(folder)) {
    const owner = ownerOf(name);
    if (owner === undefined || isAlive(owner)) continue;
    const path = join(folder, name);
    if (name.startsWith(NOTE_PREFIX)) removeNoted(path);
    else remove(path);
  }
}

/** The process whose file it is. */
function ownerOf(name: string): number | undefined {
  const prefix = [SPILL_PREFIX, NOTE_PREFIX].find(each => name.startsWith(each));
  const [, pid] = prefix === undefined ? [] : (/^(\d+)-/.exec(name.slice(prefix.length)) ?? []);
  return pid === undefined ? undefined : Number(pid);
}

function removeNoted(note: string): void {
  try {
    const part = notedPart(note);
    if (part !== undefined) rmSync(part, { force: true });
    rmSync(note, { force: true });
  } catch {
    return; // As in `remove`: the note stays for the next start.
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
