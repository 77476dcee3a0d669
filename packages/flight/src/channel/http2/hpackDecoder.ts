import { ERROR_CODE, Http2Error } from './http2Error';
import { decodeHuffman } from './huffman';
import { type HeaderField, STATIC_TABLE } from './staticTable';

/** Bytes that the dynamic table may take: HTTP/2's default, which this side never changes. */
const TABLE_SIZE = 4096;
/** What each entry of the table counts beside its text (RFC 7541, section 4.1). */
const ENTRY_OVERHEAD = 32;
/** Bytes of all headers of one answer; a table of 4 KiB lets few bytes stand for many. */
const MAX_LIST_SIZE = 1024 * 1024;

/** Turns header blocks of one connection into headers; every block must go through it in order (RFC 7541). */
export class HpackDecoder {
  /** Newest first, as the indices count. */
  readonly #table: HeaderField[] = [];
  #size = 0;
  #maxSize = TABLE_SIZE;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;

  /** @throws Http2Error on bytes that are no header block. */
  decode(block: Uint8Array): readonly HeaderField[] {
    this.#bytes = block;
    this.#at = 0;
    const fields: HeaderField[] = [];
    let total = 0;
    while (this.#at < block.length) {
      const field = this.#next(fields.length === 0);
      if (field === undefined) continue;
      total += sizeOf(field);
      if (total > MAX_LIST_SIZE) throw broken('headers of more than 1 MiB');
      fields.push(field);
    }
    return fields;
  }

  /** The next header; nothing where the table's size changes, which only happens before the first one. */
  #next(mayResize: boolean): HeaderField | undefined {
    const first = this.#bytes[this.#at] ?? 0;
    if (first >= 0x80) return this.#entry(this.#integer(7));
    if (first >= 0x40) return this.#remember(this.#literal(6));
    if (first < 0x20) return this.#literal(4);
    if (!mayResize) throw broken('a table size after a header');
    this.#resize(this.#integer(5));
    return undefined;
  }

  #literal(prefixBits: number): HeaderField {
    const index = this.#integer(prefixBits);
    const name = index === 0 ? this.#text() : this.#entry(index)[0];
    return [name, this.#text()];
  }

  #entry(index: number): HeaderField {
    const entry = STATIC_TABLE[index - 1] ?? this.#table[index - STATIC_TABLE.length - 1];
    if (entry === undefined) throw broken(`header number ${index}, which is not known`);
    return entry;
  }

  #remember(field: HeaderField): HeaderField {
    this.#size += sizeOf(field);
    this.#table.unshift(field);
    this.#evict();
    return field;
  }

  #resize(size: number): void {
    if (size > TABLE_SIZE) throw broken(`a table of ${size} bytes`);
    this.#maxSize = size;
    this.#evict();
  }

  #evict(): void {
    while (this.#size > this.#maxSize) {
      const oldest = this.#table.pop();
      if (oldest === undefined) break;
      this.#size -= sizeOf(oldest);
    }
  }

  #integer(prefixBits: number): number {
    const max = 2 ** prefixBits - 1;
    let value = this.#byte() & max;
    if (value < max) return value;
    // Four more bytes are enough for every number that a header of 1 MiB needs.
    for (let i = 0; i < 4; i++) {
      const byte = this.#byte();
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return value;
    }
    throw broken('a number of more than 28 bits');
  }

  #text(): string {
    const isCoded = (this.#bytes[this.#at] ?? 0) >= 0x80;
    const length = this.#integer(7);
    const end = this.#at + length;
    if (end > this.#bytes.length) throw broken('a text that is cut off');
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    const text = isCoded ? decodeHuffman(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    if (text === undefined) throw broken('a text that is not Huffman-coded as it says');
    return text.toString('latin1');
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw broken('a number that is cut off');
    return byte;
  }
}

function sizeOf([name, value]: HeaderField): number {
  return name.length + value.length + ENTRY_OVERHEAD;
}

function broken(what: string): Http2Error {
  return new Http2Error(ERROR_CODE.COMPRESSION_ERROR, `the headers have ${what}`);
}
