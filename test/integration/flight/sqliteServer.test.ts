import assert from 'node:assert/strict';
import {
  CommandGetSqlInfo,
  CommandGetTables,
  FlightClient,
  type FlightClientOptions,
  FlightDescriptorType,
  type Init,
  type Message,
  packAny,
} from '@lakehouse/flight';
import { Failure, Secret } from '../../../packages/base/src/index';
import { ArrangedResult, type Cell, ResultStore } from '../../../packages/results/src/index';
import type { ListeningServer } from '../../support/listeningServer';
import { startSqliteFlightServer } from '../../support/sqliteFlightServer';

const isBuilt = process.env['LAKEHOUSE_SQLITE_FLIGHT'] !== undefined;
const suite = isBuilt ? describe : describe.skip;

suite('the SQLite Flight SQL server in Go (needs Go 1.25 from https://go.dev/dl), read by our client', () => {
  let server: ListeningServer;
  let client: FlightClient;

  before(async () => {
    server = await startSqliteFlightServer();
  });
  after(() => server.stop());
  beforeEach(() => (client = clientOf()));
  afterEach(() => client.close());

  function clientOf(options: Partial<FlightClientOptions> = {}): FlightClient {
    return new FlightClient({ host: '127.0.0.1', port: server.port, credentials: { kind: 'none' }, ...options });
  }

  async function rowsOf(stream: ReturnType<FlightClient['query']>): Promise<readonly (readonly Cell[])[]> {
    const opened = await stream;
    const store = new ResultStore(opened.schema);
    for await (const batch of opened) await store.append(batch);
    return new ArrangedResult(store).window({
      rowStart: 0,
      rowCount: store.rows,
      columnStart: 0,
      columnCount: store.columns.length,
    }).rows;
  }

  function execute<T>(codec: Message<T>, value: Init<T>): ReturnType<FlightClient['query']> {
    return client.execute({ type: FlightDescriptorType.CMD, cmd: packAny(codec, value), path: [] });
  }

  it('is found to want Flight SQL’s commands, and gives rows', async () => {
    const rows = await rowsOf(client.query('SELECT id, keyName, value FROM intTable ORDER BY id'));
    assert.deepEqual(rows, [
      ['1', 'one', '1'],
      ['2', 'zero', '0'],
      ['3', 'negative one', '-1'],
      ['4', null, null],
    ]);
  });

  it('says that it tells no columns without running the statement', async () => {
    await assert.rejects(client.schemaOf('SELECT id FROM intTable'), { code: 'query.unsupported' });
  });

  it('lists its tables', async () => {
    const rows = await rowsOf(execute(CommandGetTables, { tableTypes: ['table'] }));
    assert.deepEqual(rows.map(row => row[2]).sort(), ['foreignTable', 'intTable', 'sqlite_sequence']);
  });

  it('tells about itself in values of many types', async () => {
    const rows = await rowsOf(execute(CommandGetSqlInfo, { info: [0, 3] }));
    assert.deepEqual(rows, [
      ['0', 'db_name'],
      ['3', 'false'],
    ]);
  });

  it('says what is wrong with a statement', async () => {
    await assert.rejects(rowsOf(client.query('SELECT nonsense FROM intTable')), error => {
      assert.ok(error instanceof Failure);
      assert.deepEqual(
        [error.code, error.message],
        ['query.rejected', 'SQL logic error: no such column: nonsense (1)'],
      );
      return true;
    });
  });

  it('takes a client that has a password although it asks for none', async () => {
    const other = clientOf({ credentials: { kind: 'password', user: 'me', password: new Secret('x') } });
    assert.deepEqual(await rowsOf(other.query('SELECT 1 AS one')), [['1']]);
    other.close();
  });

  it('reads a table that was made over the same connection', async () => {
    await rowsOf(client.query('CREATE TABLE made (n INTEGER, text TEXT)'));
    await rowsOf(client.query("INSERT INTO made VALUES (9223372036854775807, ''), (NULL, NULL)"));
    assert.deepEqual(await rowsOf(client.query('SELECT * FROM made')), [
      ['9223372036854775807', ''],
      [null, null],
    ]);
  });
});
