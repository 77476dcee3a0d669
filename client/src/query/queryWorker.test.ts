import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '@lakehouse/base';
import type { FlightEndpoint, QueryProgress, QueryWorkerStart } from '@lakehouse/protocol';
import { QueryWorker } from './queryWorker';

/** Tells a result as it is cancelled, and ends with the memory budget, as a thread that crashes. */
const CRASHING = `
const { parentPort } = require('node:worker_threads');
const told = resultId => ({ resultId, state: resultId.includes('cut') ? 'failed' : 'done', columns: [], rows: 3, bytes: 9, elapsedMs: 1, truncated: false });
parentPort.on('message', ({ id, method, params }) => {
  if (method === 'query/configure') return process.exit(1);
  if (method === 'query/cancel') parentPort.postMessage({ kind: 'news', method: 'query/progress', params: told(params.resultId) });
  parentPort.postMessage({ kind: 'response', id, outcome: { ok: true, value: {} } });
});`;

const SILENT = { error: () => undefined } as Partial<Logger> as Logger;

/** What a worker tells that crashes after some work. */
async function toldUntilCrash(work: (worker: QueryWorker) => Promise<void>): Promise<readonly QueryProgress[]> {
  const folder = await mkdtemp(join(tmpdir(), 'query-worker-'));
  const script = join(folder, 'crashing.cjs');
  await writeFile(script, CRASHING);
  const worker = new QueryWorker({ script, start: () => ({}) as QueryWorkerStart, log: SILENT });
  const reports: QueryProgress[] = [];
  worker.onProgress(progress => reports.push(progress));
  try {
    await work(worker);
    await assert.rejects(worker.setMemoryBudget(1));
    return reports;
  } finally {
    worker.dispose();
    await rm(folder, { recursive: true });
  }
}

function inShort(reports: readonly QueryProgress[]): readonly string[] {
  return reports.map(({ resultId, state, rows }) => `${resultId} ${state} ${rows}`);
}

describe('the query worker', () => {
  it('tells finished results as failed after a crash, not leaves them blank; but none that was released', async () => {
    const reports = await toldUntilCrash(async worker => {
      await worker.call('query/cancel', { resultId: 'kept' });
      await worker.call('query/cancel', { resultId: 'released' });
      await worker.call('query/release', { resultId: 'released' });
    });
    assert.deepEqual(inShort(reports), ['kept done 3', 'released done 3', 'kept failed 0']);
    assert.match(reports.at(-1)?.error?.message ?? '', /rows are gone/);
  });

  it('tells that the rows of a query that was cut short are gone, too', async () => {
    const reports = await toldUntilCrash(async worker => {
      await worker.call('query/cancel', { resultId: 'cut' });
    });
    assert.deepEqual(inShort(reports), ['cut failed 3', 'cut failed 0']);
  });

  it('tells a query as failed that crashed it before a first report', async () => {
    const reports = await toldUntilCrash(async worker => {
      // Nothing of where it would run is looked at.
      await worker.call('query/start', { resultId: 'silent', endpoint: {} as FlightEndpoint, sql: '' });
    });
    assert.deepEqual(inShort(reports), ['silent failed 0']);
  });

  it('tells those who keep results by themselves', async () => {
    const lost: string[] = [];
    await toldUntilCrash(async worker => {
      worker.onLost(({ code }) => lost.push(code));
      await worker.call('query/cancel', { resultId: 'any' });
    });
    assert.deepEqual(lost, ['connection.lost']);
  });
});
