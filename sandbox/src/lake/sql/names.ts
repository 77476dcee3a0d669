/** A name as DuckDB reads it whatever is in it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A table or view of DuckDB: Dremio's path with all parts but the last one joined by dots. */
export interface Relation {
  readonly schema: string;
  readonly table: string;
}

/** `"silver.staging"."stg_orders"`. */
export function relationSql({ schema, table }: Relation): string {
  return `${quoteName(schema)}.${quoteName(table)}`;
}

/** Dremio's path of a relation as its messages print it. */
export function pathText(parts: readonly string[]): string {
  return parts.map(part => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(part) ? part : `"${part}"`)).join('.');
}
