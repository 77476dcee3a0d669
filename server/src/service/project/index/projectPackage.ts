import type { FilePath } from '../../text/filePath';
import { pathWithin } from '../../text/filePath';
import type { ProjectFile } from '../read/readProjectFile';
import { roleOf, type RolePlace } from './fileRole';
import type { IgnoreTest } from './ignoreRules';

/** A package: the project itself, or one that is installed below it or lies beside it. */
export interface ProjectPackage {
  readonly root: FilePath;
  readonly isRoot: boolean;
  readonly file: ProjectFile;
  readonly ignored: IgnoreTest;
}

/** A file of a package that dbt reads. */
export interface PackageFile extends RolePlace {
  readonly path: FilePath;
  readonly relativePath: string;
  readonly pack: ProjectPackage;
}

/** The file as the package sees it; undefined when dbt would not read it. */
export function packageFile(pack: ProjectPackage, path: FilePath): PackageFile | undefined {
  const relativePath = pathWithin(pack.root, path);
  if (relativePath === undefined || pack.ignored(relativePath)) return undefined;
  if (pack.isRoot && pathWithin(pack.file.packagesFolder, relativePath) !== undefined) return undefined;
  const place = roleOf(pack.file.paths, relativePath);
  return place && { ...place, path, relativePath, pack };
}
