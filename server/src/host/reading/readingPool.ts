import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { factsOfText } from '../../service/project/index/factsText';
import { InlineReader, type FactsReader, type FileToRead, type ReadFile } from '../../service/workspace/factsReader';
import type { WorkspaceFiles } from '../../service/workspace/workspaceFiles';
import { returnMemory } from '../returnMemory';
import type { ReadingAnswer, ReadingOrder, ReadingSetup, SentFile } from './messages';

/** Fewer files than these are read before a thread would have started. */
const FEW = 150;
/** Time between the end of reading and the giving back of memory, in milliseconds. */
const PAUSE = 1_500;
const THREADS = Math.min(2, availableParallelism());

export interface ReadingPoolOptions {
  /** The bundle of `thread.ts`. */
  readonly script: string;
  /** Folder that keeps facts from one start to the next; undefined keeps none. */
  readonly cacheFolder: () => string | undefined;
}

/**
 * Reads files on threads of their own, so that the thread that answers stays free and a second core helps. They end
 * when all is read, and the memory that they used goes with them. Where threads fail, files are read without.
 */
export class ReadingPool implements FactsReader {
  readonly #inline: InlineReader;
  readonly #options: ReadingPoolOptions;
  #threads: readonly Worker[] | undefined;
  #orders = 0;

  constructor(files: Pick<WorkspaceFiles, 'read'>, options: ReadingPoolOptions) {
    this.#inline = new InlineReader(files);
    this.#options = options;
  }

  async *read(files: readonly FileToRead[]): AsyncIterable<readonly ReadFile[]> {
    if (files.length < FEW && this.#threads === undefined) {
      yield* this.#inline.read(files);
      return;
    }
    const threads = (this.#threads ??= this.#start());
    const order = new Reading(files, threads, (this.#orders += 1));
    yield* order.batches();
    yield* this.#inline.read(order.missing());
  }

  rest(): void {
    if (this.#threads === undefined) return;
    for (const thread of this.#threads) thread.postMessage({ kind: 'finish' } satisfies ReadingOrder);
    this.#threads = undefined;
    // What waited for the project is answered first.
    setTimeout(returnMemory, PAUSE).unref();
  }

  #start(): readonly Worker[] {
    const folder = this.#options.cacheFolder();
    return Array.from({ length: THREADS }, (_, at) => {
      const cacheFile = folder === undefined ? undefined : join(folder, `facts-${at + 1}-of-${THREADS}.txt`);
      const workerData: ReadingSetup = { cacheFile };
      return new Worker(this.#options.script, { workerData, name: `lakehouse-reading-${at + 1}` });
    });
  }
}

/** One order to all threads, with what came of it so far. */
class Reading {
  readonly #waiting: Map<string, FileToRead>;
  readonly #arrived: (readonly SentFile[])[] = [];
  #open: number;
  #wake: () => void = () => undefined;

  constructor(files: readonly FileToRead[], threads: readonly Worker[], id: number) {
    this.#waiting = new Map(files.map(file => [file.path, file]));
    this.#open = threads.length;
    for (const [at, thread] of threads.entries()) {
      // The same file comes to the same thread at every start: each keeps a cache of its own.
      const share = files.filter(({ path }) => letterSum(path) % threads.length === at);
      this.#listen(thread, id);
      thread.postMessage({ kind: 'read', id, files: share } satisfies ReadingOrder);
    }
  }

  async *batches(): AsyncIterable<readonly ReadFile[]> {
    for (;;) {
      const batch = this.#arrived.shift();
      // Read only now: many batches may arrive at once, and others wait to be answered.
      if (batch !== undefined) yield batch.map(file => received(file));
      else if (this.#open === 0) return;
      else await new Promise<void>(resolve => (this.#wake = resolve));
    }
  }

  /** Files that no thread handed over, because it ended. */
  missing(): readonly FileToRead[] {
    return [...this.#waiting.values()];
  }

  #listen(thread: Worker, id: number): void {
    const end = () => {
      thread.off('message', take).off('error', end).off('exit', end);
      this.#open -= 1;
      this.#wake();
    };
    const take = (answer: ReadingAnswer) => {
      if (answer.id !== id) return;
      this.#arrived.push(answer.files);
      for (const { path } of answer.files) this.#waiting.delete(path);
      if (answer.last) end();
      else this.#wake();
    };
    thread.on('message', take).on('error', end).on('exit', end);
  }
}

function received({ path, text, facts }: SentFile): ReadFile {
  return { path, content: text === undefined ? undefined : { text, facts: factsOfText(facts) } };
}

function letterSum(path: string): number {
  let sum = 0;
  for (let at = 0; at < path.length; at++) sum += path.charCodeAt(at);
  return sum;
}
