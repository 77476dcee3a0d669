import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { credentials, makeClientConstructor, Metadata, type ClientReadableStream } from '@grpc/grpc-js';
import { Logger, Secret } from '@lakehouse/base';
import { flightService, packAny, TicketStatementQuery } from '@lakehouse/flight';
import type { Door } from '../../../sandbox/src/door';
import { startFlightDoor } from '../../../sandbox/src/flight/startFlightDoor';
import { Logins } from '../../../sandbox/src/logins';
import { DuckDBQueries } from '../../support/duckdbQueries';
import { required } from '../../support/required';
import { runPython } from '../../support/runPython';

const CLIENT = 'test/integration/sandboxFlight/pyarrowClient.py';

/** Far more than any buffer on the way holds. */
const ENDLESS = "select i, repeat('x', 1000) as filler from range(100000000) r(i)";

describe('streams of the Flight door', () => {
  let queries: DuckDBQueries;
  let door: Door;
  let login: string;

  beforeEach(async () => {
    queries = await DuckDBQueries.start();
    const logins = new Logins('admin', new Secret('password123'));
    login = `Bearer ${logins.login('admin', 'password123') ?? ''}`;
    door = await startFlightDoor({ lake: queries, logins, port: 0, log: new Logger(() => undefined) });
  });
  afterEach(async () => {
    await door.close();
    queries.stop();
  });

  /** Opens DoGet of a statement, without reading anything. */
  function open(sql: string): { readonly stream: ClientReadableStream<unknown>; readonly close: () => void } {
    const Client = makeClientConstructor(flightService, 'Flight');
    const client = new Client(`127.0.0.1:${door.port}`, credentials.createInsecure());
    const metadata = new Metadata();
    metadata.set('authorization', login);
    const { path, requestSerialize, responseDeserialize } = flightService.DoGet;
    const ticket = packAny(TicketStatementQuery, { statementHandle: new TextEncoder().encode(sql) });
    const stream = client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, { ticket }, metadata);
    stream.on('error', () => undefined); // A cancelled call ends with one.
    return { stream, close: () => client.close() };
  }

  function firstMessage(stream: ClientReadableStream<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      stream.once('data', resolve);
      stream.once('error', reject);
    });
  }

  it('do not run ahead of a reader that has stopped', async () => {
    const { stream, close } = open(ENDLESS);
    await firstMessage(stream);
    stream.pause();
    // The door stands still when a round of waiting brings nothing more.
    for (let before = -1; before !== queries.pulled; await new Promise(done => setTimeout(done, 300)))
      before = queries.pulled;
    assert.ok(queries.pulled < 50, `${queries.pulled} chunks were fetched for nobody`);
    stream.cancel();
    await queries.idle();
    close();
  });

  it('end their query when the reader goes away', async () => {
    const { stream, close } = open(ENDLESS);
    await firstMessage(stream);
    assert.equal(queries.open, 1);
    stream.cancel();
    await queries.idle();
    close();
  });

  it('end their query when the reader is killed', async () => {
    const reader = spawn(join(required('LAKEHOUSE_PEERS_BIN'), 'python'), [
      CLIENT,
      String(door.port),
      'linger',
      ENDLESS,
    ]);
    await once(reader.stdout, 'data');
    assert.equal(queries.open, 1);
    reader.kill('SIGKILL');
    await queries.idle();
  });

  it('give pyarrow a million rows in batches', async () => {
    const sql = 'select i from range(1000000) r(i)';
    const answer = await runPython<{ rows: number; batches: number; sum: string }>(CLIENT, [
      `${door.port}`,
      'count',
      sql,
    ]);
    assert.deepEqual([answer.rows, answer.sum], [1_000_000, '499999500000']);
    assert.ok(answer.batches > 10, String(answer.batches));
  });
});
