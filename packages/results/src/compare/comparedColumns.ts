import { DataType, Field, Schema, Utf8, util } from 'apache-arrow';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { columnsOf, type ResultColumn } from '../columnType';
import { plainType } from '../gather/plainType';
import type { ResultStore } from '../store/resultStore';
import { type NormalText, normalText } from './normalText';

/** A column of a comparison: where it lies on either side; -1 where it is not. */
export interface ComparedColumn {
  readonly field: Field<DataType>;
  readonly shown: ResultColumn;
  readonly left: number;
  readonly right: number;
  /** Both sides have values of one type, which are compared and kept as such, and not by their texts. */
  readonly isOneType: boolean;
  /** How values of different types are made comparable; absent where their texts are. */
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
  const normal = isOneType ? undefined : normalText(type, other);
  const own = rightPlace < 0 ? left.columns[leftPlace] : right.columns[rightPlace];
  const name = own?.name ?? '';
  const field = new Field<DataType>(name, isOneType ? type : new Utf8(), true);
  const [asText] = columnsOf(new Schema([field]));
  const shown = isOneType ? own : asText;
  return {
    field,
    shown: shown ?? { name, type: 'VARCHAR', kind: 'text' },
    left: leftPlace,
    right: rightPlace,
    isOneType,
    normal,
  };
}

/** Whether values of both types lie alike in a buffer. The library does not look at what decimals are made of. */
function areOneType(type: DataType, other: DataType): boolean {
  if (DataType.isDecimal(type) && DataType.isDecimal(other))
    return type.scale === other.scale && type.bitWidth === other.bitWidth;
  const [children, others] = [childTypes(type), childTypes(other)];
  return util.compareTypes(type, other) && children.every((child, i) => areOneType(child, others[i] ?? child));
}

function childTypes(type: DataType): readonly DataType[] {
  // The library leaves the types inside of a type open, and most have none.
  return ((type.children as readonly Field<DataType>[] | null) ?? []).map(child => child.type);
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

/** How the values of two key columns are made comparable, as `ComparedColumn.normal`. */
export function keyNormals(
  left: { readonly store: ResultStore; readonly keys: readonly number[] },
  right: { readonly store: ResultStore; readonly keys: readonly number[] },
): readonly (NormalText | undefined)[] {
  return left.keys.map((place, i) => compared([left.store, right.store], place, right.keys[i] ?? -1).normal);
}

function placeOf({ columns }: ResultStore, name: string): number {
  return columns.findIndex(column => column.name === name);
}
