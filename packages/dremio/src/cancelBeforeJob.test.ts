import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure, Secret } from '@lakehouse/base';
import { Dremio } from './dremio';

describe('a statement that is cancelled before Dremio names its job', () => {
  it('leaves no job running', async () => {
    const stop = new AbortController();
    let cancelled: () => void = () => undefined;
    const jobCancelled = new Promise<void>(done => (cancelled = done));
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      if (request.url?.endsWith('/job/j1/cancel') === true) cancelled();
      // The caller gives up while the statement is with Dremio; the answer comes after that.
      else stop.abort();
      setImmediate(() => response.end('{"id":"j1"}'));
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    // A server on a TCP port has an address with a port.
    const { port } = server.address() as AddressInfo;
    const dremio = new Dremio({
      address: { kind: 'software', host: '127.0.0.1', port, useSsl: false },
      login: { kind: 'token', token: new Secret('t') },
    });
    try {
      await assert.rejects(
        dremio.query('select 1', stop.signal),
        (error: unknown) => Failure.from(error).code === 'query.cancelled',
      );
      await jobCancelled;
    } finally {
      dremio.dispose();
      server.closeAllConnections();
      server.close();
    }
  });
});
