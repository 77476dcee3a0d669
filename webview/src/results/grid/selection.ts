import type { Range } from './rowScroll';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells: from `anchor`, where it began, to `active`, which has the focus. */
export interface Selection {
  readonly anchor: CellPlace;
  readonly active: CellPlace;
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** A step of the active cell: by so many rows and columns, or with `Infinity` to the edge. */
export interface Step {
  readonly rows: number;
  readonly columns: number;
}

export function selectionAt(place: CellPlace): Selection {
  return { anchor: place, active: place };
}

/** The selection that ends at another cell; with `extend` it keeps its beginning. */
export function selectTo(selection: Selection | undefined, place: CellPlace, extend: boolean): Selection {
  return extend && selection !== undefined ? { anchor: selection.anchor, active: place } : selectionAt(place);
}

/** The place a step away, held inside the result. */
export function stepFrom(place: CellPlace, step: Step, extent: Extent): CellPlace {
  return {
    row: clampIndex(place.row + step.rows, extent.rows),
    column: clampIndex(place.column + step.columns, extent.columns),
  };
}

/** All cells, with the focus left where it is. */
export function selectAll(extent: Extent): Selection {
  return { anchor: { row: extent.rows - 1, column: extent.columns - 1 }, active: { row: 0, column: 0 } };
}

/** Whole rows from that of the anchor (with `extend`) or the row alone. */
export function selectRow(selection: Selection | undefined, row: number, extent: Extent, extend: boolean): Selection {
  const from = extend && selection !== undefined ? selection.anchor.row : row;
  return { anchor: { row: from, column: extent.columns - 1 }, active: { row, column: 0 } };
}

/** Whole columns from that of the anchor (with `extend`) or the column alone. */
export function selectColumn(
  selection: Selection | undefined,
  column: number,
  extent: Extent,
  extend: boolean,
): Selection {
  const from = extend && selection !== undefined ? selection.anchor.column : column;
  return { anchor: { row: extent.rows - 1, column: from }, active: { row: 0, column } };
}

export function rowsOf(selection: Selection): Range {
  return rangeOf(selection.anchor.row, selection.active.row);
}

export function columnsOf(selection: Selection): Range {
  return rangeOf(selection.anchor.column, selection.active.column);
}

/** How many rows and columns are selected. */
export function extentOf(selection: Selection): Extent {
  const [rows, columns] = [rowsOf(selection), columnsOf(selection)];
  return { rows: rows.end - rows.start, columns: columns.end - columns.start };
}

function rangeOf(a: number, b: number): Range {
  return { start: Math.min(a, b), end: Math.max(a, b) + 1 };
}

function clampIndex(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
