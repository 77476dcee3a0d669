import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { FilePath } from '../service/text/filePath';
import type { WorkspaceFiles } from '../service/workspace/workspaceFiles';
import { othersFirst } from './othersFirst';

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

/** The files of the local disk. */
export class DiskFiles implements WorkspaceFiles {
  async projectFolders(folder: FilePath): Promise<readonly FilePath[]> {
    return this.#projectsIn(folder, DEEPEST);
  }

  async filesBelow(folder: FilePath): Promise<readonly FilePath[]> {
    const entries = await entriesOf(folder);
    const [folders, files] = [entries.filter(isFolder), entries.filter(entry => !isFolder(entry))];
    const walked = folders.filter(({ name }) => name !== '.git' && name !== '__pycache__');
    const below = await Promise.all(walked.map(({ name }) => this.filesBelow(pathIn(folder, name))));
    return [files.map(({ name }) => pathIn(folder, name)), ...below].flat();
  }

  async sqlBelow(folder: FilePath, without: ReadonlySet<FilePath>): Promise<readonly FilePath[]> {
    return this.#sqlIn(folder, without, DEEPEST);
  }

  async foldersIn(folder: FilePath): Promise<readonly FilePath[]> {
    // dbt links local packages into the folder of the installed ones.
    const folders = (await entriesOf(folder)).filter(entry => isFolder(entry) || entry.isSymbolicLink());
    return folders.map(({ name }) => pathIn(folder, name));
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
    await othersFirst();
  }

  now(): number {
    return performance.now();
  }

  environment(name: string): string | undefined {
    return process.env[name];
  }

  async #sqlIn(folder: FilePath, without: ReadonlySet<FilePath>, depth: number): Promise<readonly FilePath[]> {
    const entries = await entriesOf(folder);
    const own = entries.filter(entry => !isFolder(entry) && entry.name.endsWith('.sql'));
    const inner = entries.filter(entry => isSearched(entry) && !without.has(pathIn(folder, entry.name)));
    const walked = depth === 0 ? [] : inner;
    const below = await Promise.all(walked.map(({ name }) => this.#sqlIn(pathIn(folder, name), without, depth - 1)));
    return [own.map(({ name }) => pathIn(folder, name)), ...below].flat();
  }

  async #projectsIn(folder: FilePath, depth: number): Promise<readonly FilePath[]> {
    const entries = await entriesOf(folder);
    const own = entries.some(entry => entry.name === PROJECT_FILE && !isFolder(entry)) ? [folder] : [];
    const inner = entries.filter(isSearched);
    if (depth === 0) return own;
    const below = await Promise.all(inner.map(({ name }) => this.#projectsIn(pathIn(folder, name), depth - 1)));
    return [...own, ...below.flat()];
  }
}

/** What a folder holds. */
async function entriesOf(folder: FilePath): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    // A folder that is not there or closed to us holds nothing.
    return [];
  }
}

/** A link is no folder here, so that no circle is walked. */
function isFolder(entry: Dirent): boolean {
  return entry.isDirectory();
}

/** Whether projects and scripts may lie in it. */
function isSearched(entry: Dirent): boolean {
  return isFolder(entry) && !SKIPPED.has(entry.name) && !entry.name.startsWith('.');
}

/** The path of an entry: names that a folder lists need no resolving. */
function pathIn(folder: FilePath, name: string): FilePath {
  return `${folder}/${name}`;
}
