import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { FlightClient, FlightClientOptions } from '@lakehouse/flight';
import { Failure, type FailureCode, Secret } from '../../../packages/base/src/index';
import { ConnectProxy } from '../../support/connectProxy';
import { PyarrowServer } from '../../support/pyarrowServer';

const CERTIFICATES = 'test/support/certificates';
const cert = readFileSync(`${CERTIFICATES}/server.pem`, 'utf8');
const key = readFileSync(`${CERTIFICATES}/server.key`, 'utf8');
const ca = readFileSync(`${CERTIFICATES}/authority.pem`, 'utf8');

/** The key as a PEM text that nobody reads without “open sesame”. */
function encrypted(plain: string): string {
  const cipher = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' } as const;
  return createPrivateKey(plain).export(cipher).toString();
}

/** What of the network this process still holds open. */
function openSockets(): number {
  return process.getActiveResourcesInfo().filter(name => /TCPSocket|TLSWrap|TCPConnect/.test(name)).length;
}

async function checkFailure(work: Promise<unknown>, code: FailureCode, says: RegExp): Promise<void> {
  await assert.rejects(work, error => {
    assert.ok(error instanceof Failure, String(error));
    assert.deepEqual([error.code, says.test(error.message)], [code, true], `${error.code}: ${error.message}`);
    return true;
  });
}

async function rowsOf(client: FlightClient, sql: string): Promise<number> {
  let rows = 0;
  for await (const batch of await client.query(sql)) rows += batch.numRows;
  return rows;
}

describe('when something is wrong with the connection', () => {
  let server: PyarrowServer;
  const clients: FlightClient[] = [];
  const listeners = new Map<Server, Set<Socket>>();
  let socketsBefore: number;

  before(async () => {
    server = await PyarrowServer.start();
  });
  after(() => server.stop());
  beforeEach(() => (socketsBefore = openSockets()));
  afterEach(async () => {
    clients.splice(0).forEach(client => client.close());
    for (const [listener, sockets] of listeners) {
      sockets.forEach(socket => socket.destroy());
      await new Promise(done => listener.close(done));
    }
    listeners.clear();
    // Sockets go a moment after they were told to.
    while (openSockets() > socketsBefore) await new Promise(done => setTimeout(done, 10));
  });

  function clientOf(options: Partial<FlightClientOptions> = {}, of = server): FlightClient {
    const client = of.client(options);
    clients.push(client);
    return client;
  }

  /** The port of a listener of this test. */
  async function listen(listener: Server): Promise<number> {
    const sockets = new Set<Socket>();
    listeners.set(listener, sockets);
    listener.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
    });
    listener.on('tlsClientError', () => undefined);
    await new Promise<void>(done => listener.listen(0, '127.0.0.1', done));
    return (listener.address() as AddressInfo).port; // A TCP server that listens has an address object.
  }

  describe('a server that is none of Flight', () => {
    const noFlight = /does not answer as an Arrow Flight service .*Check port and TLS/;

    it('but speaks HTTP/1 is told', async () => {
      const port = await listen(createHttpServer((_, response) => response.end('hello')));
      await checkFailure(clientOf({ port }).query('select 1'), 'connection.protocol', noFlight);
    });

    it('but says something else is told', async () => {
      const port = await listen(createTcpServer(socket => socket.write('220 mail.example ESMTP ready\r\n')));
      await checkFailure(clientOf({ port }).query('select 1'), 'connection.protocol', noFlight);
    });

    it('but hangs up is told', async () => {
      const port = await listen(createTcpServer(socket => socket.end()));
      await checkFailure(clientOf({ port }).query('select 1'), 'connection.protocol', noFlight);
    });

    it('but speaks HTTP/1 over TLS is told', async () => {
      const port = await listen(createHttpsServer({ cert, key }, (_, response) => response.end('hello')));
      const client = clientOf({ host: 'localhost', port, tls: { ca } });
      await checkFailure(client.query('select 1'), 'connection.protocol', noFlight);
    });

    it('but waits for TLS is told', async () => {
      const port = await listen(createTlsServer({ cert, key }));
      await checkFailure(clientOf({ port }).query('select 1'), 'connection.protocol', noFlight);
    });

    it('but speaks no TLS is told', async () => {
      const client = clientOf({ host: 'localhost', tls: { ca } });
      await checkFailure(client.query('select 1'), 'connection.protocol', noFlight);
    });

    it('but never says a word is given up', async () => {
      const port = await listen(createTcpServer());
      await checkFailure(clientOf({ port, loginMs: 100 }).login(), 'connection.timedOut', /did not answer in time/);
    });
  });

  describe('a certificate', () => {
    let secure: PyarrowServer;
    before(async () => {
      secure = await PyarrowServer.start('--tls', `${CERTIFICATES}/server.pem`, `${CERTIFICATES}/server.key`);
    });
    after(() => secure.stop());

    it('of an authority that nobody knows is told', async () => {
      const client = clientOf({ host: 'localhost', tls: {} }, secure);
      await checkFailure(client.query('select 1'), 'connection.untrusted', /certificate of localhost.*is not trusted/);
    });

    it('of this side’s that is none is told', async () => {
      const client = clientOf({ host: 'localhost', tls: { ca, cert: 'none', key } }, secure);
      await checkFailure(client.query('select 1'), 'connection.untrusted', /is not trusted/);
    });

    it('of any kind is taken when the user asked for that', async () => {
      const client = clientOf({ host: 'localhost', tls: { insecure: true } }, secure);
      assert.equal(await rowsOf(client, 'select 1'), 1);
    });

    it('that a server wants and does not get is told', async () => {
      const port = await listen(createTlsServer({ cert, key, ca, requestCert: true, ALPNProtocols: ['h2'] }));
      const client = clientOf({ host: 'localhost', port, tls: { ca } });
      await checkFailure(client.query('select 1'), 'connection.untrusted', /is not trusted/);
    });

    it('is shown to a server that wants one, its key encrypted or not', async () => {
      const seen: unknown[] = [];
      const wanting = createTlsServer({
        cert,
        key,
        ca,
        requestCert: true,
        rejectUnauthorized: false,
        ALPNProtocols: ['h2'],
      });
      const port = await listen(wanting);
      wanting.on('secureConnection', socket => {
        seen.push(
          socket.getPeerCertificate().subject.CN,
          socket.alpnProtocol,
          'servername' in socket && socket.servername,
        );
        socket.destroy();
      });
      for (const own of [{ key }, { key: encrypted(key), passphrase: new Secret('open sesame') }]) {
        const client = clientOf({ host: 'localhost', port, tls: { ca, cert, ...own } });
        await assert.rejects(client.query('select 1'));
        assert.deepEqual(seen.splice(0).slice(0, 3), ['localhost', 'h2', 'localhost']);
      }
    });

    it('of this side’s whose key cannot be opened is told', async () => {
      for (const passphrase of [undefined, new Secret('open barley')]) {
        const client = clientOf({ host: 'localhost', tls: { ca, cert, key: encrypted(key), passphrase } }, secure);
        await checkFailure(client.query('select 1'), 'connection.untrusted', /key of your certificate.*passphrase/);
      }
    });
  });

  describe('a proxy', () => {
    for (const answer of ['407 Proxy Authentication Required', '502 Bad Gateway', '200 without an end'])
      it(`that answers ${answer} is told`, async () => {
        const said = answer.startsWith('200') ? 'HTTP/1.1 2' : `HTTP/1.1 ${answer}\r\ncontent-length: 0\r\n\r\n`;
        const port = await listen(createTcpServer(socket => socket.end(said)));
        const client = clientOf({ proxy: `http://127.0.0.1:${port}` });
        await checkFailure(client.query('select 1'), 'connection.refused', /Check the proxy setting/);
      });

    it('that never answers is given up', async () => {
      const proxy = `http://127.0.0.1:${await listen(createTcpServer())}`;
      await checkFailure(clientOf({ proxy, loginMs: 100 }).login(), 'connection.timedOut', /did not answer in time/);
    });

    it('over TLS is spoken to over TLS', async () => {
      const asked: unknown[] = [];
      const listener = createHttpsServer({ cert, key });
      listener.on('connect', ({ url, headers }: { url: string; headers: Record<string, string> }, socket: Socket) => {
        asked.push(url, headers['proxy-authorization']);
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      });
      const port = await listen(listener);
      const client = clientOf({
        host: 'dremio.example',
        port: 32010,
        tls: { ca },
        proxy: `https://me:word@localhost:${port}`,
      });
      await checkFailure(client.query('select 1'), 'connection.refused', /Check the proxy setting/);
      assert.deepEqual(asked.slice(0, 2), ['dremio.example:32010', `Basic ${btoa('me:word')}`]);
    });

    it('is not asked for a host that needs none', async () => {
      const client = clientOf({ proxy: 'http://127.0.0.1:1', noProxy: ['127.0.0.1'] });
      assert.equal(await rowsOf(client, 'select 1'), 1);
    });
  });

  describe('a connection that ends under a query', () => {
    it('because the server dies is told, and rows that came are kept', async () => {
      const mortal = await PyarrowServer.start();
      const client = clientOf({}, mortal);
      const stream = (await client.query('held 3'))[Symbol.asyncIterator]();
      assert.equal((await stream.next()).done, false);
      mortal.kill();
      await checkFailure(stream.next(), 'connection.lost', /broke off.*run the query again/);
      await checkFailure(client.query('select 1'), 'connection.refused', /Nothing answers/);
      await mortal.stop();
    });

    it('because it was cut is told, and the next query opens another', async () => {
      const proxy = await ConnectProxy.start();
      const client = clientOf({ proxy: `http://127.0.0.1:${proxy.port}` });
      const stream = (await client.query('held 3'))[Symbol.asyncIterator]();
      await stream.next();
      proxy.cutTunnels();
      await checkFailure(stream.next(), 'connection.lost', /broke off/);
      assert.equal(await rowsOf(client, 'select 1'), 1);
      assert.equal(proxy.tunnels.length, 2);
      client.close();
      proxy.stop();
    });

    it('because the client was closed ends it', async () => {
      const client = clientOf();
      const stream = (await client.query('held 3'))[Symbol.asyncIterator]();
      await stream.next();
      const next = stream.next();
      client.close();
      await checkFailure(next, 'query.cancelled', /cancelled/);
    });
  });
});
