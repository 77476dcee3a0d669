import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** Bytes that are gathered before they are written. */
const WRITE_AT = 256 * 1024;

/**
 * The rows of one job, kept in a file so that a large result costs no memory: a line of JSON for each row.
 *
 * The file goes with `dispose`.
 */
export class ResultFile {
  readonly #path: string;
  readonly #file: number;
  /** Where each row starts, and at the end where the next one would. */
  #starts = new Float64Array(1024);
  #rows = 0;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'w');
  }

  get rows(): number {
    return this.#rows;
  }

  /** Adds a row, given as one line of text. */
  add(line: string): void {
    const bytes = Buffer.from(`${line}\n`, 'utf8');
    if (this.#rows + 2 > this.#starts.length) this.#grow();
    const start = this.#starts[this.#rows] ?? 0;
    this.#rows += 1;
    this.#starts[this.#rows] = start + bytes.length;
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= WRITE_AT) this.flush();
  }

  /** Must follow the last row before any is read. */
  flush(): void {
    if (this.#waitingBytes > 0) writeSync(this.#file, Buffer.concat(this.#waiting));
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** The lines of the rows from an offset on, at most `limit`. */
  async lines(offset: number, limit: number): Promise<readonly string[]> {
    const from = Math.min(offset, this.#rows);
    const to = Math.min(from + limit, this.#rows);
    const [start, end] = [this.#starts[from] ?? 0, this.#starts[to] ?? 0];
    if (start === end) return [];
    const file = await open(this.#path, 'r');
    try {
      const bytes = Buffer.alloc(end - start);
      await file.read(bytes, 0, bytes.length, start);
      return bytes.toString('utf8', 0, bytes.length - 1).split('\n');
    } finally {
      await file.close();
    }
  }

  dispose(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }

  #grow(): void {
    const larger = new Float64Array(this.#starts.length * 2);
    larger.set(this.#starts);
    this.#starts = larger;
  }
}
