import { quoteName, type SqlRelation, type Token } from '@lakehouse/sql';
import type { Completion } from '../../answers/completion';
import type { WrittenPlace } from './writtenPlace';
import { qualifierOf } from './inReach';

const JOIN_RANK = -900;
/** Names that many tables have and that join none of them: when a row was made, by whom. */
const NO_KEYS =
  /^(created|updated|loaded|inserted|modified|deleted)_|^_|^(name|type|status|description|note|comment)s?$/i;
/** Conditions that are offered at most. */
const MOST = 8;

/** Behind ON the conditions that equal names of keys suggest, behind USING the names themselves. */
export function completeJoin({ scope, before, replace }: WrittenPlace): readonly Completion[] {
  const isUsing = isInUsing(before);
  if (scope === undefined || (!isUsing && before.at(-1)?.keyword !== 'ON')) return [];
  const at = before.at(-1)?.span.start ?? 0;
  const joined = scope.relations.findLast(({ span }) => span.end <= at);
  const earlier = scope.relations.filter(one => joined !== undefined && one.span.end <= joined.span.start);
  if (joined === undefined) return [];
  const conditions = earlier
    .flatMap(other => sharedKeys(joined, other).map(pair => ({ ...pair, other })))
    .filter(({ own, others }) => !isUsing || own.toLowerCase() === others.toLowerCase());
  const entries = conditions.slice(0, MOST).map(({ own, others, other }, index): Completion => {
    const condition = `${qualified(other, others)} = ${qualified(joined, own)}`;
    const insert = isUsing ? quoteName(own) : condition;
    return { label: insert, kind: 'value', replace, insert, filter: `${own} ${insert}`, rank: JOIN_RANK + index };
  });
  // By USING a name joins whatever has it.
  return isUsing
    ? entries.filter(({ label }, index) => entries.findIndex(one => one.label === label) === index)
    : entries;
}

/** Whether the list of columns of a USING is being written. */
export function isInUsing(before: readonly Token[]): boolean {
  const opener = before.findLastIndex(({ kind, text }) => kind !== 'word' && kind !== 'quoted' && text !== ',');
  return before[opener]?.text === '(' && before[opener - 1]?.keyword === 'USING';
}

/** Pairs of columns that most likely join two relations, the likeliest first: equal names, then `id` with `order_id`. */
function sharedKeys(
  joined: SqlRelation,
  other: SqlRelation,
): readonly { readonly own: string; readonly others: string }[] {
  const names = new Map(other.columns.map(({ name }) => [name.toLowerCase(), name]));
  const equal = joined.columns.flatMap(({ name }) => {
    const same = names.get(name.toLowerCase());
    return same === undefined || NO_KEYS.test(name) ? [] : [{ own: name, others: same }];
  });
  const keyed = [
    ...named(joined, other),
    ...named(other, joined).map(({ own, others }) => ({ own: others, others: own })),
  ];
  const isKey = ({ own }: { readonly own: string }): boolean => /(^|_)(id|key|sk|pk|code|number|nr)$/i.test(own);
  // `id` of both is seldom the same thing.
  const plain = equal.filter(({ own }) => own.toLowerCase() === 'id');
  const rest = equal.filter(({ own }) => own.toLowerCase() !== 'id');
  return [...rest.filter(isKey), ...keyed, ...rest.filter(one => !isKey(one)), ...plain];
}

/** `orders.customer_id` with `id` of customers. */
function named(one: SqlRelation, other: SqlRelation): readonly { readonly own: string; readonly others: string }[] {
  const id = other.columns.find(({ name }) => name.toLowerCase() === 'id')?.name;
  const words = (other.name?.parts.at(-1)?.value ?? other.exposedName ?? '').toLowerCase();
  if (id === undefined) return [];
  return one.columns.flatMap(({ name }) => {
    const stem = /^(.+)_id$/i.exec(name)?.[1]?.toLowerCase();
    const fits =
      stem !== undefined &&
      (words === stem ||
        words.endsWith(stem) ||
        words.endsWith(`${stem}s`) ||
        other.exposedName === stem ||
        other.exposedName === `${stem}s`);
    return fits ? [{ own: name, others: id }] : [];
  });
}

function qualified(relation: SqlRelation, column: string): string {
  const qualifier = qualifierOf(relation);
  return qualifier === undefined ? quoteName(column) : `${quoteName(qualifier)}.${quoteName(column)}`;
}
