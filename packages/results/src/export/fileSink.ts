import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { Buffer } from 'node:buffer';
import { storageFailure } from '../storageFailure';

/** Bytes that are collected before they are written. */
const CHUNK = 1 << 20;

/**
 * A file that is written beside its path and gets its name once it is whole: until then a file that was there before
 * stays as it was.
 */
export class FileSink {
  readonly #path: string;
  readonly #partPath: string;
  readonly #file: FileHandle;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #bytes = 0;

  private constructor(path: string, partPath: string, file: FileHandle) {
    this.#path = path;
    this.#partPath = partPath;
    this.#file = file;
  }

  /** @throws Failure `storage.failed` when there is no such folder, or it may not be written. */
  static async open(path: string): Promise<FileSink> {
    const partPath = `${path}.${randomBytes(4).toString('hex')}.part`;
    try {
      return new FileSink(path, partPath, await open(partPath, 'wx'));
    } catch (error) {
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
    } catch (error) {
      throw storageFailure(error);
    }
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(ignored);
    await rm(this.#partPath, { force: true }).catch(ignored);
  }

  async #flush(): Promise<void> {
    const all = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    try {
      // A single call may write a part of it.
      for (let at = 0; at < all.length;) at += (await this.#file.write(all, at)).bytesWritten;
    } catch (error) {
      throw storageFailure(error);
    }
  }
}

/** The file is given up: whether closing it went well changes nothing. */
function ignored(): void {
  return undefined;
}
