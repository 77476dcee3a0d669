import type { FilePath } from '../text/filePath';
import type { Span } from '../text/span';
import type { ConfigValue } from './config';
import type { NodeColumns } from './nodeColumns';
import type { NamesTarget } from './namesTarget';
import type { Dependency, ProjectNode } from './projectNode';
import type { NameResolver, Resolution } from './resolution';

/** What a macro of the project is. */
export interface ProjectMacro {
  readonly name: string;
  readonly packageName: string;
  readonly file: FilePath;
  /** Its name where it is defined. */
  readonly span: Span;
  readonly dependencies: readonly Dependency[];
  readonly macroCalls: readonly string[];
}

/**
 * A dbt project as features see it: of files and unsaved buffers as they are now, installed packages included.
 *
 * Every answer is of the moment it is asked; nothing of it may be kept across an `await`.
 */
export interface ProjectView extends NameResolver {
  /** Folder that holds `dbt_project.yml`. */
  readonly root: FilePath;
  readonly name: string;
  /** Name of the profile that `dbt_project.yml` asks for. */
  readonly profile: string | undefined;
  /** The picked target; without one no name in Dremio is known. */
  readonly target: NamesTarget | undefined;
  /** Variables of `dbt_project.yml` as a node of the package sees them. */
  vars(packageName: string): Readonly<Record<string, ConfigValue>>;

  /** Every node, disabled ones too, in no particular order. */
  nodes(): Iterable<ProjectNode>;
  node(uniqueId: string): ProjectNode | undefined;
  /** The nodes that a file defines, in the order of the file: one for a model, any number for YAML. */
  nodesOfFile(file: FilePath): readonly ProjectNode[];
  /** Name of the package that a file belongs to, or `undefined` for a file outside of the project's paths. */
  packageOfFile(file: FilePath): string | undefined;

  resolve(dependency: Dependency, fromPackage: string): Resolution;
  /** Enabled models, seeds and snapshots that a ref may name. */
  refTargets(): Iterable<ProjectNode>;
  /** Enabled tables of sources. */
  sourceTables(): Iterable<ProjectNode>;

  /** The macro that a call in a package runs, of the project and its installed packages; dbt's own are not known. */
  macro(name: string, fromPackage: string): ProjectMacro | undefined;

  /** What the node depends on by dbt's rules, through macros too, each once; names that stand for nothing included. */
  dependenciesOf(node: ProjectNode): readonly { readonly dependency: Dependency; readonly resolution: Resolution }[];
  /** Unique ids of the enabled nodes that depend on the node. */
  childrenOf(node: ProjectNode): readonly string[];

  /** The node's columns as far as the project's files tell, which `nodeColumns` works out from a file's `selectShape`. */
  columnsOf(node: ProjectNode): NodeColumns;

  /** Name in Dremio, quoted, as dbt-dremio makes it; `null` with no target, for kinds without one, or where only dbt can tell. */
  relationName(node: ProjectNode): string | null;
}
