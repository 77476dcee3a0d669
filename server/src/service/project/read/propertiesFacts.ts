import type { Span } from '../../text/span';
import type { NodeConfig } from '../config';
import type { DescribedColumn, Dependency, SourceTable } from '../projectNode';
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
  readonly span: Span;
}

/** One version of a model. */
export interface VersionFacts {
  readonly version: string;
  /** Name of its file without the ending, when it is not `<model>_v<version>`. */
  readonly definedIn: string | undefined;
  readonly config: NodeConfig;
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
  readonly section: 'models' | 'seeds' | 'snapshots' | 'analyses' | 'data_tests';
  readonly versions: readonly VersionFacts[];
  readonly latestVersion: string | undefined;
  /** Set for a snapshot that is written in YAML alone: what it reads. */
  readonly relation: Dependency | undefined;
}

/** A source's table. */
export interface SourceProperties extends Properties {
  readonly source: SourceTable;
}

/** An exposure. */
export interface ExposureProperties extends Properties {
  readonly dependencies: readonly Dependency[];
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
  readonly exposures: readonly ExposureProperties[];
  readonly macros: readonly MacroProperties[];
  readonly groups: readonly GroupProperties[];
  /** Calls of `var` and `env_var` anywhere in the file. */
  readonly variables: readonly VariableUse[];
  readonly problems: readonly YamlProblem[];
}

export const NO_PROPERTIES: PropertiesFacts = {
  nodes: [],
  sources: [],
  exposures: [],
  macros: [],
  groups: [],
  variables: [],
  problems: [],
};
