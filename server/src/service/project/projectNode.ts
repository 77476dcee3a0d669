import type { FilePath } from '../text/filePath';
import type { Span } from '../text/span';
import type { NodeConfig } from './config';

/** dbt's kinds of nodes that the model of a project knows; an operation is a hook that runs before or after all else. */
export type NodeKind =
  | 'model'
  | 'seed'
  | 'snapshot'
  | 'source'
  | 'exposure'
  | 'test'
  | 'unit_test'
  | 'analysis'
  | 'metric'
  | 'semantic_model'
  | 'saved_query'
  | 'function'
  | 'operation';

/** Who may refer to a model: its group, its package, everybody. */
export type Access = 'private' | 'protected' | 'public';

/** A column as a YAML file describes it. */
export interface DescribedColumn {
  readonly name: string;
  readonly type?: string;
  readonly description?: string;
}

/** A `ref(...)` with literal arguments, wherever it is written. */
export interface RefDependency {
  readonly kind: 'ref';
  readonly name: string;
  /** The first of two arguments. */
  readonly packageName?: string;
  readonly version?: string;
  /** The whole call. */
  readonly span: Span;
  /** The inside of the quotes around the name. */
  readonly nameSpan: Span;
  /** False where dbt never comes at parse time, as below `if is_incremental()`: the reference is no edge of its graph. */
  readonly atParse: boolean;
}

/** A `source(...)` with literal arguments. */
export interface SourceDependency {
  readonly kind: 'source';
  readonly sourceName: string;
  readonly tableName: string;
  readonly span: Span;
  readonly sourceSpan: Span;
  readonly tableSpan: Span;
  readonly atParse: boolean;
}

/** What a node asks for by name. */
export type Dependency = RefDependency | SourceDependency;

/** What makes a generic test: the definition as YAML names it, and what it is given. */
export interface TestCall {
  /** `unique`, `dbt_utils.equal_rowcount`. */
  readonly test: string;
  readonly column: string | undefined;
  readonly args: NodeConfig;
}

/** What a node depends on that no `ref` and no `source` names. */
export interface NamedParent {
  /** A measure stands for the semantic model that it is a part of. */
  readonly kind: 'metric' | 'measure' | 'function';
  readonly name: string;
  readonly packageName?: string;
}

/** A literal `adapter.dispatch('name', 'namespace')`. */
export interface Dispatch {
  readonly name: string;
  readonly namespace: string | undefined;
}

/** The part of a source's table that decides its name in Dremio. `undefined` where YAML says nothing. */
export interface SourceTable {
  readonly sourceName: string;
  readonly database: string | undefined;
  readonly schema: string | undefined;
  readonly identifier: string;
  readonly loader: string | undefined;
  readonly sourceDescription: string | undefined;
}

/** One node of a project, read from one file and what YAML says about it. Immutable: an edit makes another. */
export interface ProjectNode {
  /** As dbt spells it: `model.lakehouse.stg_orders`; of a generic test without the hash behind it. */
  readonly uniqueId: string;
  readonly kind: NodeKind;
  /** Name in `ref`; of a source's table the table's name. */
  readonly name: string;
  readonly packageName: string;
  /** Package, folders below the resource path, name: what selection and `dbt_project.yml` go by. */
  readonly fqn: readonly string[];
  readonly file: FilePath;
  /** Path below the package's root, with forward slashes. */
  readonly relativePath: string;
  /** Where the definition stands in the file: the name in YAML or in a snapshot's tag; empty at 0 for a whole file. */
  readonly span: Span;
  readonly config: NodeConfig;
  readonly enabled: boolean;
  /** view, table, incremental, ephemeral, reflection, seed, snapshot, test; `undefined` for kinds without. */
  readonly materialized: string | undefined;
  readonly version: string | undefined;
  /** The group that it belongs to; a generic test belongs to that of its node. */
  readonly group: string | undefined;
  /** `protected` where nobody says otherwise; counts for models alone. */
  readonly access: Access;
  readonly description: string | undefined;
  readonly columns: readonly DescribedColumn[];
  /** Where YAML describes the node, if it does. */
  readonly properties: { readonly file: FilePath; readonly span: Span } | undefined;
  /** What its text asks for, in the order of the text. */
  readonly dependencies: readonly Dependency[];
  /** What it asks for where its text works names out of literals, in the place of `dependencies`. */
  readonly workedOut: readonly Dependency[] | undefined;
  /** What the foreign keys ask for that YAML gives to it. */
  readonly constraints: readonly Dependency[];
  /** Macros its text calls, by name or `package.name`: what those ask for counts as well. */
  readonly macroCalls: readonly string[];
  /** Functions, metrics and measures that it is made from. */
  readonly parents: readonly NamedParent[];
  /** Macros its text looks for by `adapter.dispatch`. */
  readonly dispatches: readonly Dispatch[];
  /** Whether what its text asks for hangs on more than the text: on variables, on what a macro gives, on a loop. */
  readonly isOpen: boolean;
  /** Whether it calls macros only when a condition holds that the text alone does not tell. */
  readonly hasOpenCalls: boolean;
  /** Set for a generic test. */
  readonly test: TestCall | undefined;
  /** Set for a source's table. */
  readonly source: SourceTable | undefined;
}
