import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writevSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Int64, type RecordBatch, Table, Utf8, vectorFromArray } from 'apache-arrow';
import type { Failure } from '@lakehouse/base';
import { exactValues } from '../../../../test/support/exactValues';
import type { Arrangement } from '../arrange/arrangement';
import { RowView } from '../arrange/rowView';
import { ArrangedResult } from '../arrangedResult';
import { MemoryBudget } from '../spill/memoryBudget';
import type { WritePieces } from '../spill/spillFile';
import { ResultStore } from '../store/resultStore';
import { regroupRows } from './regroupRows';

const PER_BATCH = 500;
const ROWS = 20 * PER_BATCH;
const BLOCK = 700;
const ANYWHERE: Arrangement = { sort: [{ column: 0, descending: false }], filters: [] };
const SOME_ANYWHERE: Arrangement = {
  ...ANYWHERE,
  filters: [{ column: 1, test: { kind: 'contains', text: '7', caseSensitive: true } }],
};

/** @param padding Makes the texts longer. */
function batchOf(first: number, padding = ''): RecordBatch {
  const numbers = Array.from({ length: PER_BATCH }, (_, i) => BigInt(((first + i) * 7919) % 10_007));
  const texts = numbers.map(number => (number % 5n === 0n ? null : `row ${number}${padding}`));
  const table = new Table({ number: vectorFromArray(numbers, new Int64()), text: vectorFromArray(texts, new Utf8()) });
  return table.batches[0] ?? assert.fail('a table without batch');
}

/** Rows that are read of a column, of all blocks together. */
function rowsRead(view: RowView): number {
  let rows = 0;
  for (let at = 0; at < view.length; at += BLOCK) rows += view.store.placed(view.rows(at, at + BLOCK)).rowsToRead;
  return rows;
}

describe('rows on the disk that are written in another order', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-regroup-'));
  after(() => rmSync(folder, { recursive: true }));

  function onDisk(): MemoryBudget {
    return new MemoryBudget({ limit: 0, folder });
  }

  async function viewOf(arrangement: Arrangement, budget = onDisk(), padding = ''): Promise<RowView> {
    const store = new ResultStore(batchOf(0).schema, { budget });
    for (let at = 0; at < ROWS; at += PER_BATCH) await store.append(batchOf(at, padding));
    await budget.settled();
    const result = new ArrangedResult(store);
    await result.arrange(arrangement);
    return result.view;
  }

  for (const [which, arrangement] of [
    ['all', ANYWHERE],
    ['some', SOME_ANYWHERE],
  ] as const)
    it(`lie together block by block in a copy, so that each is read once more: ${which}`, async () => {
      const view = await viewOf(arrangement);
      const { view: copy, columns } = await regroupRows({ view, columns: [1, 0] }, { block: BLOCK });
      assert.notEqual(copy.store, view.store);
      assert.ok(rowsRead(view) > 3 * ROWS);
      assert.equal(rowsRead(copy), view.length);
      assert.deepEqual(copy.store.cells(copy.rows(0, ROWS), columns), view.store.cells(view.rows(0, ROWS), [1, 0]));
      assert.deepEqual(
        copy.store.columns.map(({ name }) => name),
        ['text', 'number'],
      );
      await Promise.all([copy.store.dispose(), view.store.dispose()]);
      assert.deepEqual(readdirSync(folder), []);
    });

  it('keep the exact values of every type', async () => {
    const exact = exactValues('zstd');
    const store = new ResultStore(exact.schema, { budget: onDisk() });
    for (const batch of exact.batches) await store.append(batch);
    // From both ends in turns, so that a block of two is far apart.
    const order = Uint32Array.from({ length: store.rows }, (_, i) =>
      i % 2 === 0 ? i >> 1 : store.rows - 1 - (i >> 1),
    );
    const view = new RowView(store, { set: { end: store.rows }, order });
    const columns = exact.columns.map((_, i) => i);
    const { view: copy } = await regroupRows({ view, columns }, { block: 2 });
    assert.notEqual(copy.store, store);
    const cellsOf = (each: ResultStore, rows: Uint32Array, column: number): readonly string[] =>
      each.cells(rows, [column]).map(([cell]) => String(cell));
    const others = exact.columns.flatMap(({ name }, column) => {
      const moved = cellsOf(copy.store, copy.rows(0, copy.length), column);
      return isDeepStrictEqual(moved, cellsOf(store, order, column)) ? [] : [name];
    });
    // The unions inside of its lists are texts in the copy: as text such a column is written from where it lies.
    assert.deepEqual(others, ['list_union']);
    await Promise.all([copy.store.dispose(), store.dispose()]);
  });

  it('stay where they are when that is as quick', async () => {
    const inMemory = await viewOf(ANYWHERE, new MemoryBudget({ limit: Infinity, folder }));
    const inOrder = await viewOf({ ...SOME_ANYWHERE, sort: [] });
    for (const view of [inMemory, inOrder])
      assert.equal((await regroupRows({ view, columns: [0] }, { block: BLOCK })).view, view);
  });

  it('stay where they are when the disk has no room for a copy', async () => {
    let isFull = false;
    const write: WritePieces = (fd, pieces, at) => {
      if (isFull) return Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
      writevSync(fd, pieces, at);
      return Promise.resolve();
    };
    // Long enough for a copy to be more than may wait for the disk.
    const view = await viewOf(ANYWHERE, new MemoryBudget({ limit: 0, folder, write }), 'x'.repeat(5000));
    isFull = true;
    assert.equal((await regroupRows({ view, columns: [0, 1] }, { block: BLOCK })).view, view);
    await view.store.dispose();
  });

  it('are copied until that is cancelled', async () => {
    const view = await viewOf(ANYWHERE);
    const stop = new AbortController();
    const copying = regroupRows({ view, columns: [0] }, { block: BLOCK, signal: stop.signal });
    setImmediate(() => stop.abort());
    await assert.rejects(copying, (failure: Failure) => failure.code === 'query.cancelled');
  });
});
