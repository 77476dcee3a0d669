import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure, type Logger } from '@lakehouse/base';
import { withFileLock } from './fileLock';
import { readEntry, type HistoryEntry } from './historyEntry';

/** Entries that are kept. */
const MOST_ENTRIES = 500;
/** Lines that a file may have before the oldest are taken out; more while several windows add. */
const MOST_LINES = 600;
/** Bytes that the file may have before the oldest entries are taken out, down to half of it. */
const MOST_BYTES = 16 * 1024 * 1024;
/** A line longer than this is not remembered, in bytes. */
const LONGEST_LINE = 1024 * 1024;

/**
 * The queries that were run, in a file with a line for each, so that they survive the window.
 *
 * Adding appends a line and reads nothing. All changes are made under a lock, so that two windows on one folder lose
 * nothing of each other. Nothing here rejects but `clear`, `remove` and `all`: a query is not worth less because it
 * could not be remembered.
 */
export class QueryHistory {
  readonly #file: string;
  readonly #log: Logger;
  /** Changes one after another. */
  #last: Promise<void> = Promise.resolve();
  /** Entries that this window may add before it looks how many the file has. */
  #untilLook = 0;

  constructor(file: string, log: Logger) {
    this.#file = file;
    this.#log = log;
  }

  /** The entries, the newest first. */
  async all(): Promise<readonly HistoryEntry[]> {
    await this.#last;
    return (await this.#read()).slice(-MOST_ENTRIES).toReversed();
  }

  /** Adds an entry; one that cannot be written is left out, and the log says why. */
  async add(entry: HistoryEntry): Promise<void> {
    const line = lineOf(entry);
    if (Buffer.byteLength(line) > LONGEST_LINE) {
      this.#log.info('query', 'a statement is too long to be remembered', { bytes: Buffer.byteLength(line) });
      return;
    }
    await this.#change(async () => {
      const size = await this.#append(line);
      this.#untilLook -= 1;
      if (this.#untilLook <= 0 || size > MOST_BYTES) await this.#compact();
    }).catch((error: unknown) => {
      this.#log.warn('query', 'a query was not remembered', { reason: Failure.from(error).message });
    });
  }

  async remove(id: string): Promise<void> {
    await this.#change(async () => this.#write((await this.#read()).filter(entry => entry.id !== id)));
  }

  async clear(): Promise<void> {
    await this.#change(async () => {
      await rm(this.#file, { force: true });
      // A crash while it was written leaves statements there, too.
      await rm(this.#beside, { force: true });
    });
  }

  /** Where the entries are written before they take the place of the file. */
  get #beside(): string {
    return `${this.#file}.new`;
  }

  #change(work: () => Promise<void>): Promise<void> {
    const changed = this.#last.then(async () => {
      await mkdir(dirname(this.#file), { recursive: true });
      await withFileLock(this.#file, work);
    });
    // Whoever asked hears of a failure; the next change goes on.
    this.#last = changed.catch(() => undefined);
    return changed;
  }

  /** Appends a line, and gives how many bytes the file has then, about. */
  async #append(line: string): Promise<number> {
    const file = await open(this.#file, 'a+', 0o600);
    try {
      const { size } = await file.stat();
      const last = Buffer.alloc(1);
      if (size > 0) await file.read(last, 0, 1, size - 1);
      // A crash may have cut the last line: this one is not to become part of it.
      const begin = size > 0 && last.toString() !== '\n' ? '\n' : '';
      await file.appendFile(begin + line);
      return size + Buffer.byteLength(line);
    } finally {
      await file.close();
    }
  }

  /** Takes out the oldest where there are too many, and knows then when to look again. */
  async #compact(): Promise<void> {
    const entries = await this.#read();
    const fitting = lastWithin(entries, MOST_BYTES);
    const isFull = fitting.length < entries.length || entries.length > MOST_LINES;
    const kept = isFull ? lastWithin(entries.slice(-MOST_ENTRIES), MOST_BYTES / 2) : entries;
    if (isFull) await this.#write(kept);
    this.#untilLook = Math.max(1, MOST_LINES - kept.length);
  }

  /** The entries of the file, the oldest first. */
  async #read(): Promise<readonly HistoryEntry[]> {
    const text = await readFile(this.#file, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    });
    return text.split('\n').flatMap(line => readEntry(line) ?? []);
  }

  /** Beside the file first: a crash leaves the old one. */
  async #write(entries: readonly HistoryEntry[]): Promise<void> {
    await writeFile(this.#beside, entries.map(lineOf).join(''), { mode: 0o600 });
    await rename(this.#beside, this.#file);
  }
}

function lineOf(entry: HistoryEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** The last of the entries that have no more bytes than this together. */
function lastWithin(entries: readonly HistoryEntry[], bytes: number): readonly HistoryEntry[] {
  let left = bytes;
  const tooOld = entries.findLastIndex(entry => (left -= Buffer.byteLength(lineOf(entry))) < 0);
  return entries.slice(tooOld + 1);
}
