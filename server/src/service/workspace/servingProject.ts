import { packagesFolder, type DbtProject } from '../project/index/dbtProject';
import { pathWithin, type FilePath } from '../text/filePath';

/**
 * The project that answers for a file: the innermost one around it. A package that another project installs, and for
 * which no target is picked, is seen as that project sees it: only there do its variables and names mean anything.
 */
export function servingProject(projects: readonly DbtProject[], path: FilePath): DbtProject | undefined {
  let inner: DbtProject | undefined;
  for (const project of projects)
    if (pathWithin(project.root, path) !== undefined && project.root.length >= (inner?.root.length ?? 0))
      inner = project;
  // A local package may lie beside the project that names it.
  if (inner === undefined) return projects.find(project => project.packageOfFile(path) !== undefined);
  if (inner.target !== undefined) return inner;
  return projects.find(project => project !== inner && installs(project, inner)) ?? inner;
}

/** One that lacks what the package itself has installed, as a project of tests where "dbt deps" has not run, cannot tell. */
function installs({ packages }: DbtProject, { root, packages: [, ...needed] }: DbtProject): boolean {
  const names = new Set(packages.map(({ file }) => file.name));
  return packages.slice(1).some(one => one.root === root) && needed.every(({ file }) => names.has(file.name));
}

/** Whether a project lies where another keeps what it installs: then it is no project of the workspace. */
export function isInstalled({ root }: DbtProject, projects: Iterable<DbtProject>): boolean {
  for (const { main } of projects) {
    const folder = packagesFolder(main);
    if (main.root !== root && pathWithin(folder, root) !== undefined) return true;
  }
  return false;
}
