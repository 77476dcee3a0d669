import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import type { FlightEndpoint } from '@lakehouse/protocol';
import type { Connection } from '../connections/connection';
import { FlightSource } from './flightSource';
import { RestSource } from './rest/restSource';

const CONNECTION: Connection = {
  id: 'shop.dev',
  name: 'shop.dev',
  address: { kind: 'software', host: 'dremio.lan', port: 9047, useSsl: true },
  flight: { host: 'dremio.lan', port: 32010, tls: true },
  login: { kind: 'password', user: 'ada', secret: undefined },
  verifySsl: true,
  origin: { kind: 'added' },
};
const QUERY = { resultId: 'r', connection: CONNECTION, sql: 'SELECT 1' };

describe('a query that is cancelled while its password is asked for', () => {
  it('is not sent over Flight', async () => {
    const sent: string[] = [];
    const worker: ConstructorParameters<typeof FlightSource>[0] = {
      call: method => {
        sent.push(method);
        return Promise.reject(new Failure('connection.lost', 'no worker here'));
      },
      onProgress: () => ({ dispose: () => undefined }),
    };
    let type: (endpoint: FlightEndpoint) => void = () => undefined;
    const source = new FlightSource(worker, () => new Promise(done => (type = done)));
    const started = source.start(QUERY);
    await source.cancel('r').catch(() => undefined);
    // What the endpoint holds does not matter, for it must not be used.
    type({} as FlightEndpoint);
    await assert.rejects(started, (error: unknown) => Failure.from(error).code === 'query.cancelled');
    assert.deepEqual(sent, ['query/cancel']);
  });

  it('is run with an aborted signal over REST, and ends as cancelled', async () => {
    type Client = Awaited<ReturnType<ConstructorParameters<typeof RestSource>[1]>>;
    let type: (client: Client) => void = () => undefined;
    const worker = {
      call: () => Promise.reject(new Failure('connection.lost', 'no worker here')),
      onLost: () => ({ dispose: () => undefined }),
    };
    const source = new RestSource(worker, () => new Promise(done => (type = done)));
    const ended = new Promise<string>(done =>
      source.onProgress(({ state }) => {
        if (state !== 'running') done(state);
      }),
    );
    const started = source.start(QUERY);
    await source.cancel('r');
    type({
      // eslint-disable-next-line @typescript-eslint/require-await -- A generator is what the client gives.
      run: async function* (_sql, signal) {
        if (signal?.aborted === true) throw new Failure('query.cancelled', 'cancelled');
        yield { total: 0, fields: [], rows: [] };
      },
    });
    await started;
    assert.equal(await ended, 'cancelled');
  });
});
