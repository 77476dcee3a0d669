import type { ServedDocument } from '../feature';
import { allPaths } from '../project/index/fileRole';
import type { DbtProject } from '../project/index/dbtProject';
import { kindOf } from '../project/index/fileRecord';
import { joinPath, pathWithin, type FilePath } from '../text/filePath';
import type { FactsReader } from './factsReader';
import type { WorkspaceFiles } from './workspaceFiles';

/** How long files are parsed before others have their turn, in milliseconds. */
const SLICE = 8;

/** Reads the files of a project in slices that leave room for questions: their paths, what gives names, then the rest. */
export class ProjectReader {
  readonly #files: WorkspaceFiles;
  readonly #reader: FactsReader;
  readonly #documents: ReadonlyMap<FilePath, ServedDocument>;
  #superseded: Set<FilePath> | undefined;

  /** @param documents what is open in the editor: its text counts, not the disk's */
  constructor(files: WorkspaceFiles, reader: FactsReader, documents: ReadonlyMap<FilePath, ServedDocument>) {
    this.#files = files;
    this.#reader = reader;
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

  /** Reads the files that give names which their paths do not tell: of sources, of snapshots, of macros. */
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

  /** Whether a file that is known lies below a folder, open documents aside. */
  knowsBelow(project: DbtProject, folder: FilePath): boolean {
    return this.#below(project, folder).length > 0;
  }

  /** Reads what lies below a folder that came or went, and forgets what lay there. */
  async readBelow(project: DbtProject, folder: FilePath): Promise<void> {
    const found = new Set(await this.#files.filesBelow(folder));
    for (const path of this.#below(project, folder)) if (!found.has(path)) project.remove(path);
    await this.#read(
      project,
      [...found].filter(path => project.announce(path)),
    );
  }

  /** A file was read by someone else just now: what is under way for it is older. */
  supersede(path: FilePath): void {
    this.#superseded?.add(path);
  }

  #below(project: DbtProject, folder: FilePath): readonly FilePath[] {
    return [...project.files()].filter(path => pathWithin(folder, path) !== undefined && !this.#documents.has(path));
  }

  async #read(project: DbtProject, paths: readonly FilePath[]): Promise<void> {
    const superseded = (this.#superseded = new Set());
    const files = paths.flatMap(path => {
      const file = project.record(path)?.file;
      return file === undefined ? [] : [{ path, ...kindOf(file) }];
    });
    let begun = this.#files.now();
    for await (const batch of this.#reader.read(files))
      for (const { path, content } of batch) {
        const document = this.#documents.get(path);
        if (document !== undefined) project.update(path, document.text);
        else if (superseded.has(path)) continue;
        else if (content === undefined) project.remove(path);
        else project.take(path, content.source, content.facts);
        if (this.#files.now() - begun < SLICE) continue;
        await this.#files.pause();
        begun = this.#files.now();
      }
  }
}

function givesNames(project: DbtProject, path: FilePath): boolean {
  const role = project.record(path)?.file.role;
  return role === 'properties' || role === 'snapshot' || role === 'macro';
}
