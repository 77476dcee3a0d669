import type { CreateReflection, NamePart, ReflectionItem } from '@lakehouse/sql';
import { measureWord, type ReflectionShape } from './reflectionShape';

/** The column that an item of a list names, if it names one. */
export function columnOf(item: ReflectionItem): NamePart | undefined {
  return 'column' in item ? item.column : undefined;
}

/** What a statement keeps; undefined where it leaves that to defaults or holds what Dremio cannot. */
export function shapeOfStatement({ kind, lists }: CreateReflection): ReflectionShape | undefined {
  if (kind === 'external') return undefined;
  const kept = lists.filter(({ role }) => ['display', 'dimensions', 'measures'].includes(role));
  const laid = lists.filter(({ role }) => ['distributeBy', 'partitionBy', 'localsortBy'].includes(role));
  const items = [...kept, ...laid].flatMap(list => list.items);
  if (kept.length === 0 || kept.some(({ parens }) => parens === undefined)) return undefined;
  if (items.some(item => item.kind === 'expression' || item.kind === 'hole')) return undefined;
  const keeps = kept.flatMap(list => list.items.flatMap(item => words(item, list.role === 'measures')));
  const layout = laid.flatMap(({ role, items: entries }) =>
    entries.map(
      item => `${ROLES[role] ?? role} ${columnOf(item)?.value.toLowerCase() ?? ''} ${transformOf(item, role)}`,
    ),
  );
  return { kind, keeps: new Set(keeps), layout: new Set(layout) };
}

const ROLES: Readonly<Record<string, string>> = {
  partitionBy: 'partition_by',
  distributeBy: 'distribute_by',
  localsortBy: 'localsort_by',
};

function transformOf(item: ReflectionItem, role: string): string {
  if (item.kind === 'transform') return item.transform.toLowerCase();
  return role === 'partitionBy' ? 'identity' : '';
}

function words(item: ReflectionItem, measured: boolean): readonly string[] {
  const column = columnOf(item)?.value.toLowerCase();
  if (column === undefined) return [];
  if (!measured) return [item.kind === 'day' || (item.kind === 'column' && item.byDay) ? `${column} by day` : column];
  const measures = 'measures' in item ? (item.measures ?? ['default']) : [];
  return measures.map(measure =>
    measureWord(column, measure.replace('APPROXIMATE COUNT DISTINCT', 'APPROX_COUNT_DISTINCT')),
  );
}
