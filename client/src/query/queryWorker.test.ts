import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '@lakehouse/base';
import type { QueryProgress, QueryWorkerStart } from '@lakehouse/protocol';
import { QueryWorker } from './queryWorker';

/** Tells two results as done and ends with the third message, as a thread that crashes. */
const CRASHING = `
const { parentPort } = require('node:worker_threads');
const done = resultId => ({ resultId, state: 'done', columns: [], rows: 3, bytes: 9, elapsedMs: 1, truncated: false });
parentPort.on('message', ({ id, method, params }) => {
  if (method === 'query/configure') return process.exit(1);
  if (method === 'query/cancel') parentPort.postMessage({ kind: 'news', method: 'query/progress', params: done(params.resultId) });
  parentPort.postMessage({ kind: 'response', id, outcome: { ok: true, value: {} } });
});`;

const SILENT = { error: () => undefined } as Partial<Logger> as Logger;

describe('the query worker', () => {
  it('tells finished results as failed after a crash, not leaves them blank; but none that was released', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'query-worker-'));
    const script = join(folder, 'crashing.cjs');
    await writeFile(script, CRASHING);
    const worker = new QueryWorker({ script, start: () => ({}) as QueryWorkerStart, log: SILENT });
    const reports: QueryProgress[] = [];
    worker.onProgress(progress => reports.push(progress));
    try {
      await worker.call('query/cancel', { resultId: 'kept' });
      await worker.call('query/cancel', { resultId: 'released' });
      await worker.call('query/release', { resultId: 'released' });
      await assert.rejects(worker.setMemoryBudget(1));
      const told = reports.map(({ resultId, state, rows }) => [resultId, state, rows]);
      assert.deepEqual(told, [
        ['kept', 'done', 3],
        ['released', 'done', 3],
        ['kept', 'failed', 0],
      ]);
      assert.match(reports.at(-1)?.error?.message ?? '', /rows are gone/);
    } finally {
      worker.dispose();
      await rm(folder, { recursive: true });
    }
  });
});
