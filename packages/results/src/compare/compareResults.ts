import { setImmediate } from 'node:timers/promises';
import { type Data, Field, makeData, RecordBatch, Schema, Struct, Utf8 } from 'apache-arrow';
import { ArrangedResult } from '../arrangedResult';
import { rowsPerStep } from '../scan/rowsPerStep';
import { inSlices, superseded } from '../scan/steps';
import type { MemoryBudget } from '../spill/memoryBudget';
import { ResultStore } from '../store/resultStore';
import type { ChangeKind } from '../store/window';
import { type ComparedColumn, comparedColumns, comparedKeys, keyPlaces } from './comparedColumns';
import { kindsByRows, markChanged, merged, sideOf, type Sides } from './comparedSides';
import type { MatchedRows } from './matchedRows';
import { matchRows, roomToMatch } from './matchRows';
import { RowChanges } from './rowChanges';
import { textColumn } from './textColumn';

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
    const room = await this.#left.reserve(roomToMatch(left.rows, right.rows), signal);
    try {
      const matches = await inSlices(matchRows(left, right, comparedKeys(left, right)), signal);
      await this.#addAll(matches, onRows, signal);
    } finally {
      room.dispose();
    }
  }

  async #addAll(matches: MatchedRows, onRows: () => void, signal: AbortSignal): Promise<void> {
    // All columns of both are read.
    const steps = [this.#left, this.#right].map(store => rowsPerStep(this.#columns.length, store));
    const step = Math.min(...steps);
    for (let at = 0; at < matches.left.length; at += step) {
      if (signal.aborted) throw superseded();
      const block = { left: matches.left.subarray(at, at + step), right: matches.right.subarray(at, at + step) };
      await this.#add(block);
      onRows();
      // A turn for windows and progress.
      await setImmediate();
    }
  }

  async #add(block: MatchedRows): Promise<void> {
    const kinds = kindsByRows(block);
    const children = this.#columns.map(column => {
      const sides = this.#sides(column, block);
      if (column.left >= 0 && column.right >= 0) markChanged(kinds, sides, column);
      return merged(sides, block, column);
    });
    let before = this.#befores.rows;
    for (const kind of kinds) this.#changes.add(kind, kind === 'changed' ? before++ : undefined);
    await this.#addBefores(block, kinds);
    await this.rows.store.append(this.#batch(kinds, children));
  }

  /** Keeps the changed rows as they were. */
  async #addBefores({ left }: MatchedRows, kinds: readonly ChangeKind[]): Promise<void> {
    const changed = Int32Array.from(kinds.flatMap((kind, i) => (kind === 'changed' ? (left[i] ?? -1) : [])));
    if (changed.length === 0) return;
    const rows = { left: changed, right: new Int32Array(changed.length).fill(-1) };
    const children = this.#columns.map(column => merged(this.#sides(column, rows), rows, column));
    await this.#befores.append(this.#batch(new Array<ChangeKind>(changed.length).fill('changed'), children));
  }

  #batch(kinds: readonly ChangeKind[], columns: readonly Data[]): RecordBatch {
    const children = [textColumn(kinds), ...columns];
    const { schema } = this.rows.store;
    return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: kinds.length, children }));
  }

  #sides(column: ComparedColumn, { left, right }: MatchedRows): Sides {
    return {
      left: sideOf(this.#left, column.left, { rows: left, column }),
      right: sideOf(this.#right, column.right, { rows: right, column }),
    };
  }
}
