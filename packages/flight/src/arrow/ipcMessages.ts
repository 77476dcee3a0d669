import type { FlightData } from '../wire/flightData';
import type { LandingMemory } from '../wire/landingMemory';
import { wireFailure } from '../wire/wireFailure';
import { FlatTable } from './flatTable';

const EMPTY = new Uint8Array(0);
/** Place of the body's length in the table of Arrow's `Message.fbs`. */
const BODY_LENGTH = 3;
/** What stands before a message's length, in all but the oldest streams. */
const CONTINUES = -1;
const LENGTH_BYTES = 4;
/** Of a message without its body: of the widest tables it is a few megabytes. */
const MOST_HEADER = 256 * 1024 * 1024;
/** How a file begins, and two bytes that fill up to eight. Then it is as a stream, behind whose end a list follows. */
const FILE_MARK = 'ARROW1';
const FILE_MARK_BYTES = 8;
const PARQUET_MARK = 'PAR1';

/** What bytes that should be Arrow's turn out to be: for formats that are known, but not read here. */
export class ForeignFormatError extends Error {
  override readonly name = 'ForeignFormatError';
}

/**
 * The messages of an Arrow stream or file that comes in pieces of any size: as Flight would send them, without its words.
 *
 * @param memory Where bodies land.
 * @throws Failure `connection.protocol` when the bytes are cut off or are no messages; `ForeignFormatError`.
 */
export async function* ipcMessages(
  pieces: AsyncIterable<Uint8Array>,
  memory: LandingMemory,
): AsyncGenerator<FlightData, void, undefined> {
  const bytes = new Pieces(pieces);
  try {
    let first = await bytes.read(new Uint8Array(LENGTH_BYTES));
    if (first !== undefined && startsWith(first, FILE_MARK.slice(0, LENGTH_BYTES))) {
      await bytes.must(new Uint8Array(FILE_MARK_BYTES - LENGTH_BYTES));
      first = await bytes.read(first);
    } else if (first !== undefined && startsWith(first, PARQUET_MARK)) throw new ForeignFormatError('Parquet');
    for (; first !== undefined; first = await bytes.read(new Uint8Array(LENGTH_BYTES))) {
      const length = int32(first) === CONTINUES ? int32(await bytes.must(first)) : int32(first);
      if (length === 0) return;
      if (length < 0 || length > MOST_HEADER) throw wireFailure(`a header of ${length} bytes`);
      const dataHeader = await bytes.must(new Uint8Array(length));
      const bodyLength = bodyLengthOf(dataHeader);
      const dataBody = bodyLength === 0 ? EMPTY : await bytes.must(memory.take(bodyLength));
      yield { flightDescriptor: undefined, dataHeader, appMetadata: EMPTY, dataBody };
    }
  } finally {
    await bytes.leave();
  }
}

function bodyLengthOf(header: Uint8Array): number {
  let length: number;
  try {
    length = FlatTable.root(header).int64(BODY_LENGTH);
  } catch (error) {
    if (error instanceof RangeError) throw wireFailure(error.message);
    throw error;
  }
  if (length < 0) throw wireFailure(`a body of ${length} bytes`);
  return length;
}

/** Bytes that come in pieces, to be read in other pieces. */
class Pieces {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #piece: Uint8Array = EMPTY;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Fills the memory; gives nothing where the bytes have ended before its first one. */
  async read<T extends Uint8Array>(memory: T): Promise<T | undefined> {
    let at = 0;
    while (at < memory.length) {
      if (this.#piece.length === 0) {
        const next = await this.#pieces.next();
        if (next.done !== true) this.#piece = next.value;
        else if (at === 0) return undefined;
        else throw cut();
      }
      const part = this.#piece.subarray(0, memory.length - at);
      memory.set(part, at);
      at += part.length;
      this.#piece = this.#piece.subarray(part.length);
    }
    return memory;
  }

  async must<T extends Uint8Array>(memory: T): Promise<T> {
    const read = await this.read(memory);
    if (read === undefined) throw cut();
    return read;
  }

  async leave(): Promise<void> {
    await this.#pieces.return?.();
  }
}

function int32(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true);
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, text.length).toString('latin1') === text;
}

function cut(): Error {
  return wireFailure('it ends in the middle of a message');
}
