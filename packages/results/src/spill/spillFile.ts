import { closeSync, constants, fstatSync, mkdirSync, openSync, readSync, unlinkSync, writev } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rowsGone } from '../rowsGone';
import { storageFailure } from '../storageFailure';

/** Writes all of some pieces to a file, from a place on. */
export type WritePieces = (fd: number, pieces: readonly Uint8Array[], position: number) => Promise<void>;

/** Bytes of a page that is kept, and how many are. */
const PAGE = 1 << 14;
const PAGES = 512;

/** Windows removes a file with this flag when its last handle is closed (libuv's `UV_FS_O_TEMPORARY`). */
const REMOVED_ON_CLOSE = process.platform === 'win32' ? 0x40 : 0;

/** Begins the names of our files; the number of the process follows. */
export const SPILL_PREFIX = 'lakehouse-rows-';

/**
 * Bytes that do not fit into memory, in a file that only grows and that nobody but its owner sees: it has no name any
 * more once it is open, so that it goes with the process, however that ends. Where a system cannot do that, the next
 * start removes it.
 */
export class SpillFile {
  readonly #fd: number;
  readonly #write: WritePieces;
  readonly #pages = new Map<number, Uint8Array>();
  #size = 0;
  #isOpen = true;

  /** @throws Failure `storage.failed` when the folder cannot be written to. */
  constructor(folder: string, write: WritePieces = writeAll) {
    this.#write = write;
    try {
      mkdirSync(folder, { recursive: true });
      const path = join(folder, `${SPILL_PREFIX}${process.pid}-${randomBytes(6).toString('hex')}`);
      const { O_CREAT, O_EXCL, O_RDWR } = constants;
      this.#fd = openSync(path, O_CREAT | O_EXCL | O_RDWR | REMOVED_ON_CLOSE, 0o600);
      if (REMOVED_ON_CLOSE === 0) unlinkSync(path);
    } catch (error) {
      throw storageFailure(error);
    }
  }

  /** Bytes that lie in the file. */
  get size(): number {
    return this.#isOpen ? fstatSync(this.#fd).size : 0;
  }

  /** Adds pieces one behind the other, and gives the place of the first. One call at a time. @throws Failure `storage.full` or `storage.failed`. */
  async append(pieces: readonly Uint8Array[]): Promise<number> {
    const at = this.#size;
    try {
      await this.#write(this.#fd, pieces, at);
    } catch (error) {
      // What was written of it is written over by the next.
      throw storageFailure(error);
    }
    this.#size = at + pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
    return at;
  }

  /**
   * Reads a stretch into memory of its own. Waits for the disk: it is called for little, or by work in slices.
   *
   * @throws Failure `connection.lost` once the file is closed, or `storage.failed`.
   */
  read(at: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    if (length > PAGE) this.#readInto(bytes, at);
    else for (let done = 0; done < length;) done += this.#copyPage(bytes, done, at + done);
    return bytes;
  }

  /** The bytes are gone. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#pages.clear();
    closeSync(this.#fd);
  }

  #copyPage(bytes: Uint8Array, done: number, at: number): number {
    const number = Math.floor(at / PAGE);
    const start = at - number * PAGE;
    const part = this.#page(number).subarray(start, start + bytes.length - done);
    if (part.length === 0) throw storageFailure(new Error('the file ends too early'));
    bytes.set(part, done);
    return part.length;
  }

  #page(number: number): Uint8Array {
    const kept = this.#pages.get(number);
    // The one used last is at the end. A page at the file's end may have been read before the file grew.
    if (kept !== undefined) this.#pages.delete(number);
    const length = Math.min(PAGE, this.#size - number * PAGE);
    const page = kept?.length === length ? kept : new Uint8Array(length);
    if (page !== kept) this.#readInto(page, number * PAGE);
    this.#pages.set(number, page);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > PAGES && oldest !== undefined) this.#pages.delete(oldest);
    return page;
  }

  #readInto(bytes: Uint8Array, at: number): void {
    // Its number may be another file's by now.
    if (!this.#isOpen) throw rowsGone();
    for (let done = 0; done < bytes.length;) {
      const read = readSync(this.#fd, bytes, done, bytes.length - done, at + done);
      if (read === 0) throw storageFailure(new Error('the file ends too early'));
      done += read;
    }
  }
}

const writePieces = promisify(writev);

/** Pieces that a system takes in one call at least. */
const MOST_PIECES = 512;

/** A call may write a part of what it is given. */
async function writeAll(fd: number, pieces: readonly Uint8Array[], position: number): Promise<void> {
  let waiting = pieces.filter(piece => piece.byteLength > 0);
  let at = position;
  while (waiting.length > 0) {
    const { bytesWritten } = await writePieces(fd, waiting.slice(0, MOST_PIECES), at);
    at += bytesWritten;
    waiting = behind(waiting, bytesWritten);
  }
}

/** What is left of pieces without their first bytes. */
function behind(pieces: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let rest = bytes;
  let first = 0;
  while (first < pieces.length && rest >= (pieces[first]?.byteLength ?? 0)) rest -= pieces[first++]?.byteLength ?? 0;
  const [begun, ...others] = pieces.slice(first);
  return begun === undefined ? [] : [begun.subarray(rest), ...others];
}
