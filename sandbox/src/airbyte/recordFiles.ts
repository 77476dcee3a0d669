import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Failure } from '@lakehouse/base';

interface OpenFile {
  readonly file: WriteStream;
  /** Settles when the file is closed; rejects with what went wrong before. */
  readonly ended: Promise<void>;
}

/** The records of a sync on their way to bronze: a file of lines for each stream. */
export class RecordFiles {
  readonly #folder: string;
  readonly #open = new Map<string, OpenFile>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where the lines of a stream are. */
  path(stream: string): string {
    return join(this.#folder, `${encodeURIComponent(stream)}.jsonl`);
  }

  /** Writes a line; settles when there is room for the next. Rejects with `storage.full` when the disk is. */
  async write(stream: string, line: string): Promise<void> {
    const { file, ended } = this.#open.get(stream) ?? this.#start(stream);
    // A file that failed has no room ever: without the race the sync would wait for good.
    if (!file.write(`${line}\n`)) await Promise.race([once(file, 'drain'), ended]).catch(refuse);
  }

  /** Rejects with `storage.full` when not every line could be kept. */
  async close(): Promise<void> {
    for (const { file } of this.#open.values()) file.end();
    await Promise.all([...this.#open.values()].map(({ ended }) => ended)).catch(refuse);
  }

  #start(stream: string): OpenFile {
    const file = createWriteStream(this.path(stream));
    const ended = finished(file);
    // Who waits for it hears of it; until then it must not end the sandbox.
    ended.catch(() => undefined);
    const open = { file, ended };
    this.#open.set(stream, open);
    return open;
  }
}

function refuse(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    throw new Failure('storage.full', 'The disk is full: make room and sync again.', {}, error);
  throw error;
}
