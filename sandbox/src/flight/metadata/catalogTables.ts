import type { Schema } from 'apache-arrow';
import { arrowSchema } from '../../arrow/arrowTypes';
import { framedSchema } from '../../arrow/messages';
import type { Lake } from '../../lake/lake';
import { likePattern } from './likePattern';
import { binaries, type MetadataTable, metadataTable, optionalTexts, texts } from './metadataTable';

type Queries = Pick<Lake, 'describe' | 'run'>;

/** The filters of CommandGetTables that this door knows. */
export interface TableFilter {
  readonly catalog?: string | undefined;
  readonly dbSchemaFilterPattern?: string | undefined;
  readonly tableNameFilterPattern?: string | undefined;
  readonly tableTypes: readonly string[];
  readonly includeSchema: boolean;
}

/** A table or view as INFORMATION_SCHEMA names it; the schema is the whole path before the name, with dots. */
export interface TableRow {
  readonly schema: string;
  readonly name: string;
  readonly type: string;
}

const TABLES =
  'SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE FROM INFORMATION_SCHEMA."TABLES" ORDER BY TABLE_SCHEMA, TABLE_NAME';
const SCHEMATA = 'SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA ORDER BY SCHEMA_NAME';

/** Dremio lists no catalogs, and its schemas belong to none. */
export function catalogsTable(): MetadataTable {
  return metadataTable(0, [texts('catalog_name', [])]);
}

export function tableTypesTable(): MetadataTable {
  const types = ['TABLE', 'VIEW', 'SYSTEM_TABLE'];
  return metadataTable(types.length, [texts('table_type', types)]);
}

/** The names of the schemas that match; none when a catalog is asked for. */
export async function matchingSchemas(
  lake: Queries,
  catalog: string | undefined,
  pattern: string | undefined,
): Promise<readonly string[]> {
  const all = isNoCatalog(catalog) ? await rowsOf(lake, SCHEMATA) : [];
  return all.map(([name = '']) => name).filter(likePattern(pattern));
}

export function schemasTable(names: readonly string[]): MetadataTable {
  const catalogs = names.map(() => undefined);
  return metadataTable(names.length, [optionalTexts('catalog_name', catalogs), texts('db_schema_name', names)]);
}

/** The tables and views that match; none when a catalog is asked for. */
export async function matchingTables(lake: Queries, filter: TableFilter): Promise<readonly TableRow[]> {
  if (!isNoCatalog(filter.catalog)) return [];
  const schemaMatches = likePattern(filter.dbSchemaFilterPattern);
  const nameMatches = likePattern(filter.tableNameFilterPattern);
  const all = (await rowsOf(lake, TABLES)).map(([schema = '', name = '', type = '']) => ({ schema, name, type }));
  return all.filter(
    row =>
      schemaMatches(row.schema) &&
      nameMatches(row.name) &&
      (filter.tableTypes.length === 0 || filter.tableTypes.includes(row.type)),
  );
}

/** Tables, and the Arrow schema of each when there are `schemas`. */
export function tablesTable(rows: readonly TableRow[], schemas?: readonly Schema[]): MetadataTable {
  const columns = [
    optionalTexts(
      'catalog_name',
      rows.map(() => undefined),
    ),
    optionalTexts(
      'db_schema_name',
      rows.map(row => row.schema),
    ),
    texts(
      'table_name',
      rows.map(row => row.name),
    ),
    texts(
      'table_type',
      rows.map(row => row.type),
    ),
  ];
  if (schemas === undefined) return metadataTable(rows.length, columns);
  return metadataTable(rows.length, [...columns, binaries('table_schema', schemas.map(framedSchema))]);
}

/** The Arrow schemas of tables. A view that no longer works has none, and must not hide all the others. */
export async function schemasOf(lake: Queries, rows: readonly TableRow[]): Promise<readonly Schema[]> {
  const schemas: Schema[] = [];
  for (const row of rows) {
    const path = [...row.schema.split('.'), row.name].map(part => `"${part.replaceAll('"', '""')}"`).join('.');
    const columns = await lake.describe(`SELECT * FROM ${path}`).catch(() => []);
    schemas.push(arrowSchema(columns));
  }
  return schemas;
}

function isNoCatalog(catalog: string | undefined): boolean {
  return catalog === undefined || catalog === '';
}

async function rowsOf(lake: Queries, sql: string): Promise<readonly (readonly string[])[]> {
  const stream = await lake.run(sql, {});
  const rows: string[][] = [];
  try {
    for await (const chunk of stream.chunks())
      for (const row of chunk.getRows()) rows.push(row.map(value => (typeof value === 'string' ? value : '')));
  } finally {
    stream.close();
  }
  return rows;
}
