import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import type { ResultPage } from '@lakehouse/dremio';
import type { Cell, QueryProgress, ResultColumn } from '@lakehouse/protocol';
import { RestResult, type Pages, type RestReading } from './restResult';

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

/** A query worker that keeps what it is told, and can be made to fail. */
class KeepingWorker {
  readonly calls: string[] = [];
  readonly rows: (readonly Cell[])[] = [];
  columns: readonly ResultColumn[] = [];
  refuses: string | undefined;
  /** What happens as a call arrives. */
  before: (method: string) => void = () => undefined;

  readonly call: RestReading['worker']['call'] = (method, params) => {
    this.calls.push(method);
    this.before(method);
    if (method === this.refuses) return Promise.reject(new Failure('storage.full', 'The disk is full.'));
    // Each method comes with its own parameters.
    const { rows, columns } = params as Partial<Pick<KeepingWorker, 'rows' | 'columns'>>;
    if (rows !== undefined) this.rows.push(...rows);
    if (columns !== undefined) this.columns = columns;
    return Promise.resolve({} as never);
  };
}

interface Outcome {
  readonly worker: KeepingWorker;
  readonly reports: readonly QueryProgress[];
  readonly last: QueryProgress;
}

async function read(pages: Pages, rowLimit?: number, worker = new KeepingWorker()): Promise<Outcome> {
  const reports: QueryProgress[] = [];
  const result = new RestResult({ resultId: 'r', rowLimit, worker }, progress => reports.push(progress));
  await result.read(pages);
  const last = reports.at(-1);
  assert.ok(last);
  return { worker, reports, last };
}

describe('a result over REST', () => {
  it('is not opened again by a page that arrives as it is released', async () => {
    const worker = new KeepingWorker();
    const result = new RestResult({ resultId: 'r', rowLimit: undefined, worker }, () => undefined);
    result.cancel();
    await result.read(pagesOf(page([['1', null, null]])));
    assert.deepEqual(worker.calls, []);
  });

  it('is neither filled nor finished when it is released while it is opened', async () => {
    const worker = new KeepingWorker();
    const reports: QueryProgress[] = [];
    const result = new RestResult({ resultId: 'r', rowLimit: undefined, worker }, progress => reports.push(progress));
    worker.before = method => {
      if (method === 'query/open') result.release();
    };
    await result.read(pagesOf(page([['1', null, null]])));
    assert.deepEqual(worker.calls, ['query/open']);
    assert.deepEqual(
      reports.map(({ state }) => state),
      ['running'],
    );
  });

  it('is told as failed, with what to do, when the worker ends that keeps it', async () => {
    const worker = new KeepingWorker();
    const reports: QueryProgress[] = [];
    const result = new RestResult({ resultId: 'r', rowLimit: undefined, worker }, progress => reports.push(progress));
    await result.read(pagesOf(page([['1', null, null]])));
    result.lose(new Failure('connection.lost', 'The rows are gone. Run the query again.'));
    result.lose(new Failure('connection.lost', 'told once'));
    const [before, last] = reports.slice(-2);
    assert.deepEqual([before?.state, before?.rows], ['done', 1]);
    assert.deepEqual(
      [last?.state, last?.rows, last?.error?.message],
      ['failed', 0, 'The rows are gone. Run the query again.'],
    );
  });

  it('reads no further, and tells once, when the worker ends in the middle', async () => {
    const worker = new KeepingWorker();
    const reports: QueryProgress[] = [];
    const result = new RestResult({ resultId: 'r', rowLimit: undefined, worker }, progress => reports.push(progress));
    worker.before = method => {
      if (method === 'query/append') result.lose(new Failure('connection.lost', 'gone'));
    };
    await result.read(pagesOf(page([['1', null, null]], 2), page([['2', null, null]], 2)));
    assert.deepEqual(worker.calls, ['query/open', 'query/append']);
    assert.deepEqual(
      reports.map(({ state }) => state),
      ['running', 'failed'],
    );
  });

  it('keeps every digit, and shows what is nested as JSON', async () => {
    const { worker } = await read(pagesOf(page([['9007199254740993', ['a', null], null]])));
    assert.deepEqual(worker.rows, [['9007199254740993', '["a",null]', null]]);
    assert.deepEqual(
      worker.columns.map(({ type, kind }) => [type, kind]),
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
    const { worker, last } = await read(pagesOf(page(rows, 3)), 2);
    assert.deepEqual([last.state, last.rows, last.truncated], ['done', 2, true]);
    assert.equal(worker.rows.length, 2);
    assert.equal((await read(pagesOf(page(rows, 3)), 3)).last.truncated, false);
  });

  it('is opened, filled and finished in the worker', async () => {
    const { worker } = await read(pagesOf(page([['1', null, null]], 2), page([['2', null, null]], 2)));
    assert.deepEqual(worker.calls, ['query/open', 'query/append', 'query/append', 'query/finish']);
  });

  it('ends as failed when the worker cannot keep its rows', async () => {
    const worker = new KeepingWorker();
    worker.refuses = 'query/append';
    const { last } = await read(pagesOf(page([['1', null, null]])), undefined, worker);
    assert.deepEqual([last.state, last.error?.code, last.rows], ['failed', 'storage.full', 0]);
  });

  it('says why it failed, and keeps what has come', async () => {
    const { last, worker } = await read(async function* () {
      yield page([['1', null, null]], 2);
      await Promise.reject(new Failure('query.rejected', 'Column x not found'));
    });
    assert.deepEqual(
      [last.state, last.error?.code, last.error?.message],
      ['failed', 'query.rejected', 'Column x not found'],
    );
    assert.equal(worker.rows.length, 1);
  });

  it('is cancelled, not failed, when it was cancelled', async () => {
    const { last } = await read(async function* () {
      yield page([], 1);
      await Promise.reject(new Failure('query.cancelled', 'cancelled'));
    });
    assert.deepEqual([last.state, last.error], ['cancelled', undefined]);
  });
});
