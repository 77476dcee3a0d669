import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type FlightChunk,
  type FlightClient,
  FlightDescriptorType,
  type FlightStream,
  type Ticket,
} from '@lakehouse/flight';
import { type RecordBatch, Schema, tableFromArrays } from 'apache-arrow';
import { withHttpAnswer } from '../support/withHttpAnswer';
import { feature } from './feature';
import { plan, type PlannedEndpoint, PyarrowScenarios } from './pyarrow';

const bytes = (of: string): Uint8Array => new TextEncoder().encode(of);
const text = (of: Uint8Array): string => new TextDecoder().decode(of);
const ticket = (name: string): Ticket => ({ ticket: bytes(name) });
const path = (name: string) => ({ type: FlightDescriptorType.PATH, cmd: new Uint8Array(0), path: [name] }) as const;

async function valuesOf(stream: Promise<FlightStream>, column: string): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  for await (const batch of await stream) values.push(...columnOf(batch, column));
  return values;
}

function columnOf(batch: RecordBatch | undefined, column: string): readonly unknown[] {
  return [...((batch?.getChild(column) as Iterable<unknown> | null) ?? [])];
}

async function batchesOf(stream: FlightStream): Promise<readonly RecordBatch[]> {
  const batches: RecordBatch[] = [];
  for await (const batch of stream) batches.push(batch);
  return batches;
}

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('Flight of pyarrow, for what the integration server does not ask', () => {
  let server: PyarrowScenarios;
  let other: PyarrowScenarios;

  before(async () => {
    [server, other] = await Promise.all([PyarrowScenarios.start(), PyarrowScenarios.start()]);
  });
  after(() => Promise.all([server.stop(), other.stop()]));

  function check(name: string, work: () => Promise<void>): void {
    feature({ table: 'beyond them', server: 'pyarrow (C++)' }, name, async () => {
      await work();
      return undefined;
    });
  }

  /** The columns that are not what the server sent after they went to us and back. */
  async function roundTrip(name: string): Promise<unknown> {
    return server.use(async client => {
      const stream = await client.doGet(ticket(name));
      const batches = await batchesOf(stream);
      await all(client.doPut({ descriptor: path(`kept-${name}`), schema: stream.schema, batches }));
      const [answer] = await client.action('differences', bytes(`kept-${name}`));
      return JSON.parse(text(answer ?? bytes('null'))) as unknown;
    });
  }

  check('DoGet and DoPut of integration data', async () => {
    assert.deepEqual(await roundTrip('integration'), []);
  });
  check('bodies compressed with LZ4', async () => {
    assert.deepEqual(await roundTrip('lz4'), []);
  });
  check('bodies compressed with ZSTD', async () => {
    assert.deepEqual(await roundTrip('zstd'), []);
  });

  const GROWN = ['a', 'b', 'a', 'b', 'c', 'a', 'a', 'b', 'c', 'd', 'd'];
  check('dictionary deltas', async () => {
    assert.deepEqual(await server.use(client => valuesOf(client.doGet(ticket('delta')), 'word')), GROWN);
  });
  check('dictionary deltas, compressed', async () => {
    assert.deepEqual(await server.use(client => valuesOf(client.doGet(ticket('delta-lz4')), 'word')), GROWN);
  });
  check('dictionaries that are replaced', async () => {
    const words = await server.use(client => valuesOf(client.doGet(ticket('replaced')), 'word'));
    assert.deepEqual(words, ['a', 'b', 'z', 'y', 'z', 'a']);
  });
  check('batches that were read stay when their dictionary is replaced', async () => {
    const batches = await server.use(async client => batchesOf(await client.doGet(ticket('replaced'))));
    const words = batches.flatMap(batch => columnOf(batch, 'word'));
    assert.deepEqual(words, ['a', 'b', 'z', 'y', 'z', 'a']);
  });
  check('bodies at every alignment, with metadata', async () => {
    const chunks = await server.use(async client => all((await client.doGet(ticket('shifted'))).chunks()));
    const rows = chunks.filter(({ batch }) => batch !== undefined);
    const seen = rows.map(({ batch, appMetadata }) => [text(appMetadata).length, ...columnOf(batch, 'n').map(Number)]);
    assert.deepEqual(
      seen,
      Array.from({ length: 17 }, (_, i) => [i, i, i === 0 ? 0 : -i]),
    );
  });
  check('a result without rows', async () => {
    const stream = await server.use(async client => {
      const opened = await client.doGet(ticket('empty'));
      assert.equal(
        (await batchesOf(opened)).reduce((sum, { numRows }) => sum + numRows, 0),
        0,
      );
      return opened;
    });
    assert.equal(stream.schema.fields.length, 32);
  });

  check('DoPut acknowledged batch by batch', async () => {
    const [batch] = tableFromArrays({ n: Int32Array.of(1, 2) }).batches;
    assert.ok(batch !== undefined);
    const batches = [0, 1, 2].map(i => ({ batch, appMetadata: bytes(String(i)) }));
    const acks = await server.use(client =>
      all(client.doPut({ descriptor: path('acked'), schema: batch.schema, batches })),
    );
    assert.deepEqual(acks.map(text), ['0', '1', '2']);
    assert.deepEqual(await server.use(client => valuesOf(client.doGet(ticket('acked')), 'n')), [1, 2, 1, 2, 1, 2]);
  });
  check('DoExchange that echoes', async () => {
    const batches = [0, 1, 2, 3].map(i => {
      const [batch] = tableFromArrays({ x: Int32Array.from({ length: 10 }, (_, k) => 10 * i + k) }).batches;
      assert.ok(batch !== undefined);
      return { batch, appMetadata: i % 2 === 0 ? bytes(String(i)) : undefined };
    });
    const upload = { descriptor: path('echo'), schema: batches[0]?.batch.schema ?? new Schema([]), batches };
    const chunks = await server.use(client => all(client.doExchange(upload)));
    const seen = chunks.filter((chunk): chunk is FlightChunk & { batch: RecordBatch } => chunk.batch !== undefined);
    assert.deepEqual(
      seen.map(({ batch, appMetadata }) => [columnOf(batch, 'x')[0], text(appMetadata)]),
      [
        [0, '0'],
        [10, ''],
        [20, '2'],
        [30, ''],
      ],
    );
  });

  const parts = ['numbers 0 3', 'numbers 3 3', 'numbers 6 3', 'numbers 9 3', 'numbers 12 3', 'numbers 15 3'];
  const fromOne = Array.from({ length: 18 }, (_, i) => BigInt(i));
  const numbers = (client: FlightClient, endpoints: readonly PlannedEndpoint[], ordered = false) =>
    valuesOf(client.execute(plan(endpoints, ordered)), 'n');

  check('several endpoints at a time, in order', async () => {
    const endpoints = parts.map(part => ({ ticket: part }));
    assert.deepEqual(await server.use(client => numbers(client, endpoints, true)), fromOne);
  });
  check('several endpoints at a time, as they come', async () => {
    const endpoints = parts.map(part => ({ ticket: part }));
    const found = await server.use(client => numbers(client, endpoints));
    assert.deepEqual(
      [...found].map(Number).sort((a, b) => a - b),
      fromOne.map(Number),
    );
  });
  check('metadata of plan, endpoint and batch', async () => {
    const stream = await server.use(client => client.execute(plan([{ ticket: 'numbers 0 1' }])));
    assert.equal(text(stream.info?.appMetadata ?? bytes('')), 'of plan');
    assert.deepEqual(
      stream.info?.endpoint.map(({ appMetadata }) => text(appMetadata)),
      ['of numbers 0 1'],
    );
  });
  check('another server only with consent', async () => {
    const endpoints = [{ ticket: 'numbers 5 1', locations: [other.location] }];
    const before = await other.counts();
    await server.use(client => numbers(client, endpoints));
    await server.use(client => numbers(client, endpoints), { mayContact: () => Promise.resolve(false) });
    assert.deepEqual(await other.counts(), before, 'it was not asked');
    const asked: string[] = [];
    const mayContact = (location: string): Promise<boolean> => Promise.resolve(asked.push(location) > 0);
    const twice = async (client: FlightClient): Promise<unknown> => [
      await numbers(client, endpoints),
      await numbers(client, endpoints),
    ];
    assert.deepEqual(await server.use(twice, { mayContact }), [[5n], [5n]]);
    assert.deepEqual([asked, (await other.counts())['numbers 5 1']], [[other.location], 2]);
  });
  check('the next of an endpoint’s places when one is not there', async () => {
    const gone = await PyarrowScenarios.start();
    await gone.stop();
    const endpoints = [{ ticket: 'numbers 7 1', locations: [gone.location, other.location] }];
    const found = await server.use(client => numbers(client, endpoints), { mayContact: () => Promise.resolve(true) });
    assert.deepEqual(found, [7n]);
  });
  check('a server on a Unix socket', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'flight-'));
    const near = await PyarrowScenarios.at(`grpc+unix://${join(folder, 'socket')}`);
    try {
      const endpoints = [{ ticket: 'numbers 8 2', locations: [near.location] }];
      const found = await server.use(client => numbers(client, endpoints), { mayContact: () => Promise.resolve(true) });
      assert.deepEqual(found, [8n, 9n]);
      const direct = await server.use(client => valuesOf(client.doGet(ticket('numbers 3 1')), 'n'), {
        socketPath: join(folder, 'socket'),
      });
      assert.deepEqual(direct, [3n]);
    } finally {
      await near.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
  for (const [format, codec] of [
    ['stream', null],
    ['stream', 'lz4'],
    ['file', null],
    ['file', 'zstd'],
  ] as const)
    check(`a ${format} of Arrow (${codec ?? 'plain'}) at an HTTP server`, async () => {
      const [file] = await server.use(client => client.action('file', bytes(JSON.stringify([format, codec]))));
      await withHttpAnswer({ body: file ?? bytes('') }, async url => {
        const read = (client: FlightClient): Promise<unknown> =>
          valuesOf(client.execute(plan([{ ticket: 'none', locations: [url] }])), 'text');
        const found = await server.use(read, { mayContact: () => Promise.resolve(true) });
        assert.deepEqual(found, await server.use(client => valuesOf(client.doGet(ticket('integration')), 'text')));
      });
    });
  check('a ticket is sent anew only while it is valid', async () => {
    const again = [{ ticket: 'fails-once 1 1', expires: true }];
    assert.deepEqual(await server.use(client => numbers(client, again)), [1n]);
    await assert.rejects(
      server.use(client => numbers(client, [{ ticket: 'fails-once 2 1' }])),
      { code: 'connection.lost' },
    );
    assert.equal((await server.counts())['fails-once 2 1'], 1);
  });
});
