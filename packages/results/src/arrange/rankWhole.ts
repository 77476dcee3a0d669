import { Buffer } from 'node:buffer';
import { bytesOf } from '../keys/bytesOf';
import { pickedSlices, type RowSet } from '../scan/rowSet';
import type { Steps } from '../scan/steps';
import type { ResultStore } from '../store/resultStore';
import { type PlacedBytes, sortByBytes } from './sortByBytes';

/** Rows that are equal as far as they have been looked at. */
export interface OpenRows {
  readonly set: RowSet;
  /** Their places in the set, group by group, ascending in each. */
  readonly open: Uint32Array;
  /** The ranks of all places: those of a group are one. */
  readonly ranks: Uint32Array;
}

/** Ranks rows with very long common beginnings by comparing their bytes as wholes. */
export function* rankWhole(store: ResultStore, column: number, { set, open, ranks }: OpenRows): Steps<void> {
  for (let start = 0; start < open.length;) {
    const rank = ranks[open[start] as number] as number;
    let end = start + 1;
    while (end < open.length && ranks[open[end] as number] === rank) end++;
    const rows = yield* readRows(store, column, { set, open: open.subarray(start, end) });
    yield* rankSorted(yield* sortByBytes(rows), rank, ranks);
    start = end;
    yield;
  }
}

function* readRows(
  store: ResultStore,
  column: number,
  { set, open }: Pick<OpenRows, 'set' | 'open'>,
): Steps<PlacedBytes[]> {
  const ids = set.ids === undefined ? open : open.map(place => set.ids?.[place] ?? 0);
  const rows: PlacedBytes[] = [];
  for (const { data, from, to, picks = [], start } of pickedSlices(store, column, { end: set.end, ids })) {
    const { values, offsets } = bytesOf(data, from, to);
    for (const id of picks)
      rows.push({
        place: open[rows.length] as number,
        bytes: values.subarray(offsets[id - start], offsets[id - start + 1]),
      });
    yield;
  }
  return rows;
}

/** Rows between two yields. */
const STRIDE = 1 << 12;

function* rankSorted(rows: readonly PlacedBytes[], rank: number, ranks: Uint32Array): Steps<void> {
  let at = 0;
  for (const [i, { place, bytes }] of rows.entries()) {
    if (i > 0 && Buffer.compare(bytes, rows[i - 1]?.bytes ?? bytes) !== 0) at = i;
    ranks[place] = rank + at;
    if (i % STRIDE === 0) yield;
  }
}
