import type { UpstreamModel } from '@lakehouse/protocol';

type Relation = NonNullable<UpstreamModel['relation']>;

/** A statement whose rows are those of the relations that are there; undefined for none to ask about. */
export function relationsStatement(relations: readonly Relation[]): string | undefined {
  if (relations.length === 0) return undefined;
  const conditions = relations.map(
    ({ schema, name }) => `(LOWER(TABLE_SCHEMA) = ${literal(schema)} AND LOWER(TABLE_NAME) = ${literal(name)})`,
  );
  return `SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA."TABLES" WHERE ${conditions.join(' OR ')}`;
}

/** The relations that rows of such a statement tell, as `relationKey` spells them. */
export function relationsIn(rows: readonly Readonly<Record<string, unknown>>[]): ReadonlySet<string> {
  return new Set(
    rows.flatMap(({ TABLE_SCHEMA: schema, TABLE_NAME: name }) =>
      typeof schema === 'string' && typeof name === 'string' ? [relationKey({ schema, name })] : [],
    ),
  );
}

/** Dremio compares names regardless of case. */
export function relationKey({ schema, name }: Relation): string {
  return JSON.stringify([schema.toLowerCase(), name.toLowerCase()]);
}

function literal(text: string): string {
  return `'${text.toLowerCase().replaceAll("'", "''")}'`;
}
