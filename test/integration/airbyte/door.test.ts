import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dremio } from '@lakehouse/dremio';
import { Logger, Secret } from '@lakehouse/base';
import { SandboxProcess } from '../../support/sandbox';

const ORDERS = '5f1d8c1e-0f0a-4c53-9a3e-0a2f6f1c0002';

interface JobInfo {
  readonly job: {
    readonly id: number;
    readonly status: string;
    readonly aggregatedStats: { recordsCommitted: number };
  };
  readonly attempts: readonly {
    readonly attempt: { readonly failureSummary?: { readonly failures: readonly { externalMessage: string }[] } };
  }[];
}

describe("the sandbox's Airbyte door", () => {
  let sandbox: SandboxProcess;
  let sample: string;

  beforeEach(async () => {
    sample = mkdtempSync(join(tmpdir(), 'lakehouse-airbyte-'));
    cpSync('samples/lakehouse', sample, { recursive: true });
    sandbox = await SandboxProcess.start({ sample });
  });
  afterEach(async () => {
    await sandbox.stop();
    rmSync(sample, { recursive: true, force: true });
  });

  async function post(path: string, body: object): Promise<{ readonly status: number; readonly json: unknown }> {
    const url = `http://127.0.0.1:${sandbox.airbyte}/api/v1/${path}`;
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    return { status: answer.status, json: await answer.json() };
  }

  async function job(path: string, body: object): Promise<JobInfo> {
    const { status, json } = await post(path, body);
    assert.equal(status, 200, JSON.stringify(json));
    return json as JobInfo; // As the API declares it; the assertions below read it.
  }

  /** Polls as clients of Airbyte do. */
  async function ended(id: number): Promise<JobInfo> {
    for (;;) {
      const info = await job('jobs/get', { id });
      if (info.job.status !== 'running') return info;
    }
  }

  async function countOrders(): Promise<number> {
    const dremio = new Dremio({
      address: { kind: 'software', host: '127.0.0.1', port: sandbox.rest, useSsl: false },
      login: { kind: 'password', user: 'admin', password: new Secret('password123') },
      log: new Logger(() => undefined),
    });
    const [row] = await dremio.query('SELECT COUNT(*) AS n FROM bronze.raw_orders');
    dremio.dispose();
    return Number(row?.['n']);
  }

  it('lists its connections', async () => {
    const { json } = await post('connections/list', {});
    const { connections } = json as { connections: readonly { name: string; status: string }[] };
    assert.deepEqual(
      connections.map(({ name, status }) => [name, status]),
      [
        ['Shop customers', 'active'],
        ['Shop orders', 'active'],
      ],
    );
  });

  it('syncs the new rows, counts them, and the next query sees them', async () => {
    assert.equal(await countOrders(), 3000);
    const { job: started } = await job('connections/sync', { connectionId: ORDERS });
    assert.equal(started.status, 'running');
    const { job: done } = await ended(started.id);
    assert.deepEqual([done.status, done.aggregatedStats.recordsCommitted], ['succeeded', 240]);
    // 220 orders are new, the others changed their state.
    assert.equal(await countOrders(), 3220);
  });

  it('refuses a second sync of a connection that syncs', async () => {
    const { job: first } = await job('connections/sync', { connectionId: ORDERS });
    const { status, json } = await post('connections/sync', { connectionId: ORDERS });
    assert.equal(status, 409);
    assert.deepEqual(json, { message: `A sync is already running for: ${ORDERS}` });
    await ended(first.id);
  });

  it('cancels, and writes nothing then', async () => {
    const { job: started } = await job('connections/sync', { connectionId: ORDERS });
    const { job: cancelled } = await job('jobs/cancel', { id: started.id });
    assert.equal(cancelled.status, 'cancelled');
    assert.equal(await countOrders(), 3000);
  });

  it("says the connector's own reason when a sync fails, and keeps the table", async () => {
    writeFileSync(join(sample, 'landing/orders/orders_002.jsonl'), 'not json\n');
    const { job: started } = await job('connections/sync', { connectionId: ORDERS });
    const { job: done, attempts } = await ended(started.id);
    assert.equal(done.status, 'failed');
    assert.match(attempts[0]?.attempt.failureSummary?.failures[0]?.externalMessage ?? '', /Line 1 of .*orders_002/);
    assert.equal(await countOrders(), 3000);
  });

  it('goes on after a restart where it was, until nothing is new', async () => {
    const data = join(sample, 'lake');
    const committed: number[] = [];
    for (let i = 0; i < 6; i++) {
      await sandbox.stop();
      sandbox = await SandboxProcess.start({ sample, data });
      const { job: started } = await job('connections/sync', { connectionId: ORDERS });
      committed.push((await ended(started.id)).job.aggregatedStats.recordsCommitted);
    }
    assert.deepEqual(committed, [240, 240, 240, 240, 240, 0]);
    assert.equal(await countOrders(), 3000 + 5 * 220);
  });

  it('begins with the first sync again when that failed', async () => {
    const data = join(sample, 'lake');
    const file = join(sample, 'landing/orders/orders_001.jsonl');
    const rows = readFileSync(file);
    writeFileSync(file, 'not json\n');
    await sandbox.stop();
    sandbox = await SandboxProcess.start({ sample, data });
    writeFileSync(file, rows);
    await sandbox.stop();
    sandbox = await SandboxProcess.start({ sample, data });
    assert.equal(await countOrders(), 3000);
  });

  it('answers no web page', async () => {
    const url = `http://127.0.0.1:${sandbox.airbyte}/api/v1/connections/sync`;
    const body = JSON.stringify({ connectionId: ORDERS });
    const answer = await fetch(url, { method: 'POST', body, headers: { origin: 'https://page.example' } });
    assert.equal(answer.status, 403);
  });

  it('does not know a connection that is not there', async () => {
    const { status } = await post('connections/sync', { connectionId: 'nobody' });
    assert.equal(status, 404);
  });
});
