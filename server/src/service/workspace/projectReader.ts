import type { ServedDocument } from '../feature';
import { allPaths } from '../project/index/fileRole';
import type { DbtProject } from '../project/index/dbtProject';
import { joinPath, type FilePath } from '../text/filePath';
import type { WorkspaceFiles } from './workspaceFiles';

/** How long files are parsed before others have their turn, in milliseconds. */
const SLICE = 8;
/** Files that are read from disk at once. */
const AT_ONCE = 64;

/** Reads the files of a project in slices that leave room for questions: their paths, what gives names, then the rest. */
export class ProjectReader {
  readonly #files: WorkspaceFiles;
  readonly #documents: ReadonlyMap<FilePath, ServedDocument>;

  /** @param documents what is open in the editor: its text counts, not the disk's */
  constructor(files: WorkspaceFiles, documents: ReadonlyMap<FilePath, ServedDocument>) {
    this.#files = files;
    this.#documents = documents;
  }

  /** Makes the project know the files that are there, and forget those that are not. */
  async list(project: DbtProject): Promise<void> {
    const folders = project.packages.flatMap(({ root, file }) =>
      allPaths(file.paths).map(folder => joinPath(root, folder)),
    );
    const found = new Set(
      (await Promise.all([...new Set(folders)].map(folder => this.#files.filesBelow(folder)))).flat(),
    );
    for (const path of [...project.files()]) if (!found.has(path) && !this.#documents.has(path)) project.remove(path);
    // A new document counts before it is saved for the first time.
    for (const path of [...found, ...this.#documents.keys()]) project.announce(path);
  }

  /** Reads the files that give names which their paths do not tell: of sources, of snapshots. */
  async readNames(project: DbtProject): Promise<void> {
    await this.#read(
      project,
      [...project.files()].filter(path => givesNames(project, path)),
    );
  }

  /** Reads every other file. */
  async readRest(project: DbtProject): Promise<void> {
    await this.#read(
      project,
      [...project.files()].filter(path => !givesNames(project, path)),
    );
  }

  async #read(project: DbtProject, paths: readonly FilePath[]): Promise<void> {
    let begun = this.#files.now();
    for (let at = 0; at < paths.length; at += AT_ONCE) {
      const batch = paths.slice(at, at + AT_ONCE);
      const texts = await Promise.all(batch.map(path => this.#files.read(path)));
      for (const [index, path] of batch.entries()) {
        const text = this.#documents.get(path)?.text ?? texts[index];
        if (text === undefined) project.remove(path);
        else project.update(path, text);
        if (this.#files.now() - begun < SLICE) continue;
        await this.#files.pause();
        begun = this.#files.now();
      }
    }
  }
}

function givesNames(project: DbtProject, path: FilePath): boolean {
  const role = project.record(path)?.file.role;
  return role === 'properties' || role === 'snapshot';
}
