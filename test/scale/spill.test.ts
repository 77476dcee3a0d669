import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { SandboxProcess } from '../support/sandbox';
import { sandboxEndpoint, WorkerResults } from '../support/workerResults';

/** Nine million rows of more than 220 bytes. */
const STORY = "concat(a.status, ' and then ', b.status, ' and once more ', a.status, ' before it was ', b.status)";
const SQL = `
  select a.order_id, b.customer_id, a.amount, b.updated_at, ${STORY} as story, ${STORY} as story_again,
    concat(b.status, ' after ', a.status, ' and ', b.status, ' again') as ending
  from bronze.raw_orders a cross join bronze.raw_orders b`;
const ROWS = 3000 * 3000;
const BUDGET = 256e6;
/** What the process may take beyond the budget: batches on their way, pages, and garbage that waits to be collected. */
const MOST_BEYOND = 450e6;

describe('two gigabytes in the query worker', () => {
  let sandbox: SandboxProcess;

  before(async () => {
    sandbox = await SandboxProcess.start({ sample: resolve('samples/lakehouse') });
  });
  after(() => sandbox.stop());

  it('stay near the budget in memory, and every row can be read', async () => {
    const results = new WorkerResults(BUDGET);
    const before = process.memoryUsage().rss;
    const started = performance.now();
    let most = 0;
    const sampled = results.worker.onProgress(() => (most = Math.max(most, process.memoryUsage().rss - before)));
    try {
      await results.start('r', sandboxEndpoint(sandbox.flight), SQL);
      const { rows, bytes, state, error } = await results.ended('r');
      sampled.dispose();
      const seconds = (performance.now() - started) / 1000;
      const figures = `${(bytes / 1e9).toFixed(2)} GB in ${seconds.toFixed(1)} s, memory grew by ${(most / 1e6).toFixed(0)} MB at most`;
      console.log(`      ${rows.toLocaleString('en')} rows, ${figures}`);
      assert.deepEqual([state, rows, error], ['done', ROWS, undefined]);
      assert.ok(bytes > 2e9, `${bytes} bytes are too few for this test`);
      for (const row of [0, ROWS >> 1, ROWS - 1]) assert.equal((await results.cells('r', row, 1))[0]?.length, 7);
      assert.ok(most < BUDGET + MOST_BEYOND, `${most} bytes`);
    } finally {
      results.dispose();
    }
  });
});
