import type { Data, DataType } from 'apache-arrow';
import { wireFailure } from '../wire/wireFailure';
import type { Indices } from './checkOffsets';
import { columnOf, validity } from './column';
import type { Expansion } from './expansion';
import { takeRows } from './takeRows';

/** Run-end encoded values as a plain column: each value as often as its run is long. */
export function writeOutRuns(ends: Indices, values: Data, length: number, expansion: Expansion): Data {
  expansion.spend(4 * length);
  const rows = new Int32Array(length);
  let start = 0;
  for (let run = 0; start < length; run++) {
    const end = Number(ends[run] ?? -1);
    if (end <= start || run >= values.length) throw wireFailure('runs that do not ascend to the last row');
    rows.fill(run, start, Math.min(end, length));
    start = end;
  }
  return takeRows(values, rows, expansion);
}

/** What a column of list views has. */
export interface ListViews {
  readonly type: DataType;
  readonly nullCount: number;
  readonly bitmap: Uint8Array;
  readonly offsets: Int32Array | BigInt64Array;
  readonly sizes: Int32Array | BigInt64Array;
  readonly items: Data;
}

/** List views, which may lie anywhere in their items, as lists, which lie one after the other. */
export function writeOutViews(views: ListViews, expansion: Expansion): Data {
  const { type, nullCount, bitmap, items } = views;
  const length = views.offsets.length;
  const has = validity(bitmap, nullCount);
  expansion.spend(8 * length);
  const ends = new Float64Array(length + 1);
  let inOrder = true;
  for (let row = 0, end = 0; row < length; row++) {
    const [offset, size] = has(row) ? [Number(views.offsets[row]), Number(views.sizes[row])] : [0, 0];
    if (offset < 0 || size < 0 || offset + size > items.length) throw wireFailure('a list outside of its items');
    inOrder &&= size === 0 || offset === end;
    end += size;
    ends[row + 1] = end;
  }
  const total = ends[length] ?? 0;
  if (total > 0x7fff_ffff) expansion.spend(Infinity);
  const isWide = views.offsets instanceof BigInt64Array;
  const offsets = isWide ? BigInt64Array.from([...ends], BigInt) : Int32Array.from(ends);
  const children = [inOrder ? items : takeRows(items, itemRows(views, ends, expansion), expansion)];
  return columnOf({ type, length, nullCount, bitmap, offsets, children });
}

function itemRows(views: ListViews, ends: Float64Array, expansion: Expansion): Int32Array {
  const total = ends[ends.length - 1] ?? 0;
  expansion.spend(4 * total);
  const rows = new Int32Array(total);
  for (let row = 0, at = 0; row + 1 < ends.length; row++) {
    const end = ends[row + 1] ?? 0;
    for (let item = Number(views.offsets[row]); at < end; at++, item++) rows[at] = item;
  }
  return rows;
}
