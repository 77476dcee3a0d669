import type { CreateReflection, NamePart, ReflectionItem, ReflectionList } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { measureProblem, transformProblem, type TypedColumn } from '../../dbt/reflection/measureProblem';
import { nearestNames } from '../../text/nearestNames';
import type { ReflectedDataset } from '../../dbt/reflection/reflectedDataset';
import { columnOf } from '../../dbt/reflection/shapeOfStatement';
import { changeTo } from '../../text/changeTo';

const TRANSFORMS = ['IDENTITY', 'YEAR', 'MONTH', 'DAY', 'HOUR', 'BUCKET', 'TRUNCATE'];

/** Entries of a reflection's lists that stand twice, that do not suit their column, or that it cannot be laid out by. */
export function checkLists(statement: CreateReflection, dataset: ReflectedDataset | undefined): readonly Problem[] {
  const { lists } = statement;
  return [
    ...lists.flatMap(list => [...twice(list), ...unsuited(list, dataset?.columns ?? [])]),
    ...notKept(lists, dataset),
    ...sortedPartition(lists),
  ];
}

function twice({ items, role }: ReflectionList): readonly Problem[] {
  const seen = new Set<string>();
  return items.flatMap(item => {
    const column = columnOf(item);
    if (column === undefined) return [];
    const measures = role === 'measures' && 'measures' in item ? (item.measures ?? ['']) : [''];
    const keys = measures.map(measure => `${column.value.toLowerCase()} ${measure}`);
    const again = keys.every(key => seen.has(key));
    for (const key of keys) seen.add(key);
    if (!again) return [];
    const message = l10n.t('"{0}" stands twice in this list.', column.value);
    return [{ span: item.span, severity: 'warning', code: 'reflection.twice', message, tag: 'unnecessary' }];
  });
}

function unsuited({ items, role }: ReflectionList, columns: readonly TypedColumn[]): readonly Problem[] {
  return items.flatMap(item => {
    if (item.kind === 'transform') return transformFault(item, columns);
    const name = columnOf(item)?.value.toLowerCase();
    const column = columns.find(one => one.name.toLowerCase() === name);
    if (role !== 'measures' || column === undefined || !('measures' in item)) return [];
    const [message] = (item.measures ?? ['COUNT']).flatMap(measure => measureProblem(measure, column) ?? []);
    return message === undefined
      ? []
      : [{ span: item.span, severity: 'error', code: 'reflection.measureType', message }];
  });
}

function transformFault(
  { transform, column, span }: Extract<ReflectionItem, { kind: 'transform' }>,
  columns: readonly TypedColumn[],
): readonly Problem[] {
  if (!TRANSFORMS.includes(transform)) {
    const word = { start: span.start, end: span.start + transform.length };
    const replacements = nearestNames(transform, TRANSFORMS).map(text => changeTo(word, text));
    const message = l10n.t('Dremio knows no transform "{0}": it knows {1}.', transform, TRANSFORMS.join(', '));
    return [{ span: word, severity: 'error', code: 'reflection.transform', message, replacements }];
  }
  const typed = columns.find(one => one.name.toLowerCase() === column.value.toLowerCase());
  const message = typed && transformProblem(transform, typed);
  return message === undefined ? [] : [{ span, severity: 'error', code: 'reflection.transformType', message }];
}

/** A raw reflection lays out what it displays, an aggregate one its dimensions. */
function notKept(lists: readonly ReflectionList[], dataset: ReflectedDataset | undefined): readonly Problem[] {
  const keeping = lists.find(({ role }) => role === 'display') ?? lists.find(({ role }) => role === 'dimensions');
  // An expression among them may be any column, and without a list all are kept.
  if (keeping?.parens === undefined || keeping.items.some(({ kind }) => kind === 'expression' || kind === 'hole'))
    return [];
  const kept = new Set(keeping.items.map(item => columnOf(item)?.value.toLowerCase()));
  const keyword = keeping.role === 'display' ? 'DISPLAY' : 'DIMENSIONS';
  return columnsOf(lists, ['distributeBy', 'partitionBy', 'localsortBy'])
    .filter(({ value }) => !kept.has(value.toLowerCase()) && isThere(value, dataset))
    .map(({ value, span }) => ({
      span,
      severity: 'warning',
      code: 'reflection.notKept',
      message: l10n.t('"{0}" is not among "{1}": a reflection is laid out by columns that it keeps.', value, keyword),
    }));
}

/** What the dataset does not have is told as such. */
function isThere(name: string, dataset: ReflectedDataset | undefined): boolean {
  if (dataset?.complete !== true) return true;
  return dataset.columns.some(column => column.name.toLowerCase() === name.toLowerCase());
}

function sortedPartition(lists: readonly ReflectionList[]): readonly Problem[] {
  const partitions = lists.filter(({ role }) => role === 'partitionBy').flatMap(({ items }) => items);
  const whole = partitions.filter(
    item => item.kind === 'column' || (item.kind === 'transform' && item.transform === 'IDENTITY'),
  );
  const names = new Set(whole.map(item => columnOf(item)?.value.toLowerCase()));
  return columnsOf(lists, ['localsortBy'])
    .filter(({ value }) => names.has(value.toLowerCase()))
    .map(({ value, span }) => ({
      span,
      severity: 'warning',
      code: 'reflection.sortedPartition',
      message: l10n.t('Files are divided by "{0}" already: Dremio does not sort by the same column.', value),
    }));
}

function columnsOf(lists: readonly ReflectionList[], roles: readonly ReflectionList['role'][]): readonly NamePart[] {
  return lists
    .filter(({ role }) => roles.includes(role))
    .flatMap(({ items }) => items.flatMap(item => columnOf(item) ?? []));
}
