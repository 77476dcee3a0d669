import { readFileSync } from 'node:fs';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The text of a file without a byte order mark, as editors have it: offsets then agree. Undefined for one that is gone
 * meanwhile, a folder, or not ours to read.
 */
export function readTextFile(path: string): string | undefined {
  try {
    // At once as a text: for many small files that takes half the time of reading bytes first.
    const text = readFileSync(path, 'utf8');
    return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  } catch {
    return undefined;
  }
}
