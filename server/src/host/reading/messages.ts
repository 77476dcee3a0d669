import type { LastRun } from '../../service/project/lastRun';
import type { FileToRead } from '../../service/workspace/factsReader';

/** What a reading thread is started with. */
export interface ReadingSetup {
  /** File that keeps the facts from one start to the next; undefined keeps none. */
  readonly cacheFile: string | undefined;
}

/** What a reading thread is told. `finish`: nothing more comes, the cache is written and the thread ends. */
export type ReadingOrder =
  | { readonly kind: 'read'; readonly id: number; readonly files: readonly FileToRead[] }
  | { readonly kind: 'manifest'; readonly path: string }
  | { readonly kind: 'finish' };

/** What a thread answers that was told to read a manifest, and nothing else. */
export interface ManifestAnswer {
  readonly lastRun: LastRun | 'broken' | undefined;
}

/** Files as a thread hands them over: what is needed at once is one text, the rest waits as bytes outside the heap. */
export interface SentFiles {
  readonly paths: readonly string[];
  /** JSON of a list with the facts of each, as `factsText` writes them; null for a file that is not there. */
  readonly facts: string;
  /** One behind the other in UTF-8: for each file its text and JSON of the names in it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where these end in the bytes, two for each file. */
  readonly ends: Uint32Array;
}

/** What a reading thread answers: some of the files of an order, `last` with the last of them. */
export interface ReadingAnswer {
  readonly id: number;
  readonly files: SentFiles;
  readonly last: boolean;
}
