import { ReflectionBook } from '../dbt/reflection/reflectionBook';
import type { ServedDocument } from '../feature';
import { packagesFolder, type DbtProject } from '../project/index/dbtProject';
import { allPaths } from '../project/index/fileRole';
import { joinPath, pathWithin, type FilePath } from '../text/filePath';
import { OpenDocument } from './openDocument';
import type { WorkspaceFiles } from './workspaceFiles';

/** Scripts that are read at most: a folder with more is no folder of reflections. */
const MOST = 2000;
/** Files that are read from disk at once. */
const AT_ONCE = 32;

/** The SQL files of the projects that dbt does not read, for what they say of reflections. */
export class Scripts {
  readonly reflections = new ReflectionBook();
  readonly #files: WorkspaceFiles;
  readonly #documents: ReadonlyMap<FilePath, ServedDocument>;

  /** @param documents what is open in the editor: its text counts, not the disk's */
  constructor(files: WorkspaceFiles, documents: ReadonlyMap<FilePath, ServedDocument>) {
    this.#files = files;
    this.#documents = documents;
  }

  /** Reads the scripts beside what dbt reads. */
  async read(project: DbtProject): Promise<void> {
    await this.readBelow(project.root, [project]);
  }

  /** Reads the scripts below a folder as far as no project reads them. */
  async readBelow(folder: FilePath, projects: readonly DbtProject[]): Promise<void> {
    if (!projects.some(({ root }) => pathWithin(root, folder) !== undefined)) return;
    const found = await this.#files.sqlBelow(folder, new Set(projects.flatMap(elsewhere)));
    const isRead = (path: FilePath) => projects.some(project => project.packageOfFile(path) !== undefined);
    const paths = found.filter(path => !isRead(path)).slice(0, MOST);
    for (let at = 0; at < paths.length; at += AT_ONCE)
      await Promise.all(paths.slice(at, at + AT_ONCE).map(path => this.#readOne(path)));
  }

  /** Takes a file as it is now; true where other files may see a change. */
  put(path: FilePath, text: string, document?: ServedDocument): boolean {
    return path.endsWith('.sql') && this.reflections.put(document ?? new OpenDocument(path, text));
  }

  async #readOne(path: FilePath): Promise<void> {
    const text = this.#documents.get(path)?.text ?? (await this.#files.read(path));
    if (text !== undefined) this.put(path, text, this.#documents.get(path));
  }
}

/** Folders of a project that hold no scripts: what dbt reads, what it installs and what it writes. */
function elsewhere({ root, main }: DbtProject): readonly FilePath[] {
  const read = allPaths(main.file.paths).map(folder => joinPath(root, folder));
  return [packagesFolder(main), joinPath(root, main.file.targetFolder), ...read];
}
