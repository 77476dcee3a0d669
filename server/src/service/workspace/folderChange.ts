import { packagesFolder, type DbtProject } from '../project/index/dbtProject';
import { allPaths } from '../project/index/fileRole';
import { folderOf, joinPath, pathWithin, type FilePath } from '../text/filePath';

/**
 * What it means for a project that something which is no file of it came or went at a path, as a folder does that is
 * deleted, moved or renamed in one stroke: the file system then tells of the folder and of nothing in it.
 *
 * - `reopen`: the project itself or a package that it installed lay or lies there
 * - `files`: files that dbt reads may have lain or lie there
 * - `made by dbt`: it lies in an installed package's place or in the target folder, where nobody writes by hand
 */
export type FolderChange = 'reopen' | 'files' | 'made by dbt';

/** Tells by the paths alone; undefined for a place that the project has nothing to do with. */
export function folderChange(project: DbtProject, path: FilePath): FolderChange | undefined {
  const installed = packagesFolder(project.main);
  if (pathWithin(path, installed) !== undefined || folderOf(path) === installed) return 'reopen';
  if (project.packages.some(({ root }) => pathWithin(path, root) !== undefined)) return 'reopen';
  if (pathWithin(joinPath(project.root, project.main.file.targetFolder), path) !== undefined) return 'made by dbt';
  const read = project.packages.flatMap(({ root, file }) => allPaths(file.paths).map(name => joinPath(root, name)));
  if (read.some(folder => overlaps(folder, path))) return 'files';
  return pathWithin(installed, path) === undefined ? undefined : 'made by dbt';
}

function overlaps(one: FilePath, other: FilePath): boolean {
  return (pathWithin(one, other) ?? pathWithin(other, one)) !== undefined;
}
