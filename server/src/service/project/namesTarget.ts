/**
 * The part of a dbt target that decides names in Dremio, with dbt-dremio's defaults filled in
 * (`database` = `@<user>`, `schema` and `rootPath` = `no_schema`, `datalake` = `$scratch`).
 */
export interface NamesTarget {
  /** dbt's word for the kind of warehouse; dremio when nobody says otherwise. */
  readonly adapter?: string;
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
