import assert from 'node:assert/strict';
import type { ResultWindow, WindowRequest } from '@lakehouse/protocol';
import { BLOCK, WindowCache } from './windowCache';

/** A host that answers when the test says so. */
class SlowHost {
  readonly asked: { readonly request: WindowRequest; readonly answer: (rows?: number) => Promise<void> }[] = [];
  readonly arrived: ResultWindow[] = [];
  readonly cache = new WindowCache(
    request =>
      new Promise((resolve, reject) => {
        const answer = async (rows = request.rowCount): Promise<void> => {
          if (rows < 0) reject(new Error('refused'));
          else resolve(windowOf(request, rows));
          await new Promise(setImmediate);
        };
        this.asked.push({ request, answer });
      }),
    window => this.arrived.push(window),
  );

  /** First rows of what was asked for, in order. */
  get rowsAsked(): readonly number[] {
    return this.asked.map(({ request }) => request.rowStart);
  }
}

function windowOf({ rowStart, columnStart, columnCount }: WindowRequest, rows: number): ResultWindow {
  const row = (i: number): string[] =>
    Array.from({ length: columnCount }, (_, c) => `${rowStart + i}/${columnStart + c}`);
  return { rowStart, columnStart, rows: Array.from({ length: rows }, (_, i) => row(i)) };
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

const COLUMNS = range(0, 5);

describe('the cells that the grid has', () => {
  it('are fetched in blocks around what is in sight', async () => {
    const host = new SlowHost();
    host.cache.setExtent(1000, 30);
    host.cache.look({ start: 250, end: 280 }, range(20, 30));
    assert.deepEqual(
      host.asked.map(({ request }) => request),
      [
        { rowStart: 200, rowCount: 100, columnStart: 0, columnCount: 25 },
        { rowStart: 200, rowCount: 100, columnStart: 25, columnCount: 5 },
      ],
    );
    await host.asked[1]?.answer();
    assert.equal(host.cache.cell(250, 27), '250/27');
    assert.equal(host.cache.cell(250, 3), undefined);
  });

  it('are not asked for when the place was left before its turn came', async () => {
    const host = new SlowHost();
    host.cache.setExtent(1_000_000, 5);
    for (const row of [0, 1000, 2000, 3000, 900_000]) host.cache.look({ start: row, end: row + 20 }, COLUMNS);
    assert.deepEqual(host.rowsAsked, [0, 1000]);
    await host.asked[0]?.answer();
    assert.deepEqual(host.rowsAsked, [0, 1000, 900_000]);
  });

  it('are asked for again when a block has grown since', async () => {
    const host = new SlowHost();
    host.cache.setExtent(30, 5);
    host.cache.look({ start: 0, end: 30 }, COLUMNS);
    await host.asked[0]?.answer();
    host.cache.setExtent(30, 5);
    assert.equal(host.asked.length, 1);
    host.cache.setExtent(64, 5);
    assert.equal(host.asked.length, 2);
    assert.equal(host.cache.cell(29, 0), '29/0');
    await host.asked[1]?.answer();
    assert.equal(host.asked.length, 2);
  });

  it('are not asked for again when the host refused them, while others still are', async () => {
    const host = new SlowHost();
    host.cache.setExtent(1000, 5);
    host.cache.look({ start: 0, end: 20 }, COLUMNS);
    await host.asked[0]?.answer(-1);
    host.cache.look({ start: 5, end: 25 }, COLUMNS);
    assert.deepEqual(host.rowsAsked, [0]);
    host.cache.look({ start: 500, end: 520 }, COLUMNS);
    await host.asked[1]?.answer();
    assert.equal(host.cache.cell(510, 4), '510/4');
  });

  it('let go of the oldest when they are many', async () => {
    const host = new SlowHost();
    host.cache.setExtent(1_000_000, 5);
    for (let block = 0; block < 200; block++) {
      host.cache.look({ start: block * BLOCK.rows, end: block * BLOCK.rows + 1 }, COLUMNS);
      await host.asked.at(-1)?.answer();
    }
    assert.equal(host.cache.cell(0, 0), undefined);
    assert.equal(host.cache.cell(199 * BLOCK.rows, 0), `${199 * BLOCK.rows}/0`);
  });

  it('are fetched for columns that lie far apart, when they are shown side by side', () => {
    const host = new SlowHost();
    host.cache.setExtent(10, 200);
    host.cache.look({ start: 0, end: 10 }, [180, 3, 181]);
    assert.deepEqual(
      host.asked.map(({ request }) => request.columnStart),
      [175, 0],
    );
  });

  it('stay until the rows have come in their new order, and are told apart from late ones of the old', async () => {
    const host = new SlowHost();
    host.cache.setExtent(300, 5);
    host.cache.look({ start: 0, end: 20 }, COLUMNS);
    await host.asked[0]?.answer();
    host.cache.look({ start: 100, end: 120 }, COLUMNS);
    host.cache.reorder();
    assert.equal(host.cache.cell(0, 0), '0/0');
    await host.asked[1]?.answer();
    assert.equal(host.cache.cell(100, 0), undefined);
    assert.deepEqual(host.rowsAsked, [0, 100, 100]);
  });

  it('know which texts are only the beginning of a value, and how rows of a comparison differ', async () => {
    const change = { kind: 'removed', before: [] } as const;
    const cache = new WindowCache(
      request =>
        Promise.resolve({
          ...windowOf(request, 2),
          cut: [{ row: 1, column: 2, length: 9 }],
          changes: [change, change],
        }),
      () => undefined,
    );
    cache.setExtent(2, 30);
    cache.look({ start: 0, end: 2 }, [26]);
    await new Promise(setImmediate);
    assert.deepEqual([cache.isCut(1, 27), cache.isCut(0, 27)], [true, false]);
    assert.deepEqual(cache.change(1, 27), change);
  });
});
