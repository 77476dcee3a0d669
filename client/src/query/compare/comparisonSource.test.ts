import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import type { QueryProgress } from '@lakehouse/protocol';
import type { QueryRun } from '../queryRun';
import type { ResultSource } from '../resultSource';
import { ComparisonSource } from './comparisonSource';

const NOTHING = { dispose: () => undefined };

function progress(resultId: string, more: Partial<QueryProgress> = {}): QueryProgress {
  return { resultId, state: 'done', columns: [], rows: 1, bytes: 5, elapsedMs: 1, truncated: false, ...more };
}

/** A query worker that only compares, and is told when that has ended. */
class ComparingWorker {
  readonly calls: string[] = [];
  #tell: (told: QueryProgress) => void = () => undefined;

  readonly call: ConstructorParameters<typeof ComparisonSource>[0]['call'] = method => {
    this.calls.push(method);
    return Promise.resolve({} as never);
  };

  onProgress(listener: (told: QueryProgress) => void) {
    this.#tell = listener;
    return NOTHING;
  }

  tell(told: QueryProgress): void {
    this.#tell(told);
  }
}

/**
 * Ends each query as it is told, and knows what was asked of it; without an end it runs until it is cancelled, and that
 * is told later, as by another thread. Of a result that was released nothing is told.
 */
class Queries implements ResultSource {
  readonly transport = 'flight';
  readonly asked: string[] = [];
  readonly #ends: Readonly<Record<string, Partial<QueryProgress>>>;
  readonly #listeners = new Set<(told: QueryProgress) => void>();
  readonly #released = new Set<string>();

  constructor(ends: Readonly<Record<string, Partial<QueryProgress>>>) {
    this.#ends = ends;
  }

  run(sql: string, rowLimit: number | undefined): QueryRun {
    // Of the connection nothing is looked at.
    const prepared = { title: `title of ${sql}`, sql } as QueryRun['prepared'];
    return { resultId: 'old', prepared, connection: {} as QueryRun['connection'], source: this, rowLimit };
  }

  start({ resultId, sql, rowLimit }: Parameters<ResultSource['start']>[0]): Promise<void> {
    this.asked.push(`start ${sql} ${rowLimit ?? 'all'}`);
    const end = this.#ends[sql];
    this.#tell(progress(resultId, { state: 'running' }));
    if (end !== undefined) this.#tell(progress(resultId, end));
    return Promise.resolve();
  }

  cancel(resultId: string): Promise<void> {
    this.asked.push('cancel');
    setImmediate(() => this.#tell(progress(resultId, { state: 'cancelled' })));
    return Promise.resolve();
  }

  release(resultId: string): Promise<void> {
    this.asked.push('release');
    this.#released.add(resultId);
    return Promise.resolve();
  }

  onProgress(listener: (told: QueryProgress) => void) {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** Those who still wait for news. */
  get listeners(): number {
    return this.#listeners.size;
  }

  #tell(told: QueryProgress): void {
    if (this.#released.has(told.resultId)) return;
    for (const listener of this.#listeners) listener(told);
  }
}

/** Until all has come that was on its way. */
function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

function comparing(queries: Queries) {
  const worker = new ComparingWorker();
  const source = new ComparisonSource(worker);
  const told: string[] = [];
  const cuts: boolean[] = [];
  source.onProgress(({ state, bytes, truncated }) => {
    told.push(`${state} ${bytes}`);
    cuts.push(truncated);
  });
  const plan = { resultId: 'c', keys: ['id'], left: queries.run('one', 7), right: queries.run('two', undefined) };
  return { worker, source, told, cuts, plan };
}

describe('a comparison', () => {
  it('keeps the rows of its two results until it has ended', async () => {
    const { source, worker } = comparing(new Queries({}));
    let isKept = true;
    await source.start(
      { resultId: 'c', left: 'l', right: 'r', keys: ['id'] },
      {
        truncated: false,
        dispose: () => (isKept = false),
      },
    );
    worker.tell(progress('c', { state: 'running' }));
    worker.tell(progress('l'));
    assert.equal(isKept, true);
    worker.tell(progress('c'));
    assert.equal(isKept, false);
  });

  it('that is made again runs both queries with their row limits, and lets go of their rows at its end', async () => {
    const queries = new Queries({ one: {}, two: {} });
    const { source, worker, told, plan } = comparing(queries);
    await source.run(plan);
    assert.deepEqual(queries.asked, ['start one 7', 'start two all']);
    assert.deepEqual(worker.calls, ['query/compare']);
    assert.deepEqual(told, ['running 5', 'running 10']);
    worker.tell(progress('c', { bytes: 3 }));
    assert.deepEqual(told.at(-1), 'done 3');
    assert.deepEqual(queries.asked.slice(2), ['release', 'release']);
  });

  it('says that a row limit cut one of its sides short', async () => {
    const { source, worker, cuts } = comparing(new Queries({}));
    await source.start({ resultId: 'c', left: 'l', right: 'r', keys: ['id'] }, { ...NOTHING, truncated: true });
    worker.tell(progress('c'));
    assert.deepEqual(cuts, [true]);
  });

  it('that is made again says so when it was cut short this time', async () => {
    for (const truncated of [true, false]) {
      const { source, worker, plan, cuts } = comparing(new Queries({ one: { truncated }, two: {} }));
      await source.run(plan);
      worker.tell(progress('c'));
      assert.equal(cuts.at(-1), truncated);
    }
  });

  it('that is made again fails with the query that fails, whose name it says, and stops the other', async () => {
    const refused = { code: 'query.rejected', message: 'no such table' };
    const queries = new Queries({ two: { state: 'failed', error: refused } });
    const { source, worker, plan } = comparing(queries);
    await assert.rejects(source.run(plan), { code: 'query.rejected', message: 'title of two: no such table' });
    assert.deepEqual(worker.calls, []);
    assert.deepEqual(queries.asked.slice(2), ['cancel', 'release', 'release']);
    await nextTurn();
    assert.equal(queries.listeners, 0);
  });

  it('that is cancelled while its queries run stops them', async () => {
    const queries = new Queries({});
    const { source, worker, plan } = comparing(queries);
    const run = source.run(plan);
    await source.cancel('c');
    await assert.rejects(run, (error: unknown) => Failure.from(error).code === 'query.cancelled');
    assert.deepEqual(queries.asked.slice(2), ['cancel', 'cancel', 'release', 'release']);
    assert.ok(!worker.calls.includes('query/compare'));
    await nextTurn();
    assert.equal(queries.listeners, 0);
  });
});
