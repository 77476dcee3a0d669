/**
 * The part of a dbt target that decides names in Dremio, aliases already folded to the first spelling.
 *
 * Values are as the profile gives them after `env_var`; defaults of dbt-dremio are filled in
 * (`database` = `@<user>`, `schema` = `no_schema`, `datalake` = `$scratch`, `rootPath` = `no_schema`).
 */
export interface DremioTarget {
  /** dbt's word for the kind of warehouse; `dremio` when left out. Any other is named by dbt's own rules. */
  readonly adapter?: string;
  /** Profile and target as in `profiles.yml`, for display: `lakehouse`, `dev`. */
  readonly profileName: string;
  readonly targetName: string;
  /** Space of views. */
  readonly database: string;
  /** Folder of views below the space, dotted; `no_schema` for none. */
  readonly schema: string;
  /** Source of tables, seeds and snapshots. */
  readonly datalake: string;
  /** Folder of tables below the source, dotted; `no_schema` for none. */
  readonly rootPath: string;
}

/** Which target a dbt project uses now; `undefined` when none is picked or none can be read. */
export interface ProjectTarget {
  /** Absolute path of the folder that holds `dbt_project.yml`. */
  readonly projectRoot: string;
  readonly target: DremioTarget | undefined;
  /** dbt's word for the warehouse of a project whose profile has no target of Dremio's, as `snowflake`. */
  readonly otherWarehouse?: string;
}
