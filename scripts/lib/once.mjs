import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './paths.mjs';

/**
 * Fills a folder of the per-user cache once and gives its path.
 *
 * The name must hold every version that decides the content. A folder left half-filled by a stop is filled anew:
 * the mark of completeness is written last.
 */
export async function once(name, fill) {
  const folder = join(CACHE, name);
  const mark = join(folder, '.complete');
  if (existsSync(mark)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await fill(folder);
  writeFileSync(mark, '');
  return folder;
}

/** Whether `once` has nothing left to do for this name. */
export function isFilled(name) {
  return existsSync(join(CACHE, name, '.complete'));
}
