import { readCatalog } from '../project/columns/catalog';
import type { DbtProject } from '../project/index/dbtProject';
import { NO_RUN } from '../project/lastRun';
import type { FilePath } from '../text/filePath';
import type { FactsReader } from './factsReader';
import { catalogFile, manifestFile } from './openProject';
import { Slices } from './slices';
import type { WorkspaceFiles } from './workspaceFiles';

/** How long nodes are looked at before others have their turn, in milliseconds. */
const SLICE = 8;

/** Reads what dbt left in the target folder. It only adds to what the project's own files tell. */
export class ProjectArtifacts {
  readonly #files: WorkspaceFiles;
  readonly #reader: FactsReader;

  constructor(files: WorkspaceFiles, reader: FactsReader) {
    this.#files = files;
    this.#reader = reader;
  }

  async read(project: DbtProject): Promise<void> {
    await this.#readCatalog(project);
    await this.readManifest(project);
  }

  /** Reads a file anew that changed; false for one that is none of these. */
  async changed(path: FilePath, projects: readonly DbtProject[]): Promise<boolean> {
    for (const project of projects) {
      if (catalogFile(project.main) === path) await this.#readCatalog(project);
      else if (manifestFile(project.main) === path) await this.readManifest(project);
      else continue;
      return true;
    }
    return false;
  }

  /** The names of dbt's last run, where the project's files leave one open. A half-written file changes nothing. */
  async readManifest(project: DbtProject): Promise<void> {
    if (!(await this.#leavesNamesOpen(project))) return;
    const file = manifestFile(project.main);
    const lastRun = await this.#reader.readManifest(file);
    if (lastRun !== 'broken') project.setLastRun(lastRun ?? NO_RUN);
  }

  /** A half-written file changes nothing. */
  async #readCatalog(project: DbtProject): Promise<void> {
    const text = await this.#files.read(catalogFile(project.main));
    const catalog = text === undefined ? new Map<string, never>() : readCatalog(text);
    if (catalog !== undefined) project.columns.setCatalog(catalog);
  }

  async #leavesNamesOpen(project: DbtProject): Promise<boolean> {
    if (project.target === undefined) return false;
    const slices = new Slices(this.#files, SLICE);
    for (const node of [...project.nodes()]) {
      if (project.nameUnknown(node) !== undefined) return true;
      if (slices.isOver) await slices.next();
    }
    return false;
  }
}
