import { setImmediate } from 'node:timers/promises';
import { makeData, RecordBatch, type Schema, Struct } from 'apache-arrow';
import { Failure } from '@lakehouse/base';
import { take } from '../arrange/radixSort';
import { RowView } from '../arrange/rowView';
import { gather } from '../gather/gather';
import { inSlices, superseded, type Steps } from '../scan/steps';
import type { ResultStore } from '../store/resultStore';
import { plainSchema } from './plainSchema';

/** Rows to write, and where their columns lie. */
export interface RowsToWrite {
  readonly view: RowView;
  readonly columns: readonly number[];
}

export interface RegroupOptions {
  readonly signal?: AbortSignal | undefined;
  /** Rows that are written at once. */
  readonly block: number;
  /** Is told of each step how many rows have been copied so far, of those of the view. */
  readonly onCopied?: (rows: number) => void;
}

/** How often each row is read at most, for all to be left where they are: a copy is read and written besides. */
const MOST_READS = 3;

/** Rows, and bytes of them, that are copied at once. */
const STEP_ROWS = 1 << 16;
const STEP_BYTES = 1 << 24;

/**
 * Rows on the disk that are written in an order in which each block of them lies anywhere are copied first, so that
 * those of a block lie together: then they are read twice and written once, and not read once for each block. The
 * given rows are what is written where that gains nothing, or where the disk has no room for a copy.
 *
 * @throws Failure `query.cancelled`.
 */
export async function regroupRows(rows: RowsToWrite, options: RegroupOptions): Promise<RowsToWrite> {
  const { view, columns } = rows;
  const { signal, block } = options;
  const { store } = view;
  if (view.isNatural || !store.isSpilled) return rows;
  const reads = await inSlices(rowReads(view, block), signal);
  if (reads <= MOST_READS * store.rows) return rows;
  const copy = store.sibling(
    plainSchema(view, columns),
    columns.flatMap(column => store.columns[column] ?? []),
  );
  try {
    const order = await copyRows(rows, copy, options);
    const set = { end: copy.rows };
    return { view: new RowView(copy, { set, order }), columns: columns.map((_, i) => i) };
  } catch (error) {
    await copy.dispose();
    if (error instanceof Failure && error.code.startsWith('storage.')) return rows;
    throw error;
  }
}

/** Blocks that are looked at for all of them. */
const SAMPLE = 8;

/** How many rows of a column are read, about, when they are read block by block. */
function* rowReads(view: RowView, block: number): Steps<number> {
  const blocks = Math.ceil(view.length / block);
  const sample = Math.min(SAMPLE, blocks);
  let reads = 0;
  for (let i = 0; i < sample; i++) {
    const at = Math.floor((i * blocks) / sample) * block;
    reads += view.store.placed(view.rows(at, at + block)).rowsToRead;
    yield;
  }
  return (reads * blocks) / Math.max(1, sample);
}

/** Copies the rows in the order in which they lie, those of a block side by side; gives their order in the copy. */
async function copyRows(rows: RowsToWrite, copy: ResultStore, options: RegroupOptions): Promise<Uint32Array> {
  const { view, columns } = rows;
  const { signal, block, onCopied } = options;
  const { store, length } = view;
  const end = view.set.end;
  const room = await store.reserve(12 * end, signal);
  try {
    const blocks = await inSlices(blocksOf(view, block), signal);
    const moved = new Uint32Array(end);
    const step = Math.max(1, Math.min(STEP_ROWS, Math.floor((STEP_BYTES * store.rows) / Math.max(1, store.bytes))));
    for (let at = 0; at < end; at += step) {
      const ids = byBlock(blocks, at, Math.min(end, at + step));
      const first = copy.rows;
      for (let i = 0; i < ids.length; i++) moved[ids[i] as number] = first + i;
      const batch = await inSlices(copied(store, { ids, columns, schema: copy.schema }), signal);
      await copy.append(batch);
      onCopied?.(copy.rows);
      await setImmediate();
      if (signal?.aborted === true) throw superseded();
    }
    return await inSlices(take(moved, view.rows(0, length)), signal);
  } finally {
    room.dispose();
  }
}

/** Number of a block that a row is in; rows that are in none have this one. */
const NO_BLOCK = 0xffffffff;

/** For each row of the result the block in which it is written. */
function* blocksOf(view: RowView, block: number): Steps<Uint32Array> {
  const blocks = new Uint32Array(view.set.end).fill(NO_BLOCK);
  for (let number = 0, at = 0; at < view.length; number++, at += block) {
    for (const id of view.rows(at, at + block)) blocks[id] = number;
    yield;
  }
  return blocks;
}

/** Rows of a stretch that are written at all, those of a block side by side. */
function byBlock(blocks: Uint32Array, from: number, to: number): Uint32Array {
  const counts = new Map<number, number>();
  for (const number of blocks.subarray(from, to)) counts.set(number, (counts.get(number) ?? 0) + 1);
  counts.delete(NO_BLOCK);
  let count = 0;
  const next = new Map<number, number>();
  for (const number of [...counts.keys()].sort((a, b) => a - b)) {
    next.set(number, count);
    count += counts.get(number) ?? 0;
  }
  const ids = new Uint32Array(count);
  for (let id = from; id < to; id++) {
    const number = blocks[id] as number;
    const at = next.get(number);
    if (at === undefined) continue;
    ids[at] = id;
    next.set(number, at + 1);
  }
  return ids;
}

interface ToCopy {
  readonly ids: Uint32Array;
  readonly columns: readonly number[];
  readonly schema: Schema;
}

function* copied(store: ResultStore, { ids, columns, schema }: ToCopy): Steps<RecordBatch> {
  const placed = store.placed(ids);
  const children = [];
  for (const column of columns) {
    children.push(gather(store.typeOf(column), placed.picks(column)));
    yield;
  }
  return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: ids.length, children }));
}
