import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure } from '@lakehouse/base';
import type { RecordBatch } from 'apache-arrow';
import { Dictionary, Int32, Int64, Table, Utf8, vectorFromArray } from 'apache-arrow';
import { exactValues } from '../../../../test/support/exactValues';
import { ArrangedResult } from '../arrangedResult';
import { Dictionaries } from '../store/dictionaries';
import { ResultStore } from '../store/resultStore';
import { removeLeftOvers } from './leftOvers';
import { MemoryBudget } from './memoryBudget';
import { SPILL_PREFIX } from './spillFile';

describe('rows that do not fit into memory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-spill-'));
  after(() => rmSync(folder, { recursive: true }));

  const exact = exactValues('zstd');

  for (const [column, { name, cells }] of exact.columns.entries())
    it(`come back as they were, whole or row by row: ${name}`, async () => {
      const budget = new MemoryBudget({ limit: 0, folder });
      const store = new ResultStore(exact.schema, { budget });
      for (const batch of exact.batches) await store.append(batch);
      await budget.settled();
      const dictionaries = new Dictionaries();
      assert.equal(
        budget.used,
        exact.batches.reduce((sum, batch) => sum + dictionaries.bytesOfNew(batch), 0),
      );
      const rows = Uint32Array.from(cells, (_, row) => row);
      assert.deepEqual(store.cells(rows, [column]).flat(), cells);
      const backwards = rows.slice().reverse();
      assert.deepEqual(store.cells(backwards, [column]).flat(), cells.toReversed());
      await store.dispose();
    });

  function numbers(count: number, first: number): RecordBatch {
    const values = Array.from({ length: count }, (_, i) => BigInt(((first + i) * 7919) % 10_007));
    const texts = values.map(value => (value % 5n === 0n ? null : `row ${value}`));
    const table = new Table({ n: vectorFromArray(values, new Int64()), text: vectorFromArray(texts, new Utf8()) });
    return table.batches[0] ?? assert.fail('a table without batch');
  }

  async function arranged(limit: number): Promise<readonly (readonly (string | null)[])[]> {
    const budget = new MemoryBudget({ limit, folder });
    const store = new ResultStore(numbers(1, 0).schema, { budget });
    for (let i = 0; i < 20; i++) await store.append(numbers(500, i * 500));
    await budget.settled();
    const result = new ArrangedResult(store);
    const filters = [{ column: 1, test: { kind: 'contains', text: '7', caseSensitive: true } as const }];
    await result.arrange({ sort: [{ column: 0, descending: true }], filters });
    const shown = result.window({ rowStart: 0, rowCount: 10_000, columnStart: 0, columnCount: 2 }).rows;
    await store.dispose();
    return shown;
  }

  it('are sorted, filtered and shown as those in memory are', async () => {
    const inMemory = await arranged(Infinity);
    assert.ok(inMemory.length > 1000);
    assert.deepEqual(await arranged(0), inMemory);
    assert.deepEqual(await arranged(40_000), inMemory);
  });

  it('come in slices of a few megabytes, in memory and out of the file', async () => {
    const texts = Array.from({ length: 40 }, (_, i) => String(i % 10).repeat(1_000_000));
    const table = new Table({ text: vectorFromArray(texts, new Utf8()) });
    const batch: RecordBatch = table.batches[0] ?? assert.fail('a table without batch');
    for (const limit of [Infinity, 0]) {
      const budget = new MemoryBudget({ limit, folder });
      const store = new ResultStore(batch.schema, { budget });
      await store.append(batch);
      await budget.settled();
      const rows = Array.from(store.slices(0), ({ from, to }) => to - from);
      assert.deepEqual(rows, [8, 8, 8, 8, 8]);
      const result = new ArrangedResult(store);
      const test = { kind: 'contains', text: '77', caseSensitive: false } as const;
      assert.deepEqual(await result.arrange({ sort: [], filters: [{ column: 0, test }] }), { rows: 4 });
      await store.dispose();
    }
  });

  it('come in such slices too when all columns are read', async () => {
    const values = vectorFromArray(
      Array.from({ length: 40_000 }, (_, i) => BigInt(i)),
      new Int64(),
    );
    const names = Array.from({ length: 100 }, (_, i) => `c${i}`);
    const table = new Table(Object.fromEntries(names.map(name => [name, values])));
    const batch: RecordBatch = table.batches[0] ?? assert.fail('a table without batch');
    const budget = new MemoryBudget({ limit: 0, folder });
    const store = new ResultStore(batch.schema, { budget });
    await store.append(batch);
    await budget.settled();
    const all = names.map((_, column) => column);
    // 800 bytes a row, of 8 MiB.
    const rows = Array.from(store.stretches(all, 30_000), stretch => stretch.rows);
    assert.deepEqual(rows, [10_485, 10_485, 9030]);
    const few = Array.from(store.stretches([0], 30_000), stretch => stretch.rows);
    assert.deepEqual(few, [30_000]);
    await store.dispose();
  });

  it('leave the oldest first, until the rest fits', async () => {
    const budget = new MemoryBudget({ limit: 30_000, folder });
    const store = new ResultStore(numbers(1, 0).schema, { budget });
    for (let i = 0; i < 10; i++) await store.append(numbers(500, 0));
    await budget.settled();
    assert.ok(budget.used > 0 && budget.used <= 30_000, String(budget.used));
    await store.dispose();
    assert.equal(budget.used, 0);
  });

  it('leave their dictionaries in memory, which are counted once', async () => {
    const words = ['shipped', 'returned', 'placed'];
    const table = new Table({ word: vectorFromArray(words, new Dictionary(new Utf8(), new Int32())) });
    const [batch] = table.batches;
    assert.ok(batch !== undefined);
    const bytes = batch.data.children[0]?.dictionary?.data[0]?.byteLength ?? 0;
    assert.ok(bytes >= words.join('').length);
    const budget = new MemoryBudget({ limit: 0, folder });
    const store = new ResultStore(batch.schema, { budget });
    for (let i = 0; i < 3; i++) await store.append(batch);
    await budget.settled();
    assert.equal(budget.used, bytes);
    await store.dispose();
    assert.equal(budget.used, 0);
  });

  it('leave no file behind', async () => {
    const budget = new MemoryBudget({ limit: 0, folder });
    const store = new ResultStore(numbers(1, 0).schema, { budget });
    await store.append(numbers(500, 0));
    await budget.settled();
    await store.dispose();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('say so when the disk is full, and stay readable', async () => {
    const write = (): Promise<void> =>
      Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
    const budget = new MemoryBudget({ limit: 0, folder, write });
    const store = new ResultStore(numbers(1, 0).schema, { budget });
    void store.append(numbers(500, 0));
    await assert.rejects(budget.settled(), (failure: Failure) => failure.code === 'storage.full');
    assert.equal(store.cells([499], [0]).length, 1);
    assert.equal(store.rows, 500);
    await store.dispose();
  });

  it('are not taken for the end by work that outlives them', async () => {
    const store = new ResultStore(numbers(1, 0).schema, { budget: new MemoryBudget({ limit: 0, folder }) });
    for (let i = 0; i < 20; i++) await store.append(numbers(500, 0));
    const slices = store.slices(0);
    slices.next();
    await store.dispose();
    assert.throws(
      () => slices.next(),
      (failure: Failure) => failure.code === 'connection.lost',
    );
    assert.throws(
      () => store.cells([0], [0]),
      (failure: Failure) => failure.code === 'connection.lost',
    );
  });

  it('are not read out of another file by work that outlives them', async () => {
    const budget = new MemoryBudget({ limit: 0, folder });
    const store = new ResultStore(numbers(1, 0).schema, { budget });
    for (let i = 0; i < 20; i++) await store.append(numbers(500, 0));
    await budget.settled();
    const placed = [10_000, 10].map(length => store.placed(Uint32Array.from({ length }, (_, row) => row)));
    await store.dispose();
    for (const each of placed)
      assert.throws(
        () => each.picks(1),
        (failure: Failure) => failure.code === 'connection.lost',
      );
  });

  it('are removed when their process has ended without it, and no other', () => {
    const [dead, living] = [`${SPILL_PREFIX}4711-a`, `${SPILL_PREFIX}4712-b`];
    for (const name of [dead, living, 'else']) writeFileSync(join(folder, name), 'x');
    removeLeftOvers(folder, pid => pid === 4712);
    assert.deepEqual(readdirSync(folder).sort(), ['else', living].sort());
    removeLeftOvers(join(folder, 'not there'));
  });
});
