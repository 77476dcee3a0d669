import assert from 'node:assert/strict';
import { FlightClient, FlightSqlClient } from '@lakehouse/flight';
import { Failure, Secret } from '../../../packages/base/src/index';
import { ArrangedResult, type Cell, ResultStore } from '../../../packages/results/src/index';
import { SandboxProcess } from '../../support/sandbox';

describe('the sandbox, read by our client', () => {
  let sandbox: SandboxProcess;
  let client: FlightClient;

  before(async () => {
    sandbox = await SandboxProcess.start();
    client = clientOf('password123');
  });
  after(async () => {
    client.close();
    await sandbox.stop();
  });

  function clientOf(password: string): FlightClient {
    return new FlightClient({
      host: '127.0.0.1',
      port: sandbox.flight,
      credentials: { kind: 'password', user: 'admin', password: new Secret(password) },
    });
  }

  async function read(sql: string): Promise<ResultStore> {
    const stream = await client.query(sql);
    const store = new ResultStore(stream.schema);
    for await (const batch of stream) await store.append(batch);
    return store;
  }

  async function checkRow(
    sql: string,
    expected: Readonly<Record<string, readonly [type: string, cell: Cell]>>,
  ): Promise<void> {
    const store = await read(sql);
    const { rows } = new ArrangedResult(store).window({
      rowStart: 0,
      rowCount: 1,
      columnStart: 0,
      columnCount: store.columns.length,
    });
    const found = store.columns.map(({ name, type }, i) => [name, [type, rows[0]?.[i]]]);
    assert.deepEqual(Object.fromEntries(found), expected);
  }

  it('gives every digit of numbers and moments', () =>
    checkRow(
      `SELECT CAST(9223372036854775807 AS BIGINT) AS big, CAST('1234567890123456789012345678.0123456789' AS DECIMAL(38, 10)) AS exact,
              CAST('2026-11-24 08:30:00.123' AS TIMESTAMP) AS moment, CAST('2026-11-24' AS DATE) AS day, '' AS blank, CAST(NULL AS VARCHAR) AS nothing`,
      {
        big: ['BIGINT', '9223372036854775807'],
        exact: ['DECIMAL(38, 10)', '1234567890123456789012345678.0123456789'],
        moment: ['TIMESTAMP', '2026-11-24 08:30:00.123'],
        day: ['DATE', '2026-11-24'],
        blank: ['VARCHAR', ''],
        nothing: ['VARCHAR', null],
      },
    ));

  it('gives a million rows', async () => {
    const digits = '(VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))';
    const from = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => `${digits} AS ${name}(n)`).join(' CROSS JOIN ');
    const store = await read(
      `SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n AS n FROM ${from} ORDER BY n`,
    );
    assert.equal(store.rows, 1_000_000);
    const last = new ArrangedResult(store).window({ rowStart: 999_999, rowCount: 1, columnStart: 0, columnCount: 1 });
    assert.deepEqual(last.rows, [['999999']]);
  });

  it('refuses a wrong password', async () => {
    const other = clientOf('wrong');
    await assert.rejects(other.login(), { code: 'auth.rejected' });
    other.close();
  });

  it('says what is wrong with a statement, and answers the next', async () => {
    await assert.rejects(read('SELECT nonsense FROM nowhere'), error => {
      assert.ok(error instanceof Failure);
      assert.equal(error.code, 'query.rejected');
      assert.match(error.message, /nowhere/);
      return true;
    });
    assert.equal((await read('SELECT 1')).rows, 1);
  });

  it('may be left in the middle of its rows', async () => {
    const digits = '(VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))';
    const from = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(name => `${digits} AS ${name}(n)`).join(' CROSS JOIN ');
    for await (const batch of await client.query(`SELECT a.n FROM ${from}`)) {
      assert.ok(batch.numRows > 0);
      break;
    }
    assert.equal((await read('SELECT 2')).rows, 1);
  });

  it('changes rows by statements that are run as queries, as Dremio wants it', async () => {
    const sql = new FlightSqlClient(client);
    assert.equal(await sql.update('CREATE TABLE gold.flight_update AS SELECT 1 AS n'), 1n);
    assert.equal(await sql.update('INSERT INTO gold.flight_update VALUES (2), (3)'), 2n);
    assert.equal(await sql.update('DELETE FROM gold.flight_update WHERE n > 1'), 2n);
    assert.equal(await sql.update('DROP TABLE gold.flight_update'), undefined);
  });

  it('prepares statements, and tells its tables', async () => {
    const sql = new FlightSqlClient(client);
    const values = await sql.withPrepared('SELECT 7 AS n', async statement => {
      const found: unknown[] = [];
      for await (const batch of await statement.query()) found.push(...(batch.getChild('n') ?? []));
      return found;
    });
    assert.deepEqual(values.map(Number), [7]);
    const tables = await sql.metadata.tables({ tablePattern: 'COLUMNS', withColumns: true });
    assert.ok(
      tables.some(({ schema }) => schema?.names.includes('COLUMN_NAME')),
      JSON.stringify(tables),
    );
  });
});
