import { readdir, readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { joinPath, toFilePath, type FilePath } from '../service/text/filePath';
import type { WorkspaceFiles } from '../service/workspace/workspaceFiles';

const PROJECT_FILE = 'dbt_project.yml';
/** Folders that never hold a project of the workspace: what is installed, built or hidden. */
const SKIPPED: ReadonlySet<string> = new Set([
  'node_modules',
  'dbt_packages',
  'dbt_modules',
  'target',
  'logs',
  'venv',
  'site-packages',
  '__pycache__',
]);
/** Folders below the opened one that are searched for projects. */
const DEEPEST = 6;

interface Entry {
  readonly name: string;
  readonly path: FilePath;
  readonly isFolder: boolean;
  readonly isLink: boolean;
}

/** The files of the local disk. */
export class DiskFiles implements WorkspaceFiles {
  async projectFolders(folder: FilePath): Promise<readonly FilePath[]> {
    return this.#projectsIn(folder, DEEPEST);
  }

  async filesBelow(folder: FilePath): Promise<readonly FilePath[]> {
    const entries = await entriesOf(folder);
    const below = await Promise.all(
      entries.map(async ({ path, isFolder, name }) => {
        if (!isFolder) return [path];
        return name === '.git' || name === '__pycache__' ? [] : this.filesBelow(path);
      }),
    );
    return below.flat();
  }

  async foldersIn(folder: FilePath): Promise<readonly FilePath[]> {
    // dbt links local packages into the folder of the installed ones.
    return (await entriesOf(folder)).filter(({ isFolder, isLink }) => isFolder || isLink).map(({ path }) => path);
  }

  async read(file: FilePath): Promise<string | undefined> {
    try {
      // Unlike reading as 'utf8', decoding drops a byte order mark, as editors do: offsets then agree.
      return new TextDecoder().decode(await readFile(file));
    } catch {
      // Gone meanwhile, a folder, or not ours to read: to the service it is not there.
      return undefined;
    }
  }

  async pause(): Promise<void> {
    await setImmediate();
  }

  now(): number {
    return performance.now();
  }

  environment(name: string): string | undefined {
    return process.env[name];
  }

  async #projectsIn(folder: FilePath, depth: number): Promise<readonly FilePath[]> {
    const entries = await entriesOf(folder);
    const own = entries.some(({ name, isFolder }) => name === PROJECT_FILE && !isFolder) ? [folder] : [];
    const inner = entries.filter(({ name, isFolder }) => isFolder && !SKIPPED.has(name) && !name.startsWith('.'));
    if (depth === 0) return own;
    const below = await Promise.all(inner.map(({ path }) => this.#projectsIn(path, depth - 1)));
    return [...own, ...below.flat()];
  }
}

/** What a folder holds. A link is no folder here, so that no circle is walked. */
async function entriesOf(folder: FilePath): Promise<readonly Entry[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.map(entry => ({
      name: entry.name,
      path: toFilePath(joinPath(folder, entry.name)),
      isFolder: entry.isDirectory(),
      isLink: entry.isSymbolicLink(),
    }));
  } catch {
    // A folder that is not there or closed to us holds nothing.
    return [];
  }
}
