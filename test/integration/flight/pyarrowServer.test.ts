import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import type { FlightClient } from '@lakehouse/flight';
import { type FlightClientOptions } from '@lakehouse/flight';
import { Failure, type FailureCode, Secret } from '../../../packages/base/src/index';
import { ArrangedResult, ResultStore } from '../../../packages/results/src/index';
import { ConnectProxy } from '../../support/connectProxy';
import { PyarrowServer } from '../../support/pyarrowServer';

const CERTIFICATES = 'test/support/certificates';

/** Everything a query gives, as a grid shows it. */
async function readAll(client: FlightClient, sql: string, signal?: AbortSignal): Promise<ResultStore> {
  const stream = await client.query(sql, signal);
  const store = new ResultStore(stream.schema);
  for await (const batch of stream) await store.append(batch);
  return store;
}

async function checkFailure(work: Promise<unknown>, code: FailureCode, says: RegExp): Promise<void> {
  await assert.rejects(work, error => {
    assert.ok(error instanceof Failure, String(error));
    assert.deepEqual([error.code, says.test(error.message)], [code, true], `${error.code}: ${error.message}`);
    return true;
  });
}

describe('a pyarrow Flight server, read by our client', () => {
  let server: PyarrowServer;
  const clients: FlightClient[] = [];

  before(async () => {
    server = await PyarrowServer.start();
  });
  after(() => server.stop());
  afterEach(() => clients.splice(0).forEach(client => client.close()));

  function clientOf(options: Partial<FlightClientOptions> = {}, of = server): FlightClient {
    const client = of.client(options);
    clients.push(client);
    return client;
  }

  describe('rows', () => {
    it('are exact in every type', async () => {
      const store = await readAll(clientOf(), 'types');
      const { rows } = new ArrangedResult(store).window({ rowStart: 0, rowCount: 3, columnStart: 0, columnCount: 100 });
      const found = Object.fromEntries(
        store.columns.map(({ name, type }, i) => [name, [type, ...rows.map(row => row[i] ?? null)]]),
      );
      assert.deepEqual(found, {
        int64: ['BIGINT', '9223372036854775807', '-9223372036854775808', null],
        uint64: ['BIGINT UNSIGNED', '18446744073709551615', '0', null],
        int8: ['TINYINT', '-128', '127', null],
        float64: ['DOUBLE', '0.1', '-1e+300', null],
        float32: ['FLOAT', '0.1', '16777216', null],
        bool: ['BOOLEAN', 'true', 'false', null],
        decimal: ['DECIMAL(38, 10)', '1234567890123456789012345678.0123456789', '-0.0000000001', null],
        decimal256: ['DECIMAL(60, 2)', '12345678901234567890123456789012345678901234567890.05', '-1.50', null],
        text: ['VARCHAR', 'naïve 🦆', '', null],
        large_text: ['VARCHAR', 'a\nb', '', null],
        view: ['VARCHAR', 'a text that does not fit its view', 'short', null],
        binary: ['VARBINARY', '00FF', '', null],
        fixed: ['VARBINARY', '616263', '010203', null],
        date: ['DATE', '2026-11-24', '0001-01-01', null],
        date64: ['DATE', '2026-11-24', '1969-12-31', null],
        time: ['TIME', '00:00:00.001', '23:59:59.999', null],
        time_ns: ['TIME', '00:00:00.000000001', '23:59:59.999999999', null],
        timestamp: ['TIMESTAMP', '2023-11-14 22:13:20.123', '1969-12-31 23:59:59.999', null],
        timestamp_ns: ['TIMESTAMP', '2023-11-14 22:13:20.123456789', '1969-12-31 23:59:59.999999999', null],
        timestamp_tz: ['TIMESTAMP WITH TIME ZONE', '2026-11-24 08:30:00.000000Z', null, null],
        duration: ['INTERVAL DAY TO SECOND', '1 01:01:01.000', '-0 00:00:00.001', null],
        interval: ['INTERVAL', '1-02 3 00:00:04.000000005', '-0-01 0 00:00:00.000000000', null],
        list: ['LIST<BIGINT>', '[1,null,3]', '[]', null],
        large_list: ['LIST<VARCHAR>', '["a"]', '[]', null],
        fixed_list: ['LIST<INTEGER>', '[1,2]', '[3,4]', null],
        struct: ['STRUCT<a: BIGINT, b: VARCHAR>', '{"a":1,"b":"x"}', '{"a":null,"b":""}', null],
        map: ['MAP<VARCHAR, BIGINT>', '{"k":1,"l":null}', '{}', null],
        dictionary: ['VARCHAR', 'red', 'blue', null],
        nothing: ['NULL', null, null, null],
      });
    });

    it('are all there, a million of them', async () => {
      const stream = await clientOf().query('numbers 1000000');
      let sum = 0n;
      let count = 0;
      for await (const batch of stream) {
        count += batch.numRows;
        // The first column is of int64, which Arrow keeps in such an array.
        for (const value of batch.getChildAt(0)?.toArray() as BigInt64Array) sum += value;
      }
      assert.deepEqual([count, sum], [1_000_000, 499_999_500_000n]);
    });

    it('come as views on the memory that arrived', async () => {
      for await (const batch of await clientOf().query('numbers 20000')) {
        const buffers = batch.data.children.map(({ values }) => (values as Uint8Array).buffer);
        assert.equal(new Set(buffers).size, 1, 'one memory for all columns');
      }
    });

    it('may be none, and then the columns are known all the same', async () => {
      const store = await readAll(clientOf(), 'empty');
      assert.deepEqual([store.rows, store.columns.map(({ name }) => name)], [0, ['n', 'text']]);
    });

    it('are refused when the server forgot what they mean', async () => {
      await checkFailure(readAll(clientOf(), 'undefined'), 'connection.protocol', /without its dictionary/);
    });

    it('are decompressed when the server sends them so', async () => {
      const other = await PyarrowServer.start('--compression', 'zstd');
      try {
        const store = await readAll(clientOf({}, other), 'numbers 30000');
        const window = new ArrangedResult(store).window({
          rowStart: 29_999,
          rowCount: 1,
          columnStart: 0,
          columnCount: 2,
        });
        assert.deepEqual(window.rows, [['29999', '29999']]);
      } finally {
        await other.stop();
      }
    });

    it('wait at the server while nobody reads them', async () => {
      const before = (await server.counts()).batches;
      const stream = (await clientOf().query('blocks 4000'))[Symbol.asyncIterator]();
      await stream.next();
      // 64 KiB a batch: those of our window of 64 MiB, those that both sides hold ready, and no more of the 250 MB.
      const { batches } = await settled();
      assert.ok(batches - before < 2000, `${batches - before} batches were made for one that was read`);
      let rest = 1;
      while ((await stream.next()).done !== true) rest++;
      assert.equal(rest, 4000);
    });
  });

  /** The counts once they stand still. */
  async function settled(): Promise<Awaited<ReturnType<PyarrowServer['counts']>>> {
    let last = await server.counts();
    return server.until(counts => {
      const still = counts.batches === last.batches;
      last = counts;
      return still;
    });
  }

  describe('a query', () => {
    it('ends at the server when its loop is left', async () => {
      const { finished } = await server.counts();
      for await (const _ of await clientOf().query('endless')) break;
      await server.until(counts => counts.finished === finished + 1);
    });

    it('ends at the server when it is cancelled', async () => {
      const { finished } = await server.counts();
      const abort = new AbortController();
      const read = async (): Promise<void> => {
        for await (const _ of await clientOf().query('endless', abort.signal)) abort.abort();
      };
      await checkFailure(read(), 'query.cancelled', /cancelled/);
      await server.until(counts => counts.finished === finished + 1);
    });

    it('is not even planned when it was cancelled before', async () => {
      const { plans } = await server.counts();
      await checkFailure(clientOf().query('select 1', AbortSignal.abort()), 'query.cancelled', /cancelled/);
      assert.equal((await server.counts()).plans, plans);
    });

    it('says what the server says of a mistake, and where', async () => {
      const mistake = clientOf().query('selekt 1');
      await checkFailure(mistake, 'query.rejected', /^Encountered "selekt" at line 1, column 1$/);
    });

    it('says what went wrong while rows came', async () => {
      await checkFailure(readAll(clientOf(), 'fails'), 'query.rejected', /^Disk of executor 3 is full$/);
    });

    it('says that the connection broke when the server dies', async () => {
      const mortal = await PyarrowServer.start();
      await checkFailure(readAll(clientOf({}, mortal), 'dies'), 'connection.lost', /broke off/);
      await mortal.stop();
    });

    it('says that the connection broke when the server is killed while it is silent', async () => {
      const mortal = await PyarrowServer.start();
      const stream = (await clientOf({}, mortal).query('held 3'))[Symbol.asyncIterator]();
      await stream.next();
      mortal.kill();
      await checkFailure(stream.next(), 'connection.lost', /broke off/);
    });
  });

  describe('a login', () => {
    it('is refused with a wrong password', async () => {
      const credentials = { kind: 'password', user: 'admin', password: new Secret('wrong') } as const;
      await checkFailure(clientOf({ credentials }).login(), 'auth.rejected', /Check user and password/);
    });

    it('is refused with a wrong token, which is not tried again and again', async () => {
      const { unauthenticated } = await server.counts();
      const client = clientOf({ credentials: { kind: 'token', token: new Secret('made-up') } });
      await checkFailure(client.query('select 1'), 'auth.rejected', /or the token/);
      assert.equal((await server.counts()).unauthenticated, unauthenticated + 2);
    });

    it('may be a token', async () => {
      const client = clientOf({ credentials: { kind: 'token', token: new Secret('pat-1') } });
      assert.equal((await readAll(client, 'select 1')).rows, 1);
    });

    it('happens once for many queries at a time, and its cookie comes back', async () => {
      const { logins, cookies } = await server.counts();
      const client = clientOf();
      await Promise.all([1, 2, 3].map(() => readAll(client, 'select 1')));
      const after = await server.counts();
      assert.equal(after.logins, logins + 2, 'one for the queries, one for asking');
      assert.ok(after.cookies >= cookies + 6);
    });

    it('is renewed once when the server has forgotten it', async () => {
      const client = clientOf();
      await readAll(client, 'select 1');
      await client.action('expire');
      const { logins } = await server.counts();
      await Promise.all([readAll(client, 'select 1'), readAll(client, 'select 2')]);
      assert.equal((await server.counts()).logins, logins + 2, 'one for both queries, one for asking');
    });

    it('is renewed between the plan and its rows', async () => {
      const client = clientOf();
      await client.action('refuse', new TextEncoder().encode('{"DO_GET": 1}'));
      assert.equal((await readAll(client, 'select 1')).rows, 1);
    });

    it('is not renewed over and over', async () => {
      const client = clientOf();
      await client.action('refuse', new TextEncoder().encode('{"GET_FLIGHT_INFO": 2}'));
      await checkFailure(readAll(client, 'select 1'), 'auth.expired', /Log in again/);
      assert.equal((await readAll(client, 'select 1')).rows, 1, 'and the next query begins anew');
    });
  });

  describe('an address', () => {
    it('where nothing listens is told', async () => {
      const gone = createServer().listen(0, '127.0.0.1');
      await new Promise(done => gone.once('listening', done));
      const { port } = gone.address() as AddressInfo; // A TCP server that listens has an address object.
      await new Promise(done => gone.close(done));
      await checkFailure(clientOf({ port }).login(), 'connection.refused', new RegExp(`127.0.0.1:${port}`));
    });

    it('of something else is told', async () => {
      const web = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
      await new Promise(done => web.once('listening', done));
      const { port } = web.address() as AddressInfo; // As above.
      await checkFailure(clientOf({ port }).login(), 'connection.protocol', /Check port and TLS/);
      await new Promise(done => web.close(done));
    });

    it('that swallows everything is given up', async () => {
      const sockets: Socket[] = [];
      const hole = createTcpServer(socket => sockets.push(socket)).listen(0, '127.0.0.1');
      await new Promise(done => hole.once('listening', done));
      const { port } = hole.address() as AddressInfo; // As above.
      await checkFailure(clientOf({ port, loginMs: 200 }).login(), 'connection.timedOut', /did not answer in time/);
      sockets.forEach(socket => socket.destroy());
      hole.close();
    });

    it('behind a proxy is reached through it', async () => {
      const proxy = await ConnectProxy.start();
      const client = clientOf({ proxy: `http://me:pass%20word@127.0.0.1:${proxy.port}` });
      assert.equal((await readAll(client, 'select 1')).rows, 1);
      assert.deepEqual(proxy.tunnels, [`127.0.0.1:${server.port}`]);
      assert.deepEqual(proxy.logins, [`Basic ${Buffer.from('me:pass word').toString('base64')}`]);
      client.close();
      proxy.stop();
    });

    it('behind a proxy that is gone is told', async () => {
      const proxy = await ConnectProxy.start();
      const client = clientOf({ proxy: `http://127.0.0.1:${proxy.port}` });
      proxy.stop();
      await checkFailure(client.login(), 'connection.refused', /Check the proxy/);
    });

    it('is found again after the connection has died in silence', async () => {
      const proxy = await ConnectProxy.start();
      const client = clientOf({ proxy: `http://127.0.0.1:${proxy.port}` });
      await readAll(client, 'select 1');
      proxy.forgetTunnels();
      assert.equal((await readAll(client, 'select 2')).rows, 1);
      assert.equal(proxy.tunnels.length, 2);
      client.close();
      proxy.stop();
    });

    it('whose tunnel is cut under a query is told', async () => {
      const proxy = await ConnectProxy.start();
      const client = clientOf({ proxy: `http://127.0.0.1:${proxy.port}` });
      const stream = (await client.query('held 3'))[Symbol.asyncIterator]();
      await stream.next();
      proxy.stop();
      await checkFailure(stream.next(), 'connection.lost', /broke off/);
    });
  });

  describe('over TLS', () => {
    let secure: PyarrowServer;
    before(async () => {
      secure = await PyarrowServer.start('--tls', `${CERTIFICATES}/server.pem`, `${CERTIFICATES}/server.key`);
    });
    after(() => secure.stop());

    it('a certificate of an authority that was given is trusted', async () => {
      const ca = readFileSync(`${CERTIFICATES}/authority.pem`, 'utf8');
      const client = clientOf({ host: 'localhost', tls: { ca } }, secure);
      assert.equal((await readAll(client, 'select 1')).rows, 1);
    });

    it('and through a proxy the name in it is the server’s', async () => {
      const proxy = await ConnectProxy.start();
      const ca = readFileSync(`${CERTIFICATES}/authority.pem`, 'utf8');
      const through = { proxy: `http://127.0.0.1:${proxy.port}`, tls: { ca } };
      const client = clientOf({ host: 'localhost', ...through }, secure);
      assert.equal((await readAll(client, 'select 1')).rows, 1);
      client.close();
      proxy.stop();
    });

    it('any other certificate is not', async () => {
      await checkFailure(clientOf({ tls: {} }, secure).login(), 'connection.untrusted', /not trusted/);
    });

    it('unless the user asks for it', async () => {
      assert.equal((await readAll(clientOf({ tls: { insecure: true } }, secure), 'select 1')).rows, 1);
    });

    it('a client without TLS is told of that', async () => {
      await checkFailure(clientOf({}, secure).login(), 'connection.protocol', /Check port and TLS/);
    });

    it('a server without TLS is told of that', async () => {
      await checkFailure(clientOf({ tls: {} }).login(), 'connection.protocol', /Check port and TLS/);
    });
  });
});
