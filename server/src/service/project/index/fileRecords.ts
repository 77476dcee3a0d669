import type { FilePath } from '../../text/filePath';
import type { FileRecord } from './fileRecord';

/** The files of a project, which remember what changed of them for whoever keeps something by them. */
export class FileRecords extends Map<FilePath, FileRecord> {
  #changed = new Set<FilePath>();

  override set(path: FilePath, record: FileRecord): this {
    this.#changed.add(path);
    return super.set(path, record);
  }

  override delete(path: FilePath): boolean {
    this.#changed.add(path);
    return super.delete(path);
  }

  override clear(): void {
    for (const path of this.keys()) this.#changed.add(path);
    super.clear();
  }

  /** The files that were read, made or deleted since this was asked before. */
  takeChanged(): Iterable<FilePath> {
    const changed = this.#changed;
    if (changed.size > 0) this.#changed = new Set();
    return changed;
  }
}
