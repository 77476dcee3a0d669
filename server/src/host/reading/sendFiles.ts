import { readFileSync } from 'node:fs';
import type { FileToRead } from '../../service/workspace/factsReader';
import type { FactsCache } from './factsCache';
import type { SentFiles } from './messages';

const NOTHING = new Uint8Array(0);

/** Reads files and packs them for another thread; the bytes are theirs alone, so that they can be handed over. */
export function sendFiles(files: readonly FileToRead[], cache: FactsCache): SentFiles {
  const ends = new Uint32Array(2 * files.length);
  const pieces: Uint8Array[] = [];
  const facts: string[] = [];
  let end = 0;
  for (const [at, { path, ...kind }] of files.entries()) {
    const text = bytesOf(path);
    const told = text && cache.factsOf(kind, text);
    const uses = Buffer.from(told?.uses ?? '');
    facts.push(told?.facts ?? 'null');
    // The rows of a seed are none of ours.
    const kept = text === undefined || kind.role === 'seed' ? NOTHING : text;
    pieces.push(kept, uses);
    ends[2 * at] = end += kept.length;
    ends[2 * at + 1] = end += uses.length;
  }
  return { paths: files.map(({ path }) => path), facts: `[${facts.join()}]`, bytes: joined(pieces, end), ends };
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    // Gone meanwhile, a folder, or not ours to read: to the service it is not there.
    return undefined;
  }
}
