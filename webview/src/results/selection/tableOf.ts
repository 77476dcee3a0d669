import type { CopiedCells } from '@lakehouse/protocol';
import type { Range } from '../grid/rowScroll';
import { disjoint } from './disjoint';
import { extentOf, type Block } from './selection';

/**
 * Rectangles as one table: rows and columns may lie apart, but each of the rows must have each of the columns.
 * `undefined` when they are no table. `shown` are the columns by their position.
 */
export function tableOf(blocks: readonly Block[], shown: readonly number[]): CopiedCells | undefined {
  const [first, ...others] = joined(blocks.map(({ rows }) => rows));
  const columns = joined(blocks.map(block => block.columns));
  if (first === undefined) return undefined;
  const cells = disjoint(blocks).map(extentOf);
  const count = cells.reduce((sum, extent) => sum + extent.rows * extent.columns, 0);
  if (count !== lengthOf([first, ...others]) * lengthOf(columns)) return undefined;
  const more = others.map(({ start, end }) => ({ rowStart: start, rowEnd: end }));
  return {
    rowStart: first.start,
    rowEnd: first.end,
    columns: columns.flatMap(({ start, end }) => shown.slice(start, end)),
    ...(more.length === 0 ? {} : { more }),
  };
}

/** Stretches in their order, those that touch as one. */
function joined(stretches: readonly Range[]): readonly Range[] {
  const all: Range[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last === undefined || stretch.start > last.end) all.push(stretch);
    else all[all.length - 1] = { start: last.start, end: Math.max(last.end, stretch.end) };
  }
  return all;
}

function lengthOf(stretches: readonly Range[]): number {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0);
}
