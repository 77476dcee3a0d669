import { Buffer } from 'node:buffer';
import { Data, makeData, RecordBatch, Schema, Struct, Utf8, Field } from 'apache-arrow';
import { ArrangedResult } from '../arrangedResult';
import { gather, type Picks } from '../gather/gather';
import { rowsPerStep } from '../scan/rowsPerStep';
import { inSlices, superseded } from '../scan/steps';
import type { MemoryBudget } from '../spill/memoryBudget';
import { ResultStore } from '../store/resultStore';
import type { Cell, ChangeKind } from '../store/window';
import { type ComparedColumn, comparedColumns, keyNormals, keyPlaces } from './comparedColumns';
import { type MatchedRows, matchRows } from './matchRows';
import { isSame, RowChanges } from './rowChanges';

/** Name of the first column, which tells how each row differs. */
const CHANGE = new Field('change', new Utf8(), false);

export interface CompareOptions {
  /** Names of the columns that tell rows apart. */
  readonly keys: readonly string[];
  readonly budget?: MemoryBudget;
}

/**
 * Compares two results row by row under equal keys, over what has arrived of both when it begins. It makes a result of
 * its own: a column that tells how a row differs, then all columns of both, with the values of the right side, or of
 * the left one for rows that are only there.
 */
export class ComparedResults {
  readonly rows: ArrangedResult;
  readonly #left: ResultStore;
  readonly #right: ResultStore;
  readonly #keys: readonly string[];
  readonly #columns: readonly ComparedColumn[];
  readonly #befores: ResultStore;
  readonly #changes: RowChanges;

  /** @throws Failure `query.unsupported` when a key is not a column of both. */
  constructor(left: ResultStore, right: ResultStore, { keys, budget }: CompareOptions) {
    this.#left = left;
    this.#right = right;
    this.#keys = keys;
    keyPlaces(left, keys);
    keyPlaces(right, keys);
    this.#columns = comparedColumns(left, right);
    const schema = new Schema([CHANGE, ...this.#columns.map(({ field }) => field)]);
    const columns = [
      { name: CHANGE.name, type: 'VARCHAR', kind: 'text' } as const,
      ...this.#columns.map(({ shown }) => shown),
    ];
    this.#befores = new ResultStore(schema, { columns, budget });
    this.#changes = new RowChanges(this.#befores, [undefined, ...this.#columns]);
    this.rows = new ArrangedResult(new ResultStore(schema, { columns, budget }), this.#changes);
  }

  /** Makes the rows. @param onRows Told each time that some have been added. @throws Failure `query.cancelled`, `storage.full`. */
  async run(onRows: () => void, signal: AbortSignal): Promise<void> {
    const [left, right] = [this.#left, this.#right].map(store => ({
      store,
      keys: keyPlaces(store, this.#keys),
      rows: store.rows,
    }));
    if (left === undefined || right === undefined) return;
    const matches = await inSlices(matchRows(left, right, keyNormals(left, right)), signal);
    // All columns of both are read.
    const step = Math.min(...[this.#left, this.#right].map(store => rowsPerStep(this.#columns.length, store)));
    for (let at = 0; at < matches.left.length; at += step) {
      if (signal.aborted) throw superseded();
      const block = { left: matches.left.subarray(at, at + step), right: matches.right.subarray(at, at + step) };
      await this.#add(block);
      onRows();
      // A turn for windows and progress.
      await inSlices(pause(), signal);
    }
  }

  async #add(block: MatchedRows): Promise<void> {
    const kinds = this.#kindsOf(block);
    const changed = kinds.flatMap((kind, i) => (kind === 'changed' ? [i] : []));
    let before = this.#befores.rows;
    for (const kind of kinds) this.#changes.add(kind, kind === 'changed' ? before++ : undefined);
    if (changed.length > 0) {
      const rows = {
        left: Int32Array.from(changed, i => block.left[i] ?? -1),
        right: new Int32Array(changed.length).fill(-1),
      };
      await this.#befores.append(
        this.#batch(
          rows,
          changed.map(() => 'changed'),
        ),
      );
    }
    await this.rows.store.append(this.#batch(block, kinds));
  }

  #batch(rows: MatchedRows, kinds: readonly ChangeKind[]): RecordBatch {
    const children = [textColumn(kinds), ...this.#columns.map(column => this.#column(column, rows))];
    const { schema } = this.rows.store;
    return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: kinds.length, children }));
  }

  /** A column's values: those of the right, and of the left where the right has no row. */
  #column(column: ComparedColumn, { left, right }: MatchedRows): Data {
    if (!column.isOneType) return textColumn(this.#texts(column, { left, right }));
    const fromRight = picksOf(this.#right, column.right, right);
    const fromLeft = picksOf(
      this.#left,
      column.left,
      right.map((row, i) => (row < 0 ? (left[i] ?? -1) : -1)),
    );
    return gather(column.field.type, both(fromRight, fromLeft));
  }

  #texts(column: ComparedColumn, { left, right }: MatchedRows): readonly Cell[] {
    const after = cellsOf(this.#right, column.right, right);
    const before = cellsOf(this.#left, column.left, left);
    return after.map((cell, i) => ((right[i] ?? -1) < 0 ? (before[i] ?? null) : cell));
  }

  #kindsOf({ left, right }: MatchedRows): readonly ChangeKind[] {
    const kinds = Array.from(left, (row, i): ChangeKind => {
      if (row < 0) return 'added';
      return (right[i] ?? -1) < 0 ? 'removed' : 'same';
    });
    for (const column of this.#columns) {
      if (column.left < 0 || column.right < 0) continue;
      const before = cellsOf(this.#left, column.left, left);
      const after = cellsOf(this.#right, column.right, right);
      for (const [i, kind] of kinds.entries())
        if (kind === 'same' && !isSame(before[i] ?? null, after[i] ?? null, column)) kinds[i] = 'changed';
    }
    return kinds;
  }
}

function* pause(): Generator<undefined, void, undefined> {
  yield;
}

/** The values of some rows of a column, NULL for a row of -1. */
function picksOf(store: ResultStore, column: number, rows: Int32Array): Picks {
  if (column < 0)
    return { sources: [], which: new Uint32Array(rows.length), rows: new Int32Array(rows.length).fill(-1) };
  const there = Uint32Array.from(rows.filter(row => row >= 0));
  const picks = store.placed(there).picks(column);
  const which = new Uint32Array(rows.length);
  const places = new Int32Array(rows.length).fill(-1);
  for (let i = 0, at = 0; i < rows.length; i++) {
    if ((rows[i] as number) < 0) continue;
    which[i] = picks.which[at] ?? 0;
    places[i] = picks.rows[at++] ?? -1;
  }
  return { sources: picks.sources, which, rows: places };
}

function both(first: Picks, second: Picks): Picks {
  const offset = first.sources.length;
  const rows = first.rows.map((row, i) => (row >= 0 ? row : (second.rows[i] ?? -1)));
  const which = Uint32Array.from(
    first.rows,
    (row, i) => (row >= 0 ? first.which[i] : offset + (second.which[i] ?? 0)) ?? 0,
  );
  return { sources: [...first.sources, ...second.sources], which, rows };
}

/** The cells of some rows of a column, NULL for a row of -1. */
function cellsOf(store: ResultStore, column: number, rows: Int32Array): readonly Cell[] {
  if (column < 0) return Array.from(rows, () => null);
  const cells = store.cells(Uint32Array.from(rows.filter(row => row >= 0)), [column]);
  let at = 0;
  return Array.from(rows, row => (row < 0 ? null : (cells[at++]?.[0] ?? null)));
}

function textColumn(texts: readonly Cell[]): Data {
  const pieces = texts.map(text => Buffer.from(text ?? '', 'utf8'));
  const offsets = new Int32Array(texts.length + 1);
  const bitmap = new Uint8Array(Math.max(1, (texts.length + 63) >> 6) << 3);
  let nulls = 0;
  for (const [i, text] of texts.entries()) {
    offsets[i + 1] = (offsets[i] ?? 0) + (pieces[i]?.length ?? 0);
    if (text === null) nulls++;
    else bitmap[i >> 3] = (bitmap[i >> 3] ?? 0) | (1 << (i & 7));
  }
  const values = new Uint8Array(Buffer.concat(pieces));
  return new Data(new Utf8(), 0, texts.length, nulls, [offsets, values, nulls === 0 ? undefined : bitmap] as never);
}
