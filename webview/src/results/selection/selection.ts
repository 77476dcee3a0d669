import type { Range } from '../grid/rowScroll';

/** A cell by its row and by the position of its column among those that are shown. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells. */
export interface Block {
  readonly rows: Range;
  readonly columns: Range;
}

/** Rectangles of cells: the last goes from `anchor`, where it began, to `active`, which has the focus. */
export interface Selection {
  readonly anchor: CellPlace;
  readonly active: CellPlace;
  /** Those that were marked before and stay. */
  readonly others: readonly Block[];
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

/** What a press does to what is marked already: takes its place, stretches it, or comes to it. */
export type SelectMode = 'replace' | 'extend' | 'add';

/** A selection that goes from one cell to another, beside what a mode leaves of the one before. */
function join(before: Selection | undefined, anchor: CellPlace, active: CellPlace, mode: SelectMode): Selection {
  if (before === undefined || mode === 'replace') return { anchor, active, others: [] };
  return { anchor, active, others: mode === 'extend' ? before.others : blocksOf(before) };
}

/** The selection that ends at another cell; when it is extended it keeps its beginning. */
export function selectTo(before: Selection | undefined, place: CellPlace, mode: SelectMode): Selection {
  const anchor = mode === 'extend' && before !== undefined ? before.anchor : place;
  return join(before, anchor, place, mode);
}

/** The place a step away, held inside the result. */
export function stepFrom(place: CellPlace, step: Step, extent: Extent): CellPlace {
  return {
    row: clampIndex(place.row + step.rows, extent.rows),
    column: clampIndex(place.column + step.columns, extent.columns),
  };
}

/** Where nothing is marked the first key goes to the first cell; only an edge is gone to at once. */
export function firstStep(step: Step): Step {
  const edge = (by: number): number => (Number.isFinite(by) ? 0 : by);
  return { rows: edge(step.rows), columns: edge(step.columns) };
}

/** All cells, with the focus left at the first. */
export function selectAll(extent: Extent): Selection {
  return {
    anchor: { row: extent.rows - 1, column: extent.columns - 1 },
    active: { row: 0, column: 0 },
    others: [],
  };
}

/** Whole rows from that of the anchor (when extended) or the row alone. */
export function selectRow(before: Selection | undefined, row: number, extent: Extent, mode: SelectMode): Selection {
  const from = mode === 'extend' && before !== undefined ? before.anchor.row : row;
  return join(before, { row: from, column: extent.columns - 1 }, { row, column: 0 }, mode);
}

/** Whole columns from that of the anchor (when extended) or the column alone. */
export function selectColumn(
  before: Selection | undefined,
  column: number,
  extent: Extent,
  mode: SelectMode,
): Selection {
  const from = mode === 'extend' && before !== undefined ? before.anchor.column : column;
  return join(before, { row: extent.rows - 1, column: from }, { row: 0, column }, mode);
}

/** The rectangle that has the focus. */
export function lastBlock({ anchor, active }: Selection): Block {
  return { rows: rangeOf(anchor.row, active.row), columns: rangeOf(anchor.column, active.column) };
}

/** All rectangles, in the order in which they were marked. */
export function blocksOf(selection: Selection): readonly Block[] {
  return [...selection.others, lastBlock(selection)];
}

export function isIn({ rows, columns }: Block, row: number, column: number): boolean {
  return row >= rows.start && row < rows.end && column >= columns.start && column < columns.end;
}

/** How many rows and columns a rectangle has. */
export function extentOf({ rows, columns }: Block): Extent {
  return { rows: rows.end - rows.start, columns: columns.end - columns.start };
}

/** The selection when a result has fewer rows than before; nothing when its focus is on none of them. */
export function within(selection: Selection | undefined, extent: Extent): Selection | undefined {
  if (selection === undefined || extent.rows === 0 || extent.columns === 0) return undefined;
  const isInside = blocksOf(selection).every(
    ({ rows, columns }) => rows.end <= extent.rows && columns.end <= extent.columns,
  );
  if (isInside) return selection;
  const active = stepFrom(selection.active, { rows: 0, columns: 0 }, extent);
  return { anchor: active, active, others: [] };
}

function rangeOf(a: number, b: number): Range {
  return { start: Math.min(a, b), end: Math.max(a, b) + 1 };
}

function clampIndex(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
