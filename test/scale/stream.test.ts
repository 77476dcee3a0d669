import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { Secret } from '@lakehouse/base';
import { FlightClient } from '@lakehouse/flight';
import { SandboxProcess } from '../support/sandbox';

/** Nine million rows of about 140 bytes. */
const SQL = `
  select a.order_id, b.customer_id, a.amount, b.updated_at,
    concat(a.status, ' and then ', b.status, ' and once more ', a.status, ' before it was ', b.status) as story
  from bronze.raw_orders a cross join bronze.raw_orders b`;
const ROWS = 3000 * 3000;
/** What the process may take beyond what it had before: a few batches, never the result. */
const MOST_GROWTH = 400e6;

describe('at scale', () => {
  let sandbox: SandboxProcess;

  before(async () => {
    sandbox = await SandboxProcess.start({ sample: resolve('samples/lakehouse') });
  });
  after(() => sandbox.stop());

  it('streams nine million rows, over a gigabyte, in bounded memory', async () => {
    const credentials = { kind: 'password', user: 'admin', password: new Secret('password123') } as const;
    const client = new FlightClient({ host: '127.0.0.1', port: sandbox.flight, credentials });
    const before = process.memoryUsage().rss;
    const started = performance.now();
    let [rows, bytes, most] = [0, 0, 0];
    for await (const batch of await client.query(SQL, new AbortController().signal)) {
      rows += batch.numRows;
      bytes += batch.data.byteLength;
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    const seconds = (performance.now() - started) / 1000;
    client.close();
    const figures = [
      `${rows.toLocaleString('en')} rows, ${(bytes / 1e9).toFixed(2)} GB in ${seconds.toFixed(1)} s`,
      `${(rows / seconds / 1e6).toFixed(2)} M rows/s, memory grew by ${(most / 1e6).toFixed(0)} MB at most`,
    ];
    console.log(`      ${figures.join('\n      ')}`);
    assert.equal(rows, ROWS);
    assert.ok(bytes > 1e9, `${bytes} bytes are too few for this test`);
    assert.ok(most < MOST_GROWTH, `${most} bytes`);
  });
});
