import { listOf, mapOf, textOf, type NodeConfig } from '../project/config';
import type { ProjectPackage } from '../project/index/projectPackage';
import { ignoreRules } from '../project/index/ignoreRules';
import { readProjectFile, usualProjectFile, VARS_FILE, type ProjectFileProblem } from '../project/read/readProjectFile';
import { readYaml } from '../project/read/readYaml';
import { fileName, joinPath, toFilePath, type FilePath } from '../text/filePath';
import type { WorkspaceFiles } from './workspaceFiles';

export const PROJECT_FILE = 'dbt_project.yml';
/** Selections with a name: nothing else depends on them. */
const SELECTORS_FILE = 'selectors.yml';
const IGNORE_FILE = '.dbtignore';
const PACKAGE_FILES = ['packages.yml', 'dependencies.yml'];

/** A package as its `dbt_project.yml` describes it, or what is wrong with that file. */
export interface OpenedPackage {
  readonly pack: ProjectPackage | undefined;
  readonly problem: ProjectFileProblem | undefined;
  /** The texts of the files at its root that hold names; empty for one that is not there. */
  readonly texts: ReadonlyMap<FilePath, string>;
}

/** Where `dbt docs generate` writes what it found in the project's tables. */
export function catalogFile({ root, file }: ProjectPackage): FilePath {
  return joinPath(root, `${file.targetFolder}/catalog.json`);
}

/** Where dbt writes what it made of the project when it last read it. */
export function manifestFile({ root, file }: ProjectPackage): FilePath {
  return joinPath(root, `${file.targetFolder}/manifest.json`);
}

type Read = (file: FilePath) => Promise<string | undefined>;

/** Opens the package in a folder. */
export async function openPackage(root: FilePath, isRoot: boolean, read: Read): Promise<OpenedPackage> {
  const files = [PROJECT_FILE, VARS_FILE, SELECTORS_FILE].map(name => joinPath(root, name));
  const [text = '', varsText = '', selectors = ''] = await Promise.all(files.map(read));
  const texts = new Map(files.map((file, at) => [file, [text, varsText, selectors][at] ?? '']));
  const reading = readProjectFile(text, varsText);
  if (reading.kind === 'broken') return { pack: undefined, problem: reading.problem, texts };
  const ignored = ignoreRules((await read(joinPath(root, IGNORE_FILE))) ?? '');
  return { pack: { root, isRoot, file: reading.file, ignored }, problem: undefined, texts };
}

/** What a project is taken for as long as its `dbt_project.yml` cannot be read: dbt's defaults, named by its folder. */
export function assumedPackage(root: FilePath): ProjectPackage {
  const name = fileName(root).replace(/\W/g, '_').replace(/^\d*/, '') || 'project';
  return { root, isRoot: true, file: usualProjectFile(name), ignored: () => false };
}

/** The packages of a project beside itself. */
export interface InstalledPackages {
  readonly packages: readonly ProjectPackage[];
  /** Whether it names some that are not there. */
  readonly lacking: boolean;
}

/** The packages that a project installed, and local ones that it names, where they lie. A name counts once. */
export async function installedPackages(
  { root, file }: ProjectPackage,
  files: WorkspaceFiles,
  read: Read,
): Promise<InstalledPackages> {
  const named = await namedPackages(root, read);
  const local = named.flatMap(one => localFolder(root, one) ?? []);
  const installed = await files.foldersIn(joinPath(root, file.packagesFolder));
  const opened = await Promise.all([...local, ...installed].map(folder => openPackage(folder, false, read)));
  const byName = new Map<string, ProjectPackage>();
  for (const { pack } of opened)
    if (pack !== undefined && pack.file.name !== file.name && !byName.has(pack.file.name))
      byName.set(pack.file.name, pack);
  const packages = [...byName.values()];
  return { packages, lacking: packages.length < named.length || named.some(one => !isAmong(one, byName)) };
}

/** A package of the hub is called as its repository is; of others the name is known once they are there. */
function isAmong(named: NodeConfig, packages: ReadonlyMap<string, unknown>): boolean {
  const [, name] = textOf(named['package'])?.split('/') ?? [];
  return name === undefined || packages.has(name);
}

/** What the files of packages list. */
async function namedPackages(root: FilePath, read: Read): Promise<readonly NodeConfig[]> {
  const texts = await Promise.all(PACKAGE_FILES.map(name => read(joinPath(root, name))));
  return texts.flatMap(text => {
    const listed = readYaml(text ?? '').root?.get('packages');
    return listOf(listed?.toConfig()).map(mapOf);
  });
}

function localFolder(root: FilePath, named: NodeConfig): FilePath | undefined {
  const folder = textOf(named['local']);
  if (folder === undefined) return undefined;
  return /^([A-Za-z]:)?[\\/]/.test(folder) ? toFilePath(folder) : joinPath(root, folder);
}
