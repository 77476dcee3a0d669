import type { Arrangement, CellTest, SortKey } from '@lakehouse/protocol';

/** The rows as they came. */
export const AS_IT_CAME: Arrangement = { sort: [], filters: [] };

export function isAsItCame({ sort, filters }: Arrangement): boolean {
  return sort.length === 0 && filters.length === 0;
}

/**
 * What a press on a header does: ascending, descending, then not at all.
 *
 * With `isAdded` the other keys stay, and the column keeps its place among them; without, it becomes the only key.
 */
export function cycleSort(sort: readonly SortKey[], column: number, isAdded: boolean): readonly SortKey[] {
  const now = sort.find(key => key.column === column);
  const next = nextDirection(now);
  if (!isAdded) return next === undefined ? [] : [next(column)];
  if (now === undefined) return [...sort, { column, descending: false }];
  return sort.flatMap(key => (key.column !== column ? [key] : next === undefined ? [] : [next(column)]));
}

/** Sorts by a column alone, or beside the others; an absent direction takes it out. */
export function sortBy(
  sort: readonly SortKey[],
  column: number,
  descending: boolean | undefined,
  isAdded: boolean,
): readonly SortKey[] {
  if (descending === undefined) return sort.filter(key => key.column !== column);
  const key = { column, descending };
  if (!isAdded) return [key];
  const isThere = sort.some(other => other.column === column);
  return isThere ? sort.map(other => (other.column === column ? key : other)) : [...sort, key];
}

/** The arrangement with another test of a column, or without one. */
export function withTest(arrangement: Arrangement, column: number, test: CellTest | undefined): Arrangement {
  const filters = arrangement.filters.filter(filter => filter.column !== column);
  return { ...arrangement, filters: test === undefined ? filters : [...filters, { column, test }] };
}

function nextDirection(now: SortKey | undefined): ((column: number) => SortKey) | undefined {
  if (now === undefined) return column => ({ column, descending: false });
  return now.descending ? undefined : column => ({ column, descending: true });
}
