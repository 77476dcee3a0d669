import type { FileToRead } from '../../service/workspace/factsReader';
import type { FactsCache } from './factsCache';
import type { SentFiles } from './messages';
import { readTextFile } from './readTextFile';

/** Reads files and packs them for another thread; the bytes are theirs alone, so that they can be handed over. */
export function sendFiles(files: readonly FileToRead[], cache: FactsCache): SentFiles {
  const pieces: string[] = [];
  const facts: string[] = [];
  for (const { path, ...kind } of files) {
    const text = readTextFile(path);
    const told = text === undefined ? undefined : cache.factsOf(kind, text);
    facts.push(told?.facts ?? 'null');
    // The rows of a seed are none of ours.
    pieces.push(text === undefined || kind.role === 'seed' ? '' : text, told?.uses ?? '');
  }
  return { paths: files.map(({ path }) => path), facts: `[${facts.join()}]`, ...packed(pieces) };
}

/** Texts one behind the other in UTF-8, and where each ends. */
function packed(pieces: readonly string[]): Pick<SentFiles, 'bytes' | 'ends'> {
  const ends = new Uint32Array(pieces.length);
  for (const [at, piece] of pieces.entries()) ends[at] = (ends[at - 1] ?? 0) + Buffer.byteLength(piece);
  const bytes = new Uint8Array(ends.at(-1) ?? 0);
  const buffer = Buffer.from(bytes.buffer);
  for (const [at, piece] of pieces.entries()) buffer.write(piece, ends[at - 1] ?? 0);
  return { bytes, ends };
}
