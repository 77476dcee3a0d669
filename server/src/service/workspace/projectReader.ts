import type { ServedDocument } from '../feature';
import { allPaths } from '../project/index/fileRole';
import type { DbtProject } from '../project/index/dbtProject';
import { kindOf } from '../project/index/fileRecord';
import { joinPath, pathWithin, type FilePath } from '../text/filePath';
import type { FactsReader, ReadFile } from './factsReader';
import { Slices } from './slices';
import type { WorkspaceFiles } from './workspaceFiles';

/** How long files are parsed before others have their turn, in milliseconds. */
const SLICE = 3;
/** Roles of files that say something of what others hold. */
const GIVING: ReadonlySet<string> = new Set(['properties', 'snapshot', 'macro', 'docs']);

/** Files of a project that are being read. */
interface Reading {
  readonly project: DbtProject;
  readonly batches: AsyncIterable<readonly ReadFile[]>;
  /** Files that somebody else read meanwhile: what is on its way is older. */
  readonly superseded: Set<FilePath>;
}

/** Reads the files of projects in slices that leave room for questions: their paths, what gives names, then the rest. */
export class ProjectReader {
  readonly #files: WorkspaceFiles;
  readonly #reader: FactsReader;
  readonly #documents: ReadonlyMap<FilePath, ServedDocument>;
  readonly #readings = new Set<Reading>();

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
    this.#reader.prepare(found.size);
    for (const path of [...project.files()]) if (!found.has(path) && !this.#documents.has(path)) project.remove(path);
    // A new document counts before it is saved for the first time.
    for (const path of [...found, ...this.#documents.keys()]) project.announce(path);
  }

  /**
   * Reads the files of projects that are listed, and puts the nodes together. First those that give names which their
   * paths do not tell, of sources, of snapshots, of macros; then `named` is called, and the rest is read.
   */
  async read(projects: readonly DbtProject[], named: () => void): Promise<void> {
    // All are ordered at once, so that whoever reads does not wait for whoever takes.
    const names = projects.map(project => this.#begin(project, filesOf(project, true)));
    const rest = projects.map(project => this.#begin(project, filesOf(project, false)));
    for (const reading of names) await this.#take(reading);
    named();
    for (const reading of rest) await this.#take(reading);
    for (const project of projects) await this.#assemble(project);
  }

  /** Whether a file that is known lies below a folder, open documents aside. */
  knowsBelow(project: DbtProject, folder: FilePath): boolean {
    return this.#below(project, folder).length > 0;
  }

  /** Reads what lies below a folder that came or went, and forgets what lay there. */
  async readBelow(project: DbtProject, folder: FilePath): Promise<void> {
    const found = new Set(await this.#files.filesBelow(folder));
    for (const path of this.#below(project, folder)) if (!found.has(path)) project.remove(path);
    const known = [...found].filter(path => project.announce(path));
    await this.#take(this.#begin(project, known));
  }

  /** A file was read by someone else just now: what is under way for it is older. */
  supersede(path: FilePath): void {
    for (const { superseded } of this.#readings) superseded.add(path);
  }

  #below(project: DbtProject, folder: FilePath): readonly FilePath[] {
    return [...project.files()].filter(path => pathWithin(folder, path) !== undefined && !this.#documents.has(path));
  }

  #begin(project: DbtProject, paths: readonly FilePath[]): Reading {
    const files = paths.flatMap(path => {
      const file = project.record(path)?.file;
      return file === undefined ? [] : [{ path, ...kindOf(file) }];
    });
    const reading: Reading = { project, batches: this.#reader.read(files), superseded: new Set() };
    this.#readings.add(reading);
    return reading;
  }

  async #take(reading: Reading): Promise<void> {
    try {
      await this.#takeAll(reading);
    } finally {
      this.#readings.delete(reading);
    }
  }

  async #takeAll(reading: Reading): Promise<void> {
    const slices = new Slices(this.#files, SLICE);
    for await (const batch of reading.batches)
      for (const file of batch) {
        this.#takeFile(reading, file);
        if (slices.isOver) await slices.next();
      }
  }

  async #assemble(project: DbtProject): Promise<void> {
    const slices = new Slices(this.#files, SLICE);
    while (project.assembleSome()) if (slices.isOver) await slices.next();
  }

  #takeFile({ project, superseded }: Reading, { path, content }: ReadFile): void {
    const document = this.#documents.get(path);
    if (document !== undefined) project.update(path, document.text);
    else if (superseded.has(path)) return;
    else if (content === undefined) project.remove(path);
    else project.take(path, content.source, content.facts);
  }
}

/** The files of a project that give names or descriptions to others, or those that give none. */
function filesOf(project: DbtProject, names: boolean): readonly FilePath[] {
  return [...project.files()].filter(path => {
    const role = project.record(path)?.file.role;
    return names === (role !== undefined && GIVING.has(role));
  });
}
