import type { FilePath } from '../text/filePath';
import type { FileRole } from './index/fileRole';
import type { AccessRefusal, Referrer } from './accessTo';
import type { ConfigValue } from './config';
import type { DocsBlock } from './docsBlock';
import type { AskedTable } from './columns/askedTable';
import type { NodeColumn, NodeColumns } from './columns/knownColumn';
import type { NamesTarget } from './namesTarget';
import type { ProjectGroup } from './projectGroup';
import type { GenericTest, ProjectMacro } from './projectMacro';
import type { Dependency, Dispatch, NodeKind, ProjectNode } from './projectNode';
import type { DeclaredVariable, EnvironmentVariable, VariableUse } from './projectVariable';
import type { NameUses } from './read/nameUse';
import type { RelationParts } from './relationName';
import type { NameResolver, Resolution } from './resolution';

/** A file that a project reads. */
export interface ProjectFilePlace {
  readonly path: FilePath;
  /** Path below its package's root. */
  readonly relativePath: string;
  readonly packageName: string;
  readonly role: FileRole;
}

/** Things of one kind that share a name, so that dbt refuses the project. */
export interface SharedName {
  readonly name: string;
  readonly packageName: string;
  readonly nodes: readonly ProjectNode[];
}

/** A column of a seed by its file alone. */
export interface SeedType {
  readonly name: string;
  /** In capitals; undefined where only dbt can tell. */
  readonly type: string | undefined;
}

/** A name in Dremio, quoted, as `manifest.json` has it. */
export interface NameOfLastRun {
  readonly name: string;
  /** Milliseconds since 1970; undefined where the file does not say. */
  readonly ranAt: number | undefined;
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
  /** dbt's word for the warehouse of a project that is certainly not for Dremio: what holds for Dremio alone is not told then. */
  readonly otherWarehouse: string | undefined;
  /** The picked target; without one no name in Dremio is known. */
  readonly target: NamesTarget | undefined;
  /** Names of the project and its packages, its own first. */
  packageNames(): readonly string[];
  /** Whether `packages.yml` names packages that are not there: what they bring is then not known. */
  readonly lacksPackages: boolean;
  /** Variables of `dbt_project.yml` as a node of the package sees them. */
  vars(packageName: string): Readonly<Record<string, ConfigValue>>;

  /** Every node, disabled ones too, in no particular order. */
  nodes(): Iterable<ProjectNode>;
  node(uniqueId: string): ProjectNode | undefined;
  /** The enabled nodes of one kind: exposures, metrics, … */
  nodesOfKind(kind: NodeKind): readonly ProjectNode[];
  /** The nodes that a file defines, in the order of the file: one for a model, any number for YAML. */
  nodesOfFile(file: FilePath): readonly ProjectNode[];
  /** Name of the package that a file belongs to, or `undefined` for a file outside of the project's paths. */
  packageOfFile(file: FilePath): string | undefined;
  /** What a file is to the project; undefined for one that dbt does not read, or that is not there. */
  fileOf(file: FilePath): ProjectFilePlace | undefined;
  /** Every file that the project and its packages are read from. */
  files(): Iterable<FilePath>;

  resolve(dependency: Dependency, fromPackage: string): Resolution;
  /** Enabled models, seeds and snapshots that a ref may name. */
  refTargets(): Iterable<ProjectNode>;
  /** Enabled tables of sources. */
  sourceTables(): Iterable<ProjectNode>;

  /** Everything that shares the node's name where dbt wants one of a name alone; without the node itself. */
  namesakesOf(node: ProjectNode): readonly ProjectNode[];
  /** Names that more than one thing has where dbt wants one alone. */
  sharedNames(): readonly SharedName[];
  /** Other nodes that would be built at the very same place in Dremio. */
  twinsOf(node: ProjectNode): readonly ProjectNode[];

  /** The columns of a seed's file with the types that dbt gives them by their values, whatever is configured. */
  seedTypes(seed: ProjectNode): readonly SeedType[];

  /** The version that a ref without one means; undefined for a model without versions. */
  latestVersion(name: string, packageName?: string): string | undefined;
  /** The versions of a model, disabled ones too, in the order of YAML. */
  versionsOf(name: string, packageName?: string): readonly ProjectNode[];

  /** Why a node may not refer to another that it found; undefined when it may. */
  accessRefused(target: ProjectNode, from: Referrer): AccessRefusal | undefined;
  group(name: string): ProjectGroup | undefined;
  groups(): Iterable<ProjectGroup>;
  /** Every tag that anything enabled carries, sorted. */
  tags(): readonly string[];

  /** The macro that a call in a package runs, of the project and its installed packages; dbt's own are not known. */
  macro(name: string, fromPackage: string): ProjectMacro | undefined;
  /** What `adapter.dispatch` finds: `dremio__name`, else `default__name`, in the packages that count for the namespace. */
  dispatched(dispatch: Dispatch, fromPackage: string): ProjectMacro | undefined;
  /** Every macro of the project and its packages, definitions of generic tests too. */
  macros(): Iterable<ProjectMacro>;
  /** The macros that a file defines, in its order. */
  macrosOfFile(file: FilePath): readonly ProjectMacro[];
  /** Whether a macro of the project or its packages is the materialization of a name, for whatever warehouse. */
  materializes(name: string): boolean;
  /** What YAML may ask for as a test: of the project, of its packages, and the four of dbt. */
  genericTests(): readonly GenericTest[];
  /** The generic test that a name in YAML means. */
  genericTest(name: string, fromPackage: string): GenericTest | undefined;

  docsBlocks(): Iterable<DocsBlock>;
  /** What `doc(…)` finds; `packageName` is the first of two arguments. */
  docsBlock(name: string, packageName: string | undefined, fromPackage: string): DocsBlock | undefined;

  /** Every place where `dbt_project.yml`, of a package too, sets a variable. */
  declaredVariables(): readonly DeclaredVariable[];
  /** The calls of `var` and `env_var` in a file. */
  variableUses(file: FilePath): readonly VariableUse[];
  environmentVariables(): readonly EnvironmentVariable[];

  /** Where its files write which names. */
  readonly uses: NameUses;

  /** What the node depends on by dbt's rules, through macros too, each once; names that stand for nothing included. */
  dependenciesOf(node: ProjectNode): readonly { readonly dependency: Dependency; readonly resolution: Resolution }[];
  /** Unique ids of all that the node depends on in dbt's graph: of functions, metrics and semantic models too. */
  parentsOf(node: ProjectNode): readonly string[];
  /** Unique ids of the enabled nodes that depend on the node. */
  childrenOf(node: ProjectNode): readonly string[];

  /** The node's columns as far as files, `catalog.json` and Dremio tell, each with who tells. */
  columnsOf(node: ProjectNode): NodeColumns;
  /** Grows whenever columns of any node may have changed. */
  readonly columnGeneration: number;
  /** The columns that a node's column is made from directly, of other nodes; empty where its query does not tell. */
  columnOrigins(node: ProjectNode, column: string): readonly NodeColumn[];
  /** The node that a table of a query is, seen from a node or from a package alone (`uniqueId` is then empty). */
  nodeOfTable(asked: AskedTable, from: Pick<ProjectNode, 'packageName' | 'uniqueId'>): ProjectNode | undefined;

  /** Name in Dremio, quoted, as dbt-dremio makes it; `null` with no target, for kinds without one, or where only dbt can tell. */
  relationName(node: ProjectNode): string | null;
  /** The parts of that name, before they are quoted. */
  relationParts(node: ProjectNode): RelationParts | null;
  /** Why the name of a node that has one is left to dbt, as a sentence; undefined for a name that is known. */
  nameUnknown(node: ProjectNode): string | undefined;
  /**
   * The name that dbt gave to such a node when it ran last. It is to be shown with its age and not to be put into
   * statements: the file does not tell for which target it was made.
   */
  nameOfLastRun(node: ProjectNode): NameOfLastRun | undefined;
}
