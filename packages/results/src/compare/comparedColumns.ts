import { DataType, Field, Schema, Utf8 } from 'apache-arrow';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { columnsOf, type ResultColumn } from '../columnType';
import { plainType } from '../gather/plainType';
import type { ResultStore } from '../store/resultStore';
import { commonType, hasFloat } from './commonType';
import { type NormalText, normalText } from './normalText';
import { areOneType } from './oneType';

/** A column of a comparison: where it lies on either side; -1 where it is not. */
export interface ComparedColumn {
  readonly field: Field<DataType>;
  readonly shown: ResultColumn;
  readonly left: number;
  readonly right: number;
  /** Values are compared and kept as such, in the type of the field; where that cannot be, by their texts. */
  readonly isTyped: boolean;
  /** How texts of different types are made comparable: zero has no sign then. Absent where they are as they stand. */
  readonly normal?: NormalText | undefined;
}

/**
 * The columns of both sides by their names: those of the right in their order, then those that only the left has. Of
 * columns with one name the first is compared with the first, the second with the second.
 */
export function comparedColumns(left: ResultStore, right: ResultStore): readonly ComparedColumn[] {
  const places = new Map<string, number>();
  for (const [i, name] of countedNames(left).entries()) places.set(name, i);
  const ofRight = countedNames(right).map((name, i) => {
    const place = places.get(name) ?? -1;
    places.delete(name);
    return compared([left, right], place, i);
  });
  return [...ofRight, ...Array.from(places.values(), i => compared([left, right], i, -1))];
}

/** Names that tell columns apart: each with how often it came before. */
function countedNames({ columns }: ResultStore): readonly string[] {
  const seen = new Map<string, number>();
  return columns.map(({ name }) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return `${before} ${name}`;
  });
}

function compared(
  [left, right]: readonly [ResultStore, ResultStore],
  leftPlace: number,
  rightPlace: number,
): ComparedColumn {
  const types = [
    ...(leftPlace < 0 ? [] : [plainType(left.typeOf(leftPlace))]),
    ...(rightPlace < 0 ? [] : [plainType(right.typeOf(rightPlace))]),
  ];
  const [type = new Utf8(), other = type] = types;
  const isOneType = areOneType(type, other);
  const common = isOneType ? type : commonType(type, other);
  const own = rightPlace < 0 ? left.columns[leftPlace] : right.columns[rightPlace];
  const name = own?.name ?? '';
  const field = new Field<DataType>(name, common ?? new Utf8(), true);
  const [made] = columnsOf(new Schema([field]));
  const shown = isOneType ? own : made;
  return {
    field,
    shown: shown ?? { name, type: 'VARCHAR', kind: 'text' },
    left: leftPlace,
    right: rightPlace,
    isTyped: common !== undefined,
    normal: common === undefined || isExactBesideFloat(type, other) ? normalText(type, other) : undefined,
  };
}

/** Numbers of one of the types have no zero with a sign. */
function isExactBesideFloat(type: DataType, other: DataType): boolean {
  return hasFloat(type, other) && !(DataType.isFloat(type) && DataType.isFloat(other));
}

/** Places of columns by their names, in both. @throws Failure `query.unsupported` when one lacks a name. */
export function keyPlaces(store: ResultStore, names: readonly string[]): readonly number[] {
  if (names.length === 0)
    throw new Failure('query.unsupported', l10n.t('Name at least one column that tells the rows apart.'));
  return names.map(name => {
    const place = placeOf(store, name);
    if (place >= 0) return place;
    throw new Failure('query.unsupported', l10n.t('Both results must have the column {0} to be compared by it.', name));
  });
}

/** How the values of two key columns are made comparable, key by key. */
export function comparedKeys(
  left: { readonly store: ResultStore; readonly keys: readonly number[] },
  right: { readonly store: ResultStore; readonly keys: readonly number[] },
): readonly ComparedColumn[] {
  return left.keys.map((place, i) => compared([left.store, right.store], place, right.keys[i] ?? -1));
}

function placeOf({ columns }: ResultStore, name: string): number {
  return columns.findIndex(column => column.name === name);
}
