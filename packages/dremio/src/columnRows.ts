/** A column of a dataset. */
export interface DatasetColumn {
  readonly name: string;
  /** As INFORMATION_SCHEMA spells it: `CHARACTER VARYING`, `BIGINT`. */
  readonly type: string;
}

/** A table or view with its columns, in their order. */
export interface Dataset {
  /** Parts of its name as INFORMATION_SCHEMA tells them: the schema is split at dots, so a part with a dot comes apart. */
  readonly path: readonly string[];
  readonly columns: readonly DatasetColumn[];
}

/** The statement whose rows `datasetsOf` takes. System schemas are left out. */
export function columnsStatement(limit: number): string {
  return [
    'SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE FROM INFORMATION_SCHEMA.COLUMNS',
    "WHERE TABLE_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'sys') AND TABLE_SCHEMA NOT LIKE 'sys.%'",
    `ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION LIMIT ${limit}`,
  ].join(' ');
}

/** As `columnsStatement`, of some schemas alone: their parts joined by dots, in any case. */
export function columnsOfSchemasStatement(schemas: readonly string[], limit: number): string {
  const listed = schemas.map(schema => `'${schema.toLowerCase().replaceAll("'", "''")}'`).join(', ');
  return [
    'SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE FROM INFORMATION_SCHEMA.COLUMNS',
    `WHERE LOWER(TABLE_SCHEMA) IN (${listed})`,
    `ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION LIMIT ${limit}`,
  ].join(' ');
}

/** A dataset's name as a statement writes it, every part in quotes. */
export function quotedPath(path: readonly string[]): string {
  return path.map(part => `"${part.replaceAll('"', '""')}"`).join('.');
}

/** Gathers rows, ordered by table, into datasets. A row that lacks a text is left out. */
export function datasetsOf(rows: Iterable<readonly unknown[]>): readonly Dataset[] {
  const found = new Map<string, { readonly path: readonly string[]; readonly columns: DatasetColumn[] }>();
  for (const [schema, table, name, type] of rows) {
    if (typeof schema !== 'string' || typeof table !== 'string' || typeof name !== 'string') continue;
    const key = JSON.stringify([schema, table]);
    const dataset = found.get(key) ?? { path: [...schema.split('.'), table], columns: [] };
    dataset.columns.push({ name, type: typeof type === 'string' ? type : 'ANY' });
    found.set(key, dataset);
  }
  return [...found.values()];
}
