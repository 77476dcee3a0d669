import type { FileSource } from '../../service/project/index/fileRecord';
import { readFacts, type FileKind } from '../../service/project/index/fileFacts';
import type { NameUse } from '../../service/project/read/nameUse';

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** Where the text of a file starts in the bytes, and the JSON of its names, which may be empty, starts and ends. */
export interface SentPlace {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

/** The text of a file and the names in it, as the bytes that a reading thread sent; made anew each time they are asked for. */
export class SentSource implements FileSource {
  readonly #bytes: Uint8Array;
  readonly #place: SentPlace;
  readonly #kind: FileKind;

  constructor(bytes: Uint8Array, place: SentPlace, kind: FileKind) {
    this.#bytes = bytes;
    this.#place = place;
    this.#kind = kind;
  }

  get text(): string {
    return DECODER.decode(this.#bytes.subarray(this.#place.start, this.#place.middle));
  }

  get uses(): readonly NameUse[] {
    const { middle, end } = this.#place;
    if (middle === end) return [];
    try {
      // A thread of ours wrote it, or a cache that such a thread wrote.
      return JSON.parse(DECODER.decode(this.#bytes.subarray(middle, end))) as readonly NameUse[];
    } catch {
      // A cache that was damaged on disk.
      return readFacts(this.#kind, this.text).uses;
    }
  }
}
