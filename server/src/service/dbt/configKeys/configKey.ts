/** What of a project can be configured. */
export type ConfigResource =
  | 'model'
  | 'seed'
  | 'snapshot'
  | 'source'
  | 'test'
  | 'unit_test'
  | 'exposure'
  | 'metric'
  | 'semantic_model'
  | 'saved_query'
  | 'function'
  | 'analysis'
  | 'macro';

/** A kind of value, as Jinja and YAML both have it. */
export type ConfigType = 'text' | 'number' | 'boolean' | 'list' | 'map';

/** A value that a key knows, with what it does. */
export interface ConfigChoice {
  readonly value: string | boolean;
  /** One sentence, in the user's language. */
  readonly documentation?: () => string;
}

/** What the texts of a key's value name. */
export type ConfigHolds =
  | 'ownColumn' // of the node itself
  | 'anchorColumn' // of the dataset that a reflection belongs to
  | 'model' // a model, or a source and its table
  | 'tag'
  | 'group'
  | 'sql';

/** One key of dbt's or dbt-dremio's configuration: all that completion, hover and checks know of it. */
export interface ConfigKey {
  /** As dbt spells it in `config(…)`, without a leading plus. */
  readonly name: string;
  /** Kinds of values that work; the first is the usual one. */
  readonly types: readonly ConfigType[];
  /** Values that have a meaning; of a list, of its items. */
  readonly choices?: readonly ConfigChoice[];
  /** True when no other value works; letters of either case are the same where dbt takes them so. */
  readonly closed?: 'exact' | 'anyCase';
  readonly holds?: ConfigHolds;
  /** Keys that its map has. */
  readonly fields?: readonly string[];
  readonly resources: readonly ConfigResource[];
  /** Materializations that read it; every one where this is left out. */
  readonly materializations?: readonly string[];
  /** Who reads it. */
  readonly from: 'dbt' | 'dbt-dremio';
  /** The first release of dbt, or of dbt-dremio, that knows it; left out for what has always been there. */
  readonly since?: string;
  /** Another spelling of a key, of this name. */
  readonly sameAs?: string;
  /** What it does, in one or two sentences of the user's language. */
  readonly documentation: () => string;
  /** The page that says more. */
  readonly page?: string;
}

/** Where a key stands. */
export interface ConfigPlace {
  readonly resource: ConfigResource;
  /** Of a model, as far as it is known. */
  readonly materialized?: string | undefined;
  /**
   * False where the project has a `generate_schema_name` or its like, which may read any key: see `hasUsualNames`.
   * Otherwise dbt-dremio's own rules place nodes in Dremio, and keys that they do not read do nothing.
   */
  readonly usualNames?: boolean;
  /** Whether something brings a materialization that dbt and dbt-dremio do not; undefined where that is not known. */
  readonly materializes?: ((name: string) => boolean) | undefined;
}
