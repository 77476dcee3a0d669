import { META_SCHEMA, SYSTEM_SCHEMAS } from './sql/namespace';

const INFO = `"${SYSTEM_SCHEMAS.INFORMATION_SCHEMA}"`;
const SYS = `"${SYSTEM_SCHEMAS.SYS}"`;
const META = `"${META_SCHEMA}"`;

/** Where the job list is put when a query asks for it: memory, since Dremio's jobs are not data of the lake either. */
export const JOBS_TABLE = 'live.main.jobs';

/** The version that the sandbox reports as Dremio's. */
export const DREMIO_VERSION = '26.1.0-sandbox';

/** The sandbox's own tables; they survive a restart. */
const OWN_TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS ${META}.spaces(name VARCHAR PRIMARY KEY, created TIMESTAMP)`,
  `INSERT OR IGNORE INTO ${META}.spaces VALUES ('silver', now())`,
  `CREATE TABLE IF NOT EXISTS ${META}.entities(key VARCHAR PRIMARY KEY, id VARCHAR, created TIMESTAMP)`,
  `CREATE TABLE IF NOT EXISTS ${META}.notes(id VARCHAR, kind VARCHAR, content VARCHAR, version VARCHAR, PRIMARY KEY (id, kind))`,
  `CREATE TABLE IF NOT EXISTS ${META}.refresh_policies(id VARCHAR PRIMARY KEY, policy VARCHAR, tag VARCHAR)`,
  `CREATE TABLE IF NOT EXISTS ${META}.views(schema_name VARCHAR, table_name VARCHAR, path VARCHAR, sql VARCHAR, created TIMESTAMP)`,
  `CREATE TABLE IF NOT EXISTS ${META}.promoted(schema_name VARCHAR, table_name VARCHAR, signature VARCHAR)`,
  `CREATE TABLE IF NOT EXISTS ${META}.reflections(id VARCHAR PRIMARY KEY, definition VARCHAR)`,
  `CREATE TABLE IF NOT EXISTS ${JOBS_TABLE}(job_id VARCHAR, status VARCHAR, query_type VARCHAR, user_name VARCHAR,
     submitted_ts TIMESTAMP, final_state_ts TIMESTAMP, rows_returned BIGINT, accelerated BOOLEAN, error_msg VARCHAR, query VARCHAR)`,
];

/** Dremio's name of a DuckDB type. */
const DATA_TYPE = `CASE
  WHEN data_type LIKE '%]' THEN 'ARRAY'
  WHEN data_type LIKE 'STRUCT%' THEN 'ROW'
  WHEN data_type LIKE 'MAP%' THEN 'MAP'
  WHEN data_type LIKE 'DECIMAL%' THEN 'DECIMAL'
  WHEN data_type LIKE 'TIMESTAMP%' THEN 'TIMESTAMP'
  WHEN data_type IN ('HUGEINT', 'UHUGEINT', 'BIGINT', 'UBIGINT', 'UINTEGER') THEN 'BIGINT'
  WHEN data_type IN ('INTEGER', 'SMALLINT', 'TINYINT', 'USMALLINT', 'UTINYINT') THEN 'INTEGER'
  WHEN data_type = 'BLOB' THEN 'BINARY VARYING'
  WHEN data_type IN ('FLOAT', 'DOUBLE', 'BOOLEAN', 'DATE', 'TIME') THEN data_type
  ELSE 'CHARACTER VARYING' END`;

const OWN =
  "database_name = current_database() AND NOT internal AND schema_name NOT LIKE '~%' AND schema_name <> 'main'";
const SYSTEM = "database_name = current_database() AND NOT internal AND schema_name IN ('~sys', '~information_schema')";

/** What Dremio's system tables show, read from DuckDB's catalogue and the sandbox's own tables. */
const SYSTEM_VIEWS: readonly string[] = [
  `CREATE OR REPLACE VIEW ${INFO}.CATALOGS AS SELECT 'DREMIO' AS CATALOG_NAME, 'The internal metadata used by Dremio' AS CATALOG_DESCRIPTION, '' AS CATALOG_CONNECT`,
  `CREATE OR REPLACE VIEW ${INFO}.SCHEMATA AS
   SELECT 'DREMIO' AS CATALOG_NAME, schema_name AS SCHEMA_NAME, '<owner>' AS SCHEMA_OWNER, 'SIMPLE' AS TYPE, 'NO' AS IS_MUTABLE
   FROM duckdb_schemas() WHERE ${OWN}
   UNION ALL SELECT 'DREMIO', name, '<owner>', 'SIMPLE', 'NO' FROM (VALUES ('INFORMATION_SCHEMA'), ('sys')) s(name)`,
  `CREATE OR REPLACE VIEW ${INFO}."TABLES" AS
   SELECT 'DREMIO' AS TABLE_CATALOG, schema_name AS TABLE_SCHEMA, table_name AS TABLE_NAME, 'TABLE' AS TABLE_TYPE
   FROM duckdb_tables() WHERE ${OWN}
   UNION ALL
   SELECT 'DREMIO', v.schema_name, v.view_name, CASE WHEN p.table_name IS NULL THEN 'VIEW' ELSE 'TABLE' END
   FROM duckdb_views() v LEFT JOIN ${META}.promoted p ON v.schema_name = p.schema_name AND v.view_name = p.table_name
   WHERE ${OWN.replaceAll('schema_name', 'v.schema_name').replace('NOT internal', 'NOT v.internal')}
   UNION ALL
   SELECT 'DREMIO', CASE schema_name WHEN '~sys' THEN 'sys' ELSE 'INFORMATION_SCHEMA' END, view_name, 'SYSTEM_TABLE'
   FROM duckdb_views() WHERE ${SYSTEM}`,
  `CREATE OR REPLACE VIEW ${INFO}.VIEWS AS
   SELECT 'DREMIO' AS TABLE_CATALOG, schema_name AS TABLE_SCHEMA, table_name AS TABLE_NAME, sql AS VIEW_DEFINITION FROM ${META}.views`,
  `CREATE OR REPLACE VIEW ${INFO}.COLUMNS AS
   SELECT 'DREMIO' AS TABLE_CATALOG,
     CASE schema_name WHEN '~sys' THEN 'sys' WHEN '~information_schema' THEN 'INFORMATION_SCHEMA' ELSE schema_name END AS TABLE_SCHEMA,
     table_name AS TABLE_NAME, column_name AS COLUMN_NAME, column_index AS ORDINAL_POSITION,
     CAST(column_default AS VARCHAR) AS COLUMN_DEFAULT, CASE WHEN is_nullable THEN 'YES' ELSE 'NO' END AS IS_NULLABLE,
     ${DATA_TYPE} AS DATA_TYPE, CAST(NULL AS INTEGER) AS COLUMN_SIZE,
     CASE WHEN data_type IN ('VARCHAR', 'BLOB') THEN 65536 END AS CHARACTER_MAXIMUM_LENGTH,
     CASE WHEN data_type IN ('VARCHAR', 'BLOB') THEN 65536 END AS CHARACTER_OCTET_LENGTH,
     CASE WHEN data_type LIKE '%INT%' OR data_type LIKE 'DECIMAL%' OR data_type IN ('FLOAT', 'DOUBLE') THEN least(numeric_precision, 64) END AS NUMERIC_PRECISION,
     numeric_precision_radix AS NUMERIC_PRECISION_RADIX, numeric_scale AS NUMERIC_SCALE,
     CASE WHEN data_type LIKE 'TIME%' THEN 3 WHEN data_type = 'DATE' THEN 0 END AS DATETIME_PRECISION,
     CAST(NULL AS VARCHAR) AS INTERVAL_TYPE, CAST(NULL AS INTEGER) AS INTERVAL_PRECISION
   FROM duckdb_columns() WHERE (${OWN}) OR (${SYSTEM})`,
  `CREATE OR REPLACE VIEW ${SYS}.version AS
   SELECT '${DREMIO_VERSION}' AS version, '' AS commit_id, '' AS commit_message, '' AS commit_time, '' AS build_email, '' AS build_time`,
  `CREATE OR REPLACE VIEW ${SYS}."tables" AS
   SELECT table_name, TABLE_SCHEMA || '.' || TABLE_NAME AS path, TABLE_TYPE AS type FROM ${INFO}."TABLES" WHERE TABLE_TYPE = 'TABLE'`,
  `CREATE OR REPLACE VIEW ${SYS}.views AS
   SELECT table_name AS view_name, path, created, sql AS sql_definition FROM ${META}.views`,
  `CREATE OR REPLACE VIEW ${SYS}.reflections AS SELECT
     id AS reflection_id, definition ->> 'name' AS reflection_name, definition ->> 'type' AS type,
     definition ->> 'status' AS status, CAST(definition ->> 'createdAt' AS TIMESTAMP) AS created_at,
     CAST(definition ->> 'updatedAt' AS TIMESTAMP) AS updated_at, definition ->> 'datasetId' AS dataset_id,
     definition ->> 'datasetName' AS dataset_name, definition ->> 'displayColumns' AS display_columns,
     definition ->> 'dimensions' AS dimensions, definition ->> 'measures' AS measures,
     definition ->> 'partitionColumns' AS partition_columns, definition ->> 'sortColumns' AS sort_columns,
     CAST(definition ->> 'recordCount' AS BIGINT) AS record_count,
     CAST(definition ->> 'lastRefreshDurationMillis' AS BIGINT) AS last_refresh_duration_millis,
     definition ->> 'lastFailureMessage' AS last_failure_message, 'MANUAL' AS reflection_mode
   FROM ${META}.reflections`,
  `CREATE OR REPLACE VIEW ${SYS}.privileges AS
   SELECT '' AS grantee_id, '' AS grantee_type, '' AS privilege, '' AS object_id, '' AS object_type WHERE false`,
  `CREATE OR REPLACE VIEW ${SYS}.jobs AS SELECT * FROM ${JOBS_TABLE}`,
  `CREATE OR REPLACE VIEW ${SYS}.jobs_recent AS SELECT * FROM ${JOBS_TABLE}`,
];

/** What a fresh catalogue needs, and an older one gets anew. */
export const CATALOGUE_SETUP: readonly string[] = [...OWN_TABLES, ...SYSTEM_VIEWS];
