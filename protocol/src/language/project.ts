/** A dbt project in the workspace, as the server sees it. */
export interface ProjectSummary {
  /** Absolute path of the folder that holds `dbt_project.yml`. */
  readonly root: string;
  readonly name: string;
  /** Name of the profile it asks for. */
  readonly profile: string | undefined;
  readonly models: number;
  /** Folder names directly below the model paths that hold models: staging, intermediate, marts. */
  readonly layers: readonly string[];
  /** What is wrong with `dbt_project.yml`, as a sentence; the project is still served as far as it can be read. */
  readonly problem?: string;
}

/** The dbt node that a document is. */
export interface DocumentNode {
  readonly projectRoot: string;
  readonly uniqueId: string;
  readonly name: string;
  readonly kind: string;
  /** The name in Dremio, quoted; `null` for an ephemeral model or with no target. */
  readonly relationName: string | null;
}

/** Whether a document lies in a dbt project, and as what. */
export interface DocumentRole {
  readonly projectRoot: string | undefined;
  /** `jinja-sql` for SQL files under the project's paths, else `undefined`: leave the language alone. */
  readonly language: 'jinja-sql' | undefined;
  readonly node: DocumentNode | undefined;
}

/** Columns of a dataset in Dremio, fetched by the client. */
export interface DatasetColumns {
  /** Parts of the dataset's name: `['bronze', 'raw_orders']`. */
  readonly path: readonly string[];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** When they were fetched, in milliseconds since 1970. */
  readonly fetchedAt?: number;
}

/** A dataset of Dremio that a project reads or builds. */
export interface ProjectRelation {
  readonly path: readonly string[];
  /** `source` for one that is there before dbt runs. */
  readonly kind: 'source' | 'built';
}
