import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Airbyte, isRunning, type SyncConnection, type SyncJob } from '@lakehouse/airbyte';
import type { Failure } from '@lakehouse/base';
import { Secret } from '@lakehouse/base';
import { SandboxProcess } from '../../support/sandbox';

describe('the Airbyte client against the sandbox', () => {
  let sandbox: SandboxProcess;
  let airbyte: Airbyte;
  let orders: SyncConnection;

  beforeEach(async () => {
    sandbox = await SandboxProcess.start({ sample: 'samples/lakehouse' });
    airbyte = new Airbyte({ url: `http://127.0.0.1:${sandbox.airbyte}/`, login: { kind: 'none' } });
    const found = (await airbyte.connections()).find(connection => connection.name === 'Shop orders');
    assert.ok(found);
    orders = found;
  });
  afterEach(() => sandbox.stop());

  async function ended(job: SyncJob): Promise<SyncJob> {
    let now = job;
    while (isRunning(now)) now = await airbyte.job(now.id);
    return now;
  }

  it('knows streams and the last job of a connection', async () => {
    assert.deepEqual(orders.streams, ['orders']);
    assert.deepEqual(
      [(await airbyte.lastJob(orders.id))?.status, (await airbyte.lastJob(orders.id))?.recordsCommitted],
      ['succeeded', 3000],
    );
  });

  it('syncs and counts', async () => {
    const job = await ended(await airbyte.sync(orders.id));
    assert.deepEqual([job.status, job.recordsCommitted], ['succeeded', 240]);
  });

  it('tells a sync that runs already from other refusals', async () => {
    const job = await airbyte.sync(orders.id);
    await assert.rejects(airbyte.sync(orders.id), { code: 'sync.running' });
    await ended(job);
  });

  it('cancels, also what has ended already', async () => {
    const job = await airbyte.sync(orders.id);
    await airbyte.cancel(job.id);
    assert.equal((await ended(job)).status, 'cancelled');
    await airbyte.cancel(job.id);
  });

  it('names the address and the setting when nothing answers', async () => {
    await sandbox.stop();
    await assert.rejects(airbyte.connections(), (error: Failure) => {
      assert.equal(error.code, 'connection.refused');
      assert.match(error.message, /127\.0\.0\.1:\d+.*lakehouse\.airbyte\.url/);
      return true;
    });
  });
});

describe('the address of the Airbyte client', () => {
  it('must have a scheme', () => {
    const open = (): Airbyte => new Airbyte({ url: 'localhost:8000', login: { kind: 'none' } });
    assert.throws(open, { code: 'connection.protocol', message: /like http:\/\/localhost:8000/ });
  });

  it('must be that of an Airbyte: pages are no empty list', async () => {
    const server = createServer((_, response) => response.end('<html>Welcome</html>'));
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo; // A TCP server has such an address.
    const airbyte = new Airbyte({ url: `http://127.0.0.1:${port}`, login: { kind: 'none' } });
    await assert.rejects(airbyte.connections(), { code: 'connection.protocol' });
    server.close();
  });
});

describe('the Airbyte client against an Airbyte without a public API', () => {
  it('finds connections in the workspaces that the Configuration API lists', async () => {
    const answers: Readonly<Record<string, object>> = {
      '/api/v1/workspaces/list': { workspaces: [{ workspaceId: 'w1' }] },
      '/api/v1/connections/list': { connections: [{ connectionId: 'c1', name: 'Orders', status: 'active' }] },
    };
    const server = createServer((request, response) => {
      const answer = answers[request.url ?? ''];
      response.statusCode = answer === undefined ? 404 : 200;
      response.end(JSON.stringify(answer ?? { message: 'Object not found.' }));
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo; // A TCP server has such an address.
    const airbyte = new Airbyte({ url: `http://127.0.0.1:${port}`, login: { kind: 'none' } });
    assert.deepEqual(await airbyte.connections(), [
      { id: 'c1', name: 'Orders', active: true, workspaceId: 'w1', streams: [] },
    ]);
    server.close();
  });
});

describe('the login of the Airbyte client', () => {
  let server: Server;
  let url: string;
  let tokens: number;
  const seen: (string | undefined)[] = [];

  /** Gives tokens t1, t2, …, and takes only the newest. */
  beforeEach(async () => {
    tokens = 0;
    seen.length = 0;
    server = createServer((request, response) => {
      if (request.url === '/api/v1/applications/token') {
        response.end(JSON.stringify({ access_token: `t${++tokens}`, expires_in: 900 }));
        return;
      }
      seen.push(request.headers.authorization);
      response.statusCode = request.headers.authorization === `Bearer t2` ? 200 : 401;
      response.end(JSON.stringify({ data: [] }));
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // A TCP server has such an address.
  });
  afterEach(() => server.close());

  it('renews a token that is refused, once', async () => {
    const login = { kind: 'application', clientId: 'id', clientSecret: new Secret('secret') } as const;
    assert.deepEqual(await new Airbyte({ url, login }).connections(), []);
    assert.deepEqual(seen, ['Bearer t1', 'Bearer t2']);
  });

  it('gives up on a password that is refused', async () => {
    const login = { kind: 'password', user: 'airbyte', password: new Secret('wrong') } as const;
    await assert.rejects(new Airbyte({ url, login }).connections(), { code: 'auth.rejected' });
    assert.equal(seen.length, 1);
  });
});
