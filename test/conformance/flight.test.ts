import assert from 'node:assert/strict';
import {
  type FlightClient,
  type FlightDescriptor,
  FlightDescriptorType,
  type FlightEndpoint,
  type PollInfo,
  type Timestamp,
} from '@lakehouse/flight';
import { tableFromArrays } from 'apache-arrow';
import { Secret } from '../../packages/base/src/index';
import { command, scenario } from './scenario';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const seconds = (time: Timestamp | undefined): number => Number(time?.seconds ?? 0n) + (time?.nanos ?? 0) / 1e9;

/** The values of a column of everything that a descriptor names. */
async function column(client: FlightClient, descriptor: FlightDescriptor, name: string): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  for await (const batch of await client.execute(descriptor)) values.push(...(batch.getChild(name) ?? []));
  return values;
}

async function readAll(client: FlightClient, endpoint: FlightEndpoint): Promise<number> {
  let rows = 0;
  for await (const batch of await client.doGet(endpoint)) rows += batch.numRows;
  return rows;
}

describe('Flight, as Arrow tests its own implementations', () => {
  scenario('auth:basic_proto', async server => {
    await assert.rejects(server.client().action(''), { code: 'auth.rejected' });
    const login = { kind: 'handshake', user: 'arrow', password: new Secret('flight') } as const;
    const results = await server.client({ credentials: login }).action('');
    assert.deepEqual(results.map(text), ['arrow']);
  });

  scenario('middleware', async server => {
    const heard: unknown[] = [];
    const client = server.client({
      headers: { 'x-middleware': 'expected value' },
      onHeaders: headers => heard.push(...(headers.get('x-middleware') ?? [])),
    });
    await assert.rejects(client.flightInfo(command('')), { code: 'query.rejected' });
    assert.deepEqual(new Set(heard.splice(0)), new Set(['expected value']), 'with a refusal');
    await client.flightInfo(command('success'));
    assert.deepEqual(new Set(heard), new Set(['expected value']), 'with an answer');
  });

  scenario('ordered', async server => {
    const client = server.client();
    const info = await client.flightInfo(command('ordered'));
    assert.deepEqual([info.ordered, info.endpoint.map(({ location }) => location.length)], [true, [0, 0, 0]]);
    const numbers = await column(client, command('ordered'), 'number');
    assert.deepEqual(numbers, [1, 2, 3, 10, 20, 30, 100, 200, 300]);
  });

  scenario('expiration_time:do_get', async server => {
    const client = server.client();
    const info = await client.flightInfo(command('expiration_time'));
    assert.deepEqual(
      info.endpoint.map(({ expirationTime }) => expirationTime !== undefined),
      [false, true, true],
    );
    assert.deepEqual([...(await column(client, command('expiration_time'), 'number'))].sort(), [0, 1, 2]);
  });

  scenario('expiration_time:list_actions', async server => {
    const actions = await server.client().listActions();
    assert.deepEqual(actions.map(({ type }) => type).sort(), ['CancelFlightInfo', 'RenewFlightEndpoint']);
  });

  scenario('expiration_time:cancel_flight_info', async server => {
    const client = server.client();
    const info = await client.flightInfo(command('expiration'));
    assert.equal(await client.cancel(info), 'cancelled');
    for (const endpoint of info.endpoint) await assert.rejects(readAll(client, endpoint), { code: 'query.rejected' });
  });

  scenario('expiration_time:renew_flight_endpoint', async server => {
    const client = server.client();
    const info = await client.flightInfo(command('expiration'));
    const expiring = info.endpoint.filter(({ expirationTime }) => expirationTime !== undefined);
    assert.ok(expiring.length > 0);
    for (const endpoint of expiring) {
      const renewed = await client.renew(endpoint);
      assert.ok(seconds(renewed.expirationTime) > seconds(endpoint.expirationTime));
    }
  });

  scenario('location:reuse_connection', async server => {
    const { endpoint } = await server.client().flightInfo(command('reuse'));
    assert.deepEqual(
      endpoint.map(({ location }) => location.map(({ uri }) => uri)),
      [['arrow-flight-reuse-connection://?']],
    );
  });

  scenario('poll_flight_info', async server => {
    const answers: PollInfo[] = [];
    for await (const answer of server.client().pollFlightInfo(command('heavy query'))) answers.push(answer);
    const [first, second] = answers;
    assert.equal(answers.length, 2);
    assert.ok(first?.flightDescriptor !== undefined && first.expirationTime !== undefined);
    assert.ok((first.progress ?? -1) >= 0 && (first.progress ?? 2) <= 1);
    assert.deepEqual([second?.flightDescriptor, second?.progress, second?.expirationTime], [undefined, 1, undefined]);
  });

  scenario('app_metadata_flight_info_endpoint', async server => {
    const info = await server.client().flightInfo(command('foobar'));
    assert.deepEqual(
      [text(info.appMetadata), ...info.endpoint.map(each => text(each.appMetadata))],
      ['foobar', 'foobar'],
    );
  });

  scenario('session_options', async server => {
    const client = server.client();
    assert.equal((await client.sessionOptions()).size, 0);
    const list = ['a', 'b', 'sea', 'dee', ' ', '  ', 'geee', '(づ｡◕‿‿◕｡)づ'];
    const problems = await client.setSessionOptions({
      foolong: 123n,
      bardouble: 456,
      lol_invalid: "this won't get set",
      key_with_invalid_value: 'lol_invalid',
      big_ol_string_list: list,
    });
    assert.deepEqual(Object.fromEntries(problems), {
      lol_invalid: 'invalidName',
      key_with_invalid_value: 'invalidValue',
    });
    const set = { foolong: 123n, bardouble: 456, big_ol_string_list: list };
    assert.deepEqual(Object.fromEntries(await client.sessionOptions()), set);
    assert.equal((await client.setSessionOptions({ foolong: undefined })).size, 0);
    assert.deepEqual(Object.fromEntries(await client.sessionOptions()), { bardouble: 456, big_ol_string_list: list });
    assert.equal(await client.closeSession(), 'closed');
  });

  scenario(
    '',
    async server => {
      const client = server.client();
      const descriptor = { type: FlightDescriptorType.PATH, cmd: new Uint8Array(0), path: ['some.json'] };
      const table = tableFromArrays({ n: BigInt64Array.of(2n ** 62n, -1n, 0n), word: ['é', '', 'é'] });
      const [batch] = table.batches;
      assert.ok(batch !== undefined);
      const indices = ['0', '1', '2', '3'];
      const batches = indices.map(index => ({ batch, appMetadata: new TextEncoder().encode(index) }));
      const acks: string[] = [];
      for await (const ack of client.doPut({ descriptor, schema: batch.schema, batches })) acks.push(text(ack));
      assert.deepEqual(acks, indices);

      const words: unknown[] = [];
      const told: string[] = [];
      for await (const chunk of (await client.execute(descriptor)).chunks()) {
        if (chunk.batch === undefined) continue;
        told.push(text(chunk.appMetadata));
        words.push(...(chunk.batch.getChild('word') ?? []));
      }
      assert.deepEqual([told, words], [indices, indices.flatMap(() => ['é', '', 'é'])]);
    },
    'DoPut, then DoGet of what was put',
  );
});
