import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import type { ResultPage } from '@lakehouse/dremio';
import type { QueryProgress } from '@lakehouse/protocol';
import { RestResult, type Pages } from './restResult';

const FIELDS = [
  { name: 'id', type: 'BIGINT' },
  { name: 'tags', type: 'LIST' },
  { name: 'price', type: 'DECIMAL(38, 10)' },
];

function page(rows: ResultPage['rows'], total = rows.length): ResultPage {
  return { total, fields: FIELDS, rows };
}

function pagesOf(...pages: readonly ResultPage[]): Pages {
  // A generator is what the client gives, and it has nothing to wait for here.
  // eslint-disable-next-line @typescript-eslint/require-await
  return async function* () {
    yield* pages;
  };
}

interface Outcome {
  readonly result: RestResult;
  readonly reports: readonly QueryProgress[];
  readonly last: QueryProgress;
}

async function read(pages: Pages, rowLimit?: number): Promise<Outcome> {
  const reports: QueryProgress[] = [];
  const result = new RestResult('r', rowLimit, progress => reports.push(progress));
  await result.read(pages);
  const last = reports.at(-1);
  assert.ok(last);
  return { result, reports, last };
}

const ALL = { rowStart: 0, rowCount: 100, columnStart: 0, columnCount: 10 };

describe('a result over REST', () => {
  it('keeps every digit, and shows what is nested as JSON', async () => {
    const { result, last } = await read(pagesOf(page([['9007199254740993', ['a', null], null]])));
    assert.deepEqual(result.window(ALL).rows, [['9007199254740993', '["a",null]', null]]);
    assert.deepEqual(
      last.columns.map(({ type, kind }) => [type, kind]),
      [
        ['BIGINT', 'number'],
        ['LIST', 'nested'],
        ['DECIMAL(38, 10)', 'number'],
      ],
    );
  });

  it('shows rows before all have come', async () => {
    const { reports } = await read(pagesOf(page([['1', null, null]], 2), page([['2', null, null]], 2)));
    assert.deepEqual(
      reports.map(({ state, rows }) => [state, rows]),
      [
        ['running', 0],
        ['running', 1],
        ['running', 2],
        ['done', 2],
      ],
    );
  });

  it('ends at the row limit, and says that there is more', async () => {
    const rows = [1, 2, 3].map(n => [String(n), null, null]);
    const { result, last } = await read(pagesOf(page(rows, 3)), 2);
    assert.deepEqual([last.state, last.rows, last.truncated], ['done', 2, true]);
    assert.equal(result.window(ALL).rows.length, 2);
    assert.equal((await read(pagesOf(page(rows, 3)), 3)).last.truncated, false);
  });

  it('gives a part of rows and columns', async () => {
    const rows = [1, 2, 3].map(n => [String(n), 'x', 'y']);
    const { result } = await read(pagesOf(page(rows)));
    const window = result.window({ rowStart: 1, rowCount: 1, columnStart: 1, columnCount: 2 });
    assert.deepEqual(window, { rowStart: 1, columnStart: 1, rows: [['x', 'y']] });
  });

  it('says why it failed, and keeps what has come', async () => {
    const { last, result } = await read(async function* () {
      yield page([['1', null, null]], 2);
      await Promise.reject(new Failure('query.rejected', 'Column x not found'));
    });
    assert.deepEqual(
      [last.state, last.error?.code, last.error?.message],
      ['failed', 'query.rejected', 'Column x not found'],
    );
    assert.equal(result.window(ALL).rows.length, 1);
  });

  it('is cancelled, not failed, when it was cancelled', async () => {
    const { last } = await read(async function* () {
      yield page([], 1);
      await Promise.reject(new Failure('query.cancelled', 'cancelled'));
    });
    assert.deepEqual([last.state, last.error], ['cancelled', undefined]);
  });
});
