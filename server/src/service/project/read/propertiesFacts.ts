import type { Span } from '../../text/span';
import type { NodeConfig } from '../config';
import type { DescribedColumn, Dependency, NamedParent, SourceTable } from '../projectNode';
import type { VariableUse } from '../projectVariable';
import type { YamlProblem } from './yamlNode';

/** A generic test as YAML asks for it. */
export interface TestFacts {
  /** As written: `unique`, `dbt_utils.equal_rowcount`. */
  readonly test: string;
  /** A name given by hand. */
  readonly name: string | undefined;
  readonly args: NodeConfig;
  readonly config: NodeConfig;
  readonly column: string | undefined;
  /** Whether the column is to be quoted: its name comes in quotes then. */
  readonly isQuoted: boolean;
  readonly span: Span;
}

/** One version of a model. */
export interface VersionFacts {
  readonly version: string;
  /** Name of its file without the ending, when it is not `<model>_v<version>`. */
  readonly definedIn: string | undefined;
  readonly config: NodeConfig;
  /** Tests of this version alone in the place of those of the model. */
  readonly tests: readonly TestFacts[] | undefined;
  /** Columns of the model that it has, undefined for all of them; and columns that it has not. */
  readonly includes: readonly string[] | undefined;
  readonly excludes: readonly string[];
  /** Columns of its own, with their tests. */
  readonly columns: readonly DescribedColumn[];
  readonly columnTests: readonly TestFacts[];
}

/** What YAML says of one thing. */
export interface Properties {
  readonly name: string;
  readonly span: Span;
  readonly description: string | undefined;
  readonly config: NodeConfig;
  readonly columns: readonly DescribedColumn[];
  readonly tests: readonly TestFacts[];
}

/** What YAML says of a model, seed, snapshot, analysis or singular test. */
export interface NodeProperties extends Properties {
  readonly section: 'models' | 'seeds' | 'snapshots' | 'analyses' | 'data_tests' | 'functions';
  readonly versions: readonly VersionFacts[];
  readonly latestVersion: string | undefined;
  /** What its foreign keys refer to. */
  readonly constraints: readonly Dependency[];
  /** Set for a snapshot that is written in YAML alone: what it reads. */
  readonly relation: Dependency | undefined;
}

/** A source's table. */
export interface SourceProperties extends Properties {
  /** The package whose source of this name it changes; undefined for a source of its own. */
  readonly overrides: string | undefined;
  /** Keys of the table that it has, for what it leaves as it is in a source of a package. */
  readonly says: readonly string[];
  readonly source: SourceTable;
}

/** Something that YAML defines by itself and that is neither a relation nor has tests. */
export interface DefinedProperties extends Pick<Properties, 'name' | 'span' | 'description' | 'config'> {
  readonly kind: 'exposure' | 'metric' | 'semantic_model' | 'saved_query';
  readonly dependencies: readonly Dependency[];
  /** Metrics and measures that it is made from. */
  readonly parents: readonly NamedParent[];
  /** Of a semantic model: its measures, and those that are metrics as well. */
  readonly measures: readonly string[];
  readonly measuresAsMetrics: readonly string[];
}

/** A unit test. */
export interface UnitTestProperties extends Pick<Properties, 'name' | 'span' | 'description' | 'config'> {
  readonly model: string;
  readonly modelSpan: Span;
  /** What stands under `given`, which are no dependencies. */
  readonly given: readonly Dependency[];
  /** Versions of the model that it is for, undefined for all; and versions that it is not for. */
  readonly includes: readonly string[] | undefined;
  readonly excludes: readonly string[];
}

/** What YAML says of a macro. */
export interface MacroProperties {
  readonly name: string;
  readonly span: Span;
  readonly description: string | undefined;
  readonly arguments: readonly ArgumentProperties[];
}

/** What YAML says of a macro's argument. */
export interface ArgumentProperties {
  readonly name: string;
  readonly span: Span;
  readonly type?: string;
  readonly description?: string;
}

/** A group of models. */
export interface GroupProperties {
  readonly name: string;
  readonly span: Span;
  readonly owner: { readonly name: string | undefined; readonly email: string | undefined };
  readonly description: string | undefined;
}

/** What a YAML file of properties says to a project. Plain data; the spans count in its text. */
export interface PropertiesFacts {
  readonly nodes: readonly NodeProperties[];
  readonly sources: readonly SourceProperties[];
  readonly defined: readonly DefinedProperties[];
  readonly unitTests: readonly UnitTestProperties[];
  readonly macros: readonly MacroProperties[];
  readonly groups: readonly GroupProperties[];
  /** Calls of `var` and `env_var` anywhere in the file. */
  readonly variables: readonly VariableUse[];
  readonly problems: readonly YamlProblem[];
}

export const NO_PROPERTIES: PropertiesFacts = {
  nodes: [],
  sources: [],
  defined: [],
  unitTests: [],
  macros: [],
  groups: [],
  variables: [],
  problems: [],
};
