import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { Buffer } from 'node:buffer';
import { storageFailure } from '../storageFailure';
import { notePart, partPathOf } from './partNote';

/** Bytes that are collected before they are written. */
const CHUNK = 1 << 20;

/** Bytes of a piece that is written by itself, on an average. */
const LARGE = 1 << 16;

/**
 * A file that is written beside its path and gets its name once it is whole: until then a file that was there before
 * stays as it was.
 */
export class FileSink {
  readonly #path: string;
  readonly #partPath: string;
  readonly #file: FileHandle;
  readonly #forget: () => void;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #bytes = 0;

  private constructor(path: string, part: { readonly path: string; readonly forget: () => void }, file: FileHandle) {
    this.#path = path;
    this.#partPath = part.path;
    this.#forget = part.forget;
    this.#file = file;
  }

  /**
   * @param noteFolder Where a part is noted as long as it is there, for `removeLeftOvers`; absent for nowhere.
   * @throws Failure `storage.failed` when there is no such folder, or it may not be written.
   */
  static async open(path: string, noteFolder?: string): Promise<FileSink> {
    const partPath = partPathOf(path);
    const forget = noteFolder === undefined ? () => undefined : notePart(noteFolder, partPath);
    try {
      return new FileSink(path, { path: partPath, forget }, await open(partPath, 'wx'));
    } catch (error) {
      forget();
      throw storageFailure(error);
    }
  }

  /** Bytes that were taken so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Takes bytes, which must not change any more. @throws Failure `storage.full` or `storage.failed`. */
  async write(piece: string | Uint8Array): Promise<void> {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    this.#bytes += bytes.length;
    if (this.#waitingBytes >= CHUNK) await this.#flush();
  }

  /** Gives the file its name. */
  async finish(): Promise<void> {
    await this.#flush();
    try {
      await this.#file.sync();
      await this.#file.close();
      await rename(this.#partPath, this.#path);
      this.#forget();
    } catch (error) {
      throw storageFailure(error);
    }
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(ignored);
    await rm(this.#partPath, { force: true }).then(this.#forget, ignored);
  }

  async #flush(): Promise<void> {
    const isSmall = this.#waitingBytes < this.#waiting.length * LARGE;
    // To put large pieces together would take longer than a call for each.
    const pieces = isSmall ? [Buffer.concat(this.#waiting)] : this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    try {
      for (const piece of pieces)
        // A single call may write a part of it.
        for (let at = 0; at < piece.length;) at += (await this.#file.write(piece, at)).bytesWritten;
    } catch (error) {
      throw storageFailure(error);
    }
  }
}

/** The file is given up: whether closing it went well changes nothing. */
function ignored(): void {
  return undefined;
}
