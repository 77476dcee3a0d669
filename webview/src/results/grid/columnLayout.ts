import type { Cell, ResultColumn, ResultWindow } from '@lakehouse/protocol';
import type { Range } from './rowScroll';

const NARROWEST = 56;
const WIDEST_AT_FIRST = 320;
const WIDEST_FITTED = 900;
const PADDING = 23;
/** Room beside a name for the arrow of a sort. */
const HEADER_MARKS = 14;

/** Narrowest and widest column that a user may drag to, in CSS pixels. */
export const RESIZE_LIMITS = { min: 40, max: 2000 } as const;

/** Characters of the word that stands for SQL's NULL. */
const NULL_LENGTH = 4;

/** A character of the header, whose name is bold, against one of a value. */
const NAME_ADVANCE = 1.2;
const TYPE_ADVANCE = 1.05;

/** Width of a column before any of its values is known: name above type. `advance` is the width of a value's character. */
export function headerWidth(column: ResultColumn, advance: number): number {
  return clampWidth(nameWidth(column, advance));
}

/** Width at which the header and none of the cells is cut, up to what fits on a screen. */
export function widestValue(column: ResultColumn, cells: readonly (Cell | undefined)[], advance: number): number {
  const longest = Math.max(0, ...cells.map(cell => (cell === undefined ? 0 : (cell?.length ?? NULL_LENGTH))));
  const width = Math.max(nameWidth(column, advance), longest * advance + PADDING);
  return Math.round(Math.min(WIDEST_FITTED, Math.max(NARROWEST, width)));
}

function nameWidth(column: ResultColumn, advance: number): number {
  const name = column.name.length * NAME_ADVANCE * advance + HEADER_MARKS;
  return Math.max(name, column.type.length * TYPE_ADVANCE * advance) + PADDING;
}

/** Widths of the columns of a window whose values ask for more than their headers; by column index. */
export function widthsOfValues(
  window: ResultWindow,
  widths: readonly number[],
  advance: number,
): ReadonlyMap<number, number> {
  const wider = new Map<number, number>();
  window.rows[0]?.forEach((_, i) => {
    const column = window.columnStart + i;
    const longest = Math.max(...window.rows.map(row => row[i]?.length ?? NULL_LENGTH));
    const width = clampWidth(longest * advance + PADDING);
    if (width > (widths[column] ?? 0)) wider.set(column, width);
  });
  return wider;
}

function clampWidth(width: number): number {
  return Math.round(Math.min(WIDEST_AT_FIRST, Math.max(NARROWEST, width)));
}

/** Where each column begins, and at the end where the last one stops. */
export function columnEdges(widths: readonly number[]): readonly number[] {
  const edges = [0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  return edges;
}

/** Columns of which at least a pixel lies in sight, with `overscan` more on either side. */
export function columnsInSight(edges: readonly number[], left: number, width: number, overscan: number): Range {
  const count = edges.length - 1;
  const first = Math.max(0, firstAfter(edges, left) - 1);
  const last = Math.min(count, firstAfter(edges, left + width - 1));
  return { start: Math.max(0, first - overscan), end: Math.min(count, last + overscan) };
}

/** The scroll position nearest to `left` at which the column is in sight; its beginning counts more than its end. */
export function leftToShow(edges: readonly number[], left: number, width: number, column: number): number {
  const [begin, end] = [edges[column] ?? 0, edges[column + 1] ?? 0];
  return Math.max(0, Math.min(Math.max(left, end - width), begin));
}

/** Index of the first edge that lies beyond `x`. */
function firstAfter(edges: readonly number[], x: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? Infinity) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
