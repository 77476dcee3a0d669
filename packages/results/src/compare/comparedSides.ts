import type { Data } from 'apache-arrow';
import { gather, type Picks } from '../gather/gather';
import { validAt } from '../scan/validity';
import type { ResultStore } from '../store/resultStore';
import { cellReader } from '../text/cellReader';
import type { Cell, ChangeKind } from '../store/window';
import type { ComparedColumn } from './comparedColumns';
import { converted } from './converted';
import type { MatchedRows } from './matchedRows';
import { isSame } from './rowChanges';
import { sameNumbers, type SameValues, sameValues } from './sameValues';
import { textColumn } from './textColumn';

/** A column's values on either side, row by row; NULL where a side has no row, or no such column. */
export interface Sides {
  readonly left: Data;
  readonly right: Data;
}

/** How rows differ by that alone that one of the sides does not have them. */
export function kindsByRows({ left, right }: MatchedRows): ChangeKind[] {
  return Array.from(left, (row, i): ChangeKind => {
    if (row < 0) return 'added';
    return (right[i] ?? -1) < 0 ? 'removed' : 'same';
  });
}

interface Wanted {
  /** Rows of the side, -1 for none. */
  readonly rows: Int32Array;
  readonly column: ComparedColumn;
}

/** A column's values on one side, in the type in which they are compared, or as texts. */
export function sideOf(store: ResultStore, place: number, { rows, column }: Wanted): Data {
  const { type } = column.field;
  if (place < 0) return gather(type, noPicks(rows.length));
  const own = gather(store.typeOf(place), picksOf(store, place, rows));
  return column.isTyped ? converted(own, type) : textColumn(cellsOf(own));
}

/** Marks rows whose values are not the same on both sides. */
export function markChanged(kinds: ChangeKind[], { left, right }: Sides, column: ComparedColumn): void {
  const isSameValue = sameness({ left, right }, column);
  const [hasLeft, hasRight] = [validAt(left), validAt(right)];
  for (let row = 0; row < kinds.length; row++) {
    if (kinds[row] !== 'same') continue;
    const has = hasLeft(row);
    if (has !== hasRight(row) || (has && !isSameValue(row))) kinds[row] = 'changed';
  }
}

function sameness({ left, right }: Sides, column: ComparedColumn): SameValues {
  if (!column.isTyped) return sameTexts(left, right, column);
  return column.normal === undefined ? sameValues(left, right) : sameNumbers(left, right);
}

function sameTexts(left: Data, right: Data, column: ComparedColumn): SameValues {
  const [readLeft, readRight] = [cellReader(left), cellReader(right)];
  return row => isSame(readLeft(row), readRight(row), column);
}

/** The values of the right, and of the left where the right has no row. */
export function merged({ left, right }: Sides, rows: MatchedRows, { field }: ComparedColumn): Data {
  if (rows.right.every(row => row >= 0)) return right;
  const which = Uint8Array.from(rows.right, row => (row >= 0 ? 0 : 1));
  const places = Int32Array.from(rows.right, (_, i) => i);
  return gather(field.type, { sources: [right, left], which, rows: places });
}

/** The values of some rows of a column, NULL for a row of -1. */
function picksOf(store: ResultStore, place: number, rows: Int32Array): Picks {
  const isWhole = !rows.includes(-1);
  const there = Uint32Array.from(isWhole ? rows : rows.filter(row => row >= 0));
  const picks = store.placed(there).picks(place);
  if (isWhole) return picks;
  const { which, rows: places } = noPicks(rows.length);
  for (let i = 0, at = 0; i < rows.length; i++) {
    if ((rows[i] as number) < 0) continue;
    which[i] = picks.which[at] ?? 0;
    places[i] = picks.rows[at++] ?? -1;
  }
  return { sources: picks.sources, which, rows: places };
}

function noPicks(count: number): Picks & { readonly which: Uint32Array } {
  return { sources: [], which: new Uint32Array(count), rows: new Int32Array(count).fill(-1) };
}

function cellsOf(data: Data): readonly Cell[] {
  const read = cellReader(data);
  return Array.from({ length: data.length }, (_, row) => read(row));
}
