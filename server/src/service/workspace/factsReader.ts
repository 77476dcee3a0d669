import { readFacts, type FileFacts, type FileKind } from '../project/index/fileFacts';
import type { FileSource } from '../project/index/fileRecord';
import { readManifest, type LastRun } from '../project/lastRun';
import type { FilePath } from '../text/filePath';
import type { WorkspaceFiles } from './workspaceFiles';

/** A file that is to be read, and what for. */
export interface FileToRead extends FileKind {
  readonly path: FilePath;
}

/** A file as it was read; without content when it is not there. */
export interface ReadFile {
  readonly path: FilePath;
  readonly content: { readonly source: FileSource | undefined; readonly facts: FileFacts } | undefined;
}

/** Reads many files and what they say, in batches of any order. The host may do it on other threads. */
export interface FactsReader {
  /**
   * Files may be asked for soon: what takes time before the first one can be read may begin.
   *
   * @param files how many at least, once somebody has counted
   */
  prepare(files?: number): void;
  /** Begins at once where others do the work. */
  read(files: readonly FileToRead[]): AsyncIterable<readonly ReadFile[]>;
  /** Reads the names in a `manifest.json`, which may be large; undefined for one that is not there. */
  readManifest(file: FilePath): Promise<LastRun | 'broken' | undefined>;
  /** All is read for now: what is held to read fast may be let go, what is known may be kept for the next start. */
  rest(): void;
}

/** Files that are read from disk at once. */
const AT_ONCE = 64;

/** Reads on the thread that asks. */
export class InlineReader implements FactsReader {
  readonly #files: Pick<WorkspaceFiles, 'read'>;

  constructor(files: Pick<WorkspaceFiles, 'read'>) {
    this.#files = files;
  }

  prepare(): void {
    // Nothing takes time.
  }

  async *read(files: readonly FileToRead[]): AsyncIterable<readonly ReadFile[]> {
    for (let at = 0; at < files.length; at += AT_ONCE) {
      const batch = files.slice(at, at + AT_ONCE);
      const texts = await Promise.all(batch.map(({ path }) => this.#files.read(path)));
      // One by one, so that whoever takes them can pause between.
      for (const [index, file] of batch.entries()) yield [readFile(file, texts[index])];
    }
  }

  async readManifest(file: FilePath): Promise<LastRun | 'broken' | undefined> {
    const text = await this.#files.read(file);
    return text === undefined ? undefined : (readManifest(text) ?? 'broken');
  }

  rest(): void {
    // Nothing is held.
  }
}

function readFile(file: FileToRead, text: string | undefined): ReadFile {
  if (text === undefined) return { path: file.path, content: undefined };
  const { uses, ...facts } = readFacts(file, text);
  return { path: file.path, content: { source: file.role === 'seed' ? undefined : { text, uses }, facts } };
}
