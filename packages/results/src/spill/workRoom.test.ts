import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Int64, type RecordBatch, Table, Utf8, vectorFromArray } from 'apache-arrow';
import type { Failure } from '@lakehouse/base';
import type { Arrangement } from '../arrange/arrangement';
import { ArrangedResult } from '../arrangedResult';
import { exportRows } from '../export/exportRows';
import { ResultStore } from '../store/resultStore';
import { MemoryBudget } from './memoryBudget';
import type { WritePieces } from './spillFile';

const PER_BATCH = 2000;
const BATCHES = 50;
const ROWS = PER_BATCH * BATCHES;
/** What an order takes: a number of 32 bits for each row. */
const ORDER = 4 * ROWS;
const AS_IT_CAME: Arrangement = { sort: [], filters: [] };
const BY_NUMBER: Arrangement = { sort: [{ column: 0, descending: false }], filters: [] };
const BY_TEXT: Arrangement = { sort: [{ column: 1, descending: false }], filters: [] };

function batchOf(first: number): RecordBatch {
  const numbers = Array.from({ length: PER_BATCH }, (_, i) => BigInt(((first + i) * 7919) % 1_000_003));
  const table = new Table({
    number: vectorFromArray(numbers, new Int64()),
    text: vectorFromArray(numbers.map(String), new Utf8()),
  });
  return table.batches[0] ?? assert.fail('a table without batch');
}

describe('the memory that work on a result takes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-work-'));
  after(() => rmSync(folder, { recursive: true }));

  /** Rows that just fit into the budget. */
  async function fullBudget(write?: WritePieces) {
    const batches = Array.from({ length: BATCHES }, (_, i) => batchOf(i * PER_BATCH));
    const limit = batches.reduce((sum, batch) => sum + batch.data.byteLength, 0);
    const budget = new MemoryBudget({ limit, folder, ...(write === undefined ? {} : { write }) });
    const store = new ResultStore(batches[0]!.schema, { budget });
    for (const batch of batches) await store.append(batch);
    assert.equal(budget.used, limit);
    return { budget, limit, result: new ArrangedResult(store) };
  }

  /** The most that is taken while something is done. */
  async function mostUsed(budget: MemoryBudget, work: Promise<unknown>): Promise<number> {
    let most = 0;
    const ended = work.then(() => true);
    do most = Math.max(most, budget.used);
    while (!(await Promise.race([ended, setImmediate(false)])));
    return most;
  }

  function shown(result: ArrangedResult): readonly string[] {
    const window = { rowStart: 0, rowCount: ROWS, columnStart: 0, columnCount: 1 };
    return result.window(window).rows.map(([cell]) => cell ?? '');
  }

  for (const [by, arrangement] of [
    ['numbers', BY_NUMBER],
    ['texts', BY_TEXT],
  ] as const)
    it(`is there before a sort by ${by} begins: rows go to the disk for it`, async () => {
      const { budget, limit, result } = await fullBudget();
      const written = budget.used;
      const most = await mostUsed(budget, result.arrange(arrangement));
      assert.ok(most > 20 * ROWS, `the sort took ${most} of the budget`);
      assert.ok(budget.used < written, 'rows went to the disk');
      const all = shown(result);
      const isNumber = arrangement === BY_NUMBER;
      assert.deepEqual(all, isNumber ? all.toSorted((a, b) => Number(a) - Number(b)) : all.toSorted());
      assert.ok(budget.used <= limit);
      await result.dispose();
      assert.equal(budget.used, 0);
    });

  it('is given back but for the order that is shown', async () => {
    const { budget, result } = await fullBudget();
    await result.arrange(BY_NUMBER);
    const sorted = budget.used;
    await result.arrange(AS_IT_CAME);
    assert.equal(sorted - budget.used, ORDER);
  });

  it('is given back when the work is stopped or fails', async () => {
    const { budget, result } = await fullBudget();
    const stop = new AbortController();
    const sorting = result.arrange(BY_TEXT, stop.signal);
    await setImmediate();
    stop.abort();
    await assert.rejects(sorting, (failure: Failure) => failure.code === 'query.cancelled');
    await budget.settled();
    const test = { kind: 'less', text: 'no number' } as const;
    const filtering = result.arrange({ sort: [], filters: [{ column: 0, test }] });
    await assert.rejects(filtering, (failure: Failure) => failure.code === 'query.badFilter');
    const before = budget.used;
    await result.profile(0);
    assert.ok(budget.used <= before);
    await result.dispose();
    assert.equal(budget.used, 0);
  });

  it('is taken for profiles as well', async () => {
    const { budget, result } = await fullBudget();
    const before = budget.used;
    assert.ok((await mostUsed(budget, result.profile(0))) > 20 * ROWS);
    assert.ok(budget.used < before, 'rows went to the disk');
  });

  it('is taken for the blocks in which sorted rows are written', async () => {
    const { budget, limit, result } = await fullBudget();
    await result.arrange(BY_NUMBER);
    await budget.settled();
    const before = budget.used;
    const options = { path: join(folder, 'rows.csv'), format: 'csv', columns: [0, 1] } as const;
    assert.ok((await mostUsed(budget, exportRows(result.view, options))) >= before + limit);
    assert.equal(budget.used, before);
    await result.dispose();
  });

  it('is given back by an export that cannot be written', async () => {
    const { budget, result } = await fullBudget();
    await result.arrange(BY_NUMBER);
    await budget.settled();
    const before = budget.used;
    const options = { path: join(folder, 'rows.sql'), format: 'sql', columns: [0, 1] } as const;
    await assert.rejects(exportRows(result.view, options), (failure: Failure) => failure.code === 'query.unsupported');
    assert.equal(budget.used, before);
    await result.dispose();
  });

  it('is taken all the same when the disk takes no rows', async () => {
    const { budget, limit, result } = await fullBudget(() =>
      Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })),
    );
    await result.arrange(BY_NUMBER);
    assert.equal(budget.used, limit + ORDER);
  });
});
