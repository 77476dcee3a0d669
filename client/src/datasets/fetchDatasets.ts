import { Failure } from '@lakehouse/base';
import type { Dremio } from '@lakehouse/dremio';
import type { DatasetColumns, ProjectRelation } from '@lakehouse/protocol';

/** What of a Dremio columns are asked of. */
export type ColumnDremio = Pick<Dremio, 'datasets' | 'datasetsIn' | 'dataset'>;

/** Columns to fetch at most in one statement: what a Dremio of a few thousand tables has. */
const MOST_COLUMNS = 50_000;
/** Schemas that one statement names. */
const SCHEMAS_AT_ONCE = 200;
/** Sources that are asked one by one, and how many at the same time. */
const MOST_ASKED = 100;
const ASKED_AT_ONCE = 4;

/**
 * The datasets of a Dremio with their columns: all that it lists, the schemas that the projects use even where it lists
 * more than anybody wants to fetch, and the projects' sources that it does not list, each by a query that reads nothing.
 */
export async function fetchDatasets(
  dremio: ColumnDremio,
  relations: readonly ProjectRelation[],
  signal: AbortSignal,
): Promise<readonly DatasetColumns[]> {
  const found = new Map<string, DatasetColumns>();
  const add = (datasets: readonly DatasetColumns[]): void => {
    for (const dataset of datasets) found.set(keyOf(dataset.path), dataset);
  };
  const listed = await dremio.datasets(MOST_COLUMNS, signal);
  add(listed);
  const isWhole = listed.reduce((sum, { columns }) => sum + columns.length, 0) < MOST_COLUMNS;
  if (!isWhole)
    for (const schemas of inGroups(schemasOf(relations), SCHEMAS_AT_ONCE))
      add(await dremio.datasetsIn(schemas, MOST_COLUMNS, signal));
  const missing = relations.filter(({ kind, path }) => kind === 'source' && !found.has(keyOf(path)));
  for (const group of inGroups(missing.slice(0, MOST_ASKED), ASKED_AT_ONCE))
    add((await Promise.all(group.map(({ path }) => askDataset(dremio, path, signal)))).flat());
  return [...found.values()];
}

/** A source that is not there, or not ours to read, is no reason to know nothing of the others. */
async function askDataset(
  dremio: ColumnDremio,
  path: readonly string[],
  signal: AbortSignal,
): Promise<readonly DatasetColumns[]> {
  try {
    return [await dremio.dataset(path, signal)];
  } catch (error) {
    const failure = Failure.from(error);
    if (failure.code === 'query.rejected') return [];
    throw failure;
  }
}

function schemasOf(relations: readonly ProjectRelation[]): readonly string[] {
  return [...new Set(relations.map(({ path }) => keyOf(path.slice(0, -1))))].filter(schema => schema !== '');
}

function keyOf(path: readonly string[]): string {
  return path.join('.').toLowerCase();
}

function inGroups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const groups: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += size) groups.push(items.slice(at, at + size));
  return groups;
}
