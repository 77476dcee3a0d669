import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { factsOf, type WrittenFacts } from '../../service/project/index/factsText';
import type { LastRun } from '../../service/project/lastRun';
import { InlineReader, type FactsReader, type FileToRead, type ReadFile } from '../../service/workspace/factsReader';
import type { WorkspaceFiles } from '../../service/workspace/workspaceFiles';
import { returnMemory } from '../returnMemory';
import type { ManifestAnswer, ReadingAnswer, ReadingOrder, ReadingSetup, SentFiles } from './messages';
import { SentSource } from './sentSource';

/** Fewer files than these are read before a thread would have started. */
const FEW = 150;
/** Bytes of a cache of facts, whose project has some hundred files at least. */
const LARGE = 200_000;
/** Time between the end of reading and the giving back of memory, in milliseconds. */
const PAUSE = 1_500;
/** Letters at the end of a path by which files are shared between threads. */
const TELLING = 16;
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

  /** Who had many files the last time has many again. */
  prepare(files?: number): void {
    const areMany = files === undefined ? sizeOf(this.#cacheFile(0)) > LARGE : files >= FEW;
    if (areMany) this.#threads ??= this.#start();
  }

  read(files: readonly FileToRead[]): AsyncIterable<readonly ReadFile[]> {
    const threads = files.length < FEW ? (this.#threads ?? []) : (this.#threads ??= this.#start());
    // None is there for a few files; none is left when all have ended before their time.
    if (threads.length === 0) return this.#inline.read(files);
    return this.#received(new Reading(files, threads, (this.#orders += 1)));
  }

  async *#received(order: Reading): AsyncIterable<readonly ReadFile[]> {
    yield* order.batches();
    yield* this.#inline.read(order.missing());
  }

  /** On a thread of its own that ends with it: a manifest of 100 MB takes seconds and much memory. */
  async readManifest(path: string): Promise<LastRun | 'broken' | undefined> {
    const workerData: ReadingSetup = { cacheFile: undefined };
    const thread = new Worker(this.#options.script, { workerData, name: 'lakehouse-manifest' });
    return new Promise(resolve => {
      // A thread that fails, for want of memory, is as good as a file that cannot be read.
      const fail = () => resolve('broken');
      thread.on('error', fail).on('exit', fail);
      thread.once('message', ({ lastRun }: ManifestAnswer) => {
        resolve(lastRun);
        thread.postMessage({ kind: 'finish' } satisfies ReadingOrder);
      });
      thread.postMessage({ kind: 'manifest', path } satisfies ReadingOrder);
    });
  }

  rest(): void {
    if (this.#threads === undefined) return;
    for (const thread of this.#threads) thread.postMessage({ kind: 'finish' } satisfies ReadingOrder);
    this.#threads = undefined;
    // What waited for the project is answered first.
    setTimeout(returnMemory, PAUSE).unref();
  }

  #start(): readonly Worker[] {
    return Array.from({ length: THREADS }, (_, at) => {
      const workerData: ReadingSetup = { cacheFile: this.#cacheFile(at) };
      const thread = new Worker(this.#options.script, { workerData, name: `lakehouse-reading-${at + 1}` });
      // An error that nobody listens to would end the server.
      return thread.on('error', () => this.#lose(thread)).on('exit', () => this.#lose(thread));
    });
  }

  #cacheFile(thread: number): string | undefined {
    const folder = this.#options.cacheFolder();
    return folder === undefined ? undefined : join(folder, `facts-${thread + 1}-of-${THREADS}.txt`);
  }

  /** A thread that has ended answers no further order. */
  #lose(thread: Worker): void {
    this.#threads = this.#threads?.filter(one => one !== thread);
  }
}

/** One order to all threads, with what came of it so far. */
class Reading {
  readonly #waiting: Map<string, FileToRead>;
  readonly #arrived: SentFiles[] = [];
  #open: number;
  #wake: () => void = () => undefined;

  constructor(files: readonly FileToRead[], threads: readonly Worker[], id: number) {
    this.#waiting = new Map(files.map(file => [file.path, file]));
    this.#open = threads.length;
    // The same file comes to the same thread at every start: each keeps a cache of its own.
    const shares = threads.map((): FileToRead[] => []);
    for (const file of files) shares[letterSum(file.path) % threads.length]?.push(file);
    for (const [at, thread] of threads.entries()) {
      this.#listen(thread, id);
      thread.postMessage({ kind: 'read', id, files: shares[at] ?? [] } satisfies ReadingOrder);
    }
  }

  async *batches(): AsyncIterable<readonly ReadFile[]> {
    for (;;) {
      const batch = this.#arrived.shift();
      // Read only now: many batches may arrive at once, and others wait to be answered.
      if (batch !== undefined) yield this.#received(batch);
      else if (this.#open === 0) return;
      else await new Promise<void>(resolve => (this.#wake = resolve));
    }
  }

  /** Files that no thread handed over, because it ended, or in a form that cannot be read. */
  missing(): readonly FileToRead[] {
    return [...this.#waiting.values()];
  }

  #received({ paths, facts, bytes, ends }: SentFiles): readonly ReadFile[] {
    try {
      // A thread of ours wrote it, or a cache that such a thread wrote.
      const written = JSON.parse(facts) as readonly (WrittenFacts | null)[];
      const files = paths.map((path, at): ReadFile => {
        const told = written[at] ?? undefined;
        if (told === undefined) return { path, content: undefined };
        const kind = this.#waiting.get(path);
        const [start = 0, middle = 0, end = 0] = [at === 0 ? 0 : ends[2 * at - 1], ends[2 * at], ends[2 * at + 1]];
        const isText = kind !== undefined && kind.role !== 'seed';
        const source = isText ? new SentSource(bytes, { start, middle, end }, kind) : undefined;
        return { path, content: { source, facts: factsOf(told) } };
      });
      for (const path of paths) this.#waiting.delete(path);
      return files;
    } catch {
      // A cache that was damaged on disk: the files themselves are read.
      return [];
    }
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
      if (answer.last) end();
      else this.#wake();
    };
    thread.on('message', take).on('error', end).on('exit', end);
  }
}

/** Bytes of a file; none for one that cannot be looked at. */
function sizeOf(file: string | undefined): number {
  try {
    return file === undefined ? 0 : statSync(file).size;
  } catch {
    return 0;
  }
}

/** A number that spreads files: of the last letters of a path, which differ. */
function letterSum(path: string): number {
  let sum = 0;
  for (let at = Math.max(0, path.length - TELLING); at < path.length; at++) sum += path.charCodeAt(at);
  return sum;
}
