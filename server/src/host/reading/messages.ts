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

/** A file as a thread hands it over: its facts as JSON, which arrives sooner than a tree of objects. */
export interface SentFile {
  readonly path: string;
  readonly text: string | undefined;
  readonly facts: string;
}

/** What a reading thread answers: some of the files of an order, `last` with the last of them. */
export interface ReadingAnswer {
  readonly id: number;
  readonly files: readonly SentFile[];
  readonly last: boolean;
}
