import type { FilePath } from '../text/filePath';

/** The files of a workspace, which the host gives. A file that is not there or cannot be read is undefined, or not listed. */
export interface WorkspaceFiles {
  /** The folders below a folder, itself included, that hold a `dbt_project.yml`; not those of installed packages. */
  projectFolders(folder: FilePath): Promise<readonly FilePath[]>;
  /** Every file below a folder, at any depth. */
  filesBelow(folder: FilePath): Promise<readonly FilePath[]>;
  /** The SQL files below a folder, without some folders in it and without what is installed, built or hidden. */
  sqlBelow(folder: FilePath, without: ReadonlySet<FilePath>): Promise<readonly FilePath[]>;
  /** The folders directly in a folder. */
  foldersIn(folder: FilePath): Promise<readonly FilePath[]>;
  read(file: FilePath): Promise<string | undefined>;
  /** Lets whatever waits have its turn. */
  pause(): Promise<void>;
  /** Milliseconds from some fixed moment. */
  now(): number;
  /** A variable of the environment that dbt would see; undefined for one that is not set. */
  environment(name: string): string | undefined;
}
