import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Begins the names of notes; the number of the process follows. */
export const NOTE_PREFIX = 'lakehouse-part-';

/** How the name of a file ends that is not whole yet. */
const PART = /\.[0-9a-f]{8}\.part$/;

/** The path at which a file is written until it is whole. */
export function partPathOf(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}.part`;
}

/**
 * Remembers a part of a file in a folder of ours, so that the next start removes it when this process ends before.
 * What is given back forgets it. A note that cannot be written hinders no export.
 */
export function notePart(folder: string, partPath: string): () => void {
  const note = join(folder, `${NOTE_PREFIX}${process.pid}-${randomBytes(6).toString('hex')}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(note, partPath, { mode: 0o600 });
  } catch {
    return () => undefined;
  }
  return () => rmSync(note, { force: true });
}

/** The path that a note tells; `undefined` when it is none of a part. */
export function notedPart(note: string): string | undefined {
  const path = readFileSync(note, 'utf8');
  return PART.test(path) ? path : undefined;
}
