import type { FoundTable } from './knownColumn';

/** What `catalog.json` of dbt knows of tables, by unique id. */
export type Catalog = ReadonlyMap<string, FoundTable>;

/**
 * Reads `catalog.json`, as `dbt docs generate` writes it: whole or not at all. Undefined for a text that is cut off,
 * as it is while dbt writes it, and for anything else that is no catalog.
 */
export function readCatalog(text: string): Catalog | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isMap(root) || !isMap(root['nodes']) || !isMap(root['sources'])) return undefined;
  const generated = isMap(root['metadata']) ? Date.parse(String(root['metadata']['generated_at'])) : NaN;
  const knownAt = Number.isNaN(generated) ? undefined : generated;
  const tables = [...Object.entries(root['nodes']), ...Object.entries(root['sources'])];
  return new Map(tables.map(([id, table]) => [id, { columns: columnsIn(table), knownFrom: 'catalog', knownAt }]));
}

/** In the order of the table. */
function columnsIn(table: unknown): FoundTable['columns'] {
  const columns = isMap(table) && isMap(table['columns']) ? Object.values(table['columns']).filter(isMap) : [];
  return columns
    .toSorted((a, b) => Number(a['index']) - Number(b['index']))
    .flatMap(({ name, type, comment }) => {
      if (typeof name !== 'string') return [];
      const told = typeof comment === 'string' && comment !== '' ? { description: comment } : {};
      return [{ name, ...(typeof type === 'string' ? { type: type.toUpperCase() } : {}), ...told }];
    });
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
