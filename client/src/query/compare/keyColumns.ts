import type { ColumnProfile, ResultColumn } from '@lakehouse/protocol';

/** A column that a comparison may tell rows apart by, and its place in the first result. */
export interface KeyCandidate {
  readonly name: string;
  readonly column: number;
}

/** Columns that both results have, whose values can be equal; those whose names look like keys first. */
export function keyCandidates(left: readonly ResultColumn[], right: readonly ResultColumn[]): readonly KeyCandidate[] {
  const names = new Set(right.filter(isComparable).map(({ name }) => name));
  const shared = left.flatMap((each, column) => {
    const isOnce = left.filter(({ name }) => name === each.name).length === 1;
    return isComparable(each) && isOnce && names.has(each.name) ? [{ name: each.name, column }] : [];
  });
  return shared.toSorted((one, other) => rank(one.name) - rank(other.name) || one.column - other.column);
}

/** The first set of columns that are all candidates, under the candidates' names: Dremio does not tell names apart by case. */
export function keyAmong(
  candidates: readonly KeyCandidate[],
  keys: readonly (readonly string[])[],
): readonly string[] | undefined {
  const byName = new Map(candidates.map(({ name }) => [name.toLowerCase(), name]));
  const found = keys.map(columns => columns.map(column => byName.get(column.toLowerCase())));
  return found.find((names): names is string[] => names.length > 0 && !names.includes(undefined));
}

/** Whether each row has a value of its own. An estimate is no proof. */
export function isUnique({ rows, nulls, distinct }: ColumnProfile): boolean {
  return nulls === 0 && !distinct.isEstimate && distinct.count === rows;
}

function isComparable({ kind, unreadable }: ResultColumn): boolean {
  return kind !== 'nested' && unreadable === undefined;
}

function rank(name: string): number {
  const lower = name.toLowerCase();
  if (['id', 'key', 'uuid', 'pk'].includes(lower)) return 0;
  if (/(^|_)(id|key|uuid|pk|sk)$/.test(lower) || /[a-z](Id|Key)$/.test(name)) return 1;
  return 2;
}
