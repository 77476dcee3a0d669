import assert from 'node:assert/strict';
import { Failure, Secret } from '@lakehouse/base';
import { CommandGetTableTypes, FlightClient, FlightDescriptorType, packAny } from '@lakehouse/flight';
import { cellReader } from '../../../packages/results/src/text/cellReader';
import { SandboxProcess } from '../../support/sandbox';

type Text = string | null;

describe('statements through the Flight door', () => {
  let sandbox: SandboxProcess;
  let client: FlightClient;

  before(async () => {
    sandbox = await SandboxProcess.start();
    const credentials = { kind: 'password', user: 'admin', password: new Secret('password123') } as const;
    client = new FlightClient({ host: '127.0.0.1', port: sandbox.flight, credentials });
  });
  after(async () => {
    client.close();
    await sandbox.stop();
  });

  async function rowsOf(stream: ReturnType<FlightClient['query']>): Promise<readonly (readonly Text[])[]> {
    const rows: Text[][] = [];
    for await (const batch of await stream) {
      const readers = batch.data.children.map(cellReader);
      for (let row = 0; row < batch.numRows; row++) rows.push(readers.map(read => read(row)));
    }
    return rows;
  }

  const run = (sql: string): Promise<readonly (readonly Text[])[]> => rowsOf(client.query(sql));

  async function checkRefused(work: Promise<unknown>, code: string, says: RegExp): Promise<void> {
    await assert.rejects(work, error => {
      assert.ok(error instanceof Failure, String(error));
      assert.deepEqual([error.code, says.test(error.message)], [code, true], `${error.code}: ${error.message}`);
      return true;
    });
  }

  it('create, fill, change and drop a table', async () => {
    await run("CREATE TABLE gold.lab.things AS SELECT 1 AS id, 'one' AS name");
    await run("INSERT INTO gold.lab.things VALUES (2, 'two'), (3, NULL)");
    await run("UPDATE gold.lab.things SET name = '' WHERE id = 1");
    await run('DELETE FROM gold.lab.things WHERE id = 2');
    assert.deepEqual(await run('SELECT id, name FROM gold.lab.things ORDER BY id'), [
      ['1', ''],
      ['3', null],
    ]);
    await run('DROP TABLE gold.lab.things');
    await checkRefused(run('SELECT * FROM gold.lab.things'), 'query.rejected', /things/);
  });

  it('create a view and drop it', async () => {
    await run('CREATE VIEW silver.numbers AS SELECT 7 AS n');
    assert.deepEqual(await run('SELECT n FROM silver.numbers'), [['7']]);
    await run('DROP VIEW silver.numbers');
    await checkRefused(run('SELECT * FROM silver.numbers'), 'query.rejected', /numbers/);
  });

  it('give columns without rows', async () => {
    const stream = await client.query("SELECT 1 AS n, 'x' AS text WHERE 1 = 0");
    assert.deepEqual(
      stream.schema.fields.map(({ name }) => name),
      ['n', 'text'],
    );
    assert.deepEqual(await rowsOf(Promise.resolve(stream)), []);
  });

  it('give texts far beyond four megabytes', async () => {
    const [[long = null] = []] = await run("SELECT repeat('0123456789abcdeé', 600000)");
    assert.equal(long, '0123456789abcdeé'.repeat(600_000));
  });

  it('may be megabytes long themselves', async () => {
    const text = 'x'.repeat(5_000_000);
    assert.deepEqual(await run(`SELECT length('${text}')`), [[String(text.length)]]);
  });

  it('say what is wrong with them, as often as they are sent', async () => {
    for (let i = 0; i < 3; i++) {
      await checkRefused(run('SELEC 1'), 'query.rejected', /SELEC/i);
      await checkRefused(run('SELECT 1 / '), 'query.rejected', /./);
    }
    assert.deepEqual(await run('SELECT 1'), [['1']]);
  });

  it('are told apart from commands that nobody knows', async () => {
    const known = packAny(CommandGetTableTypes, {});
    const name = new TextEncoder().encode('CommandGetTableTypes');
    const at = Buffer.from(known).indexOf(name);
    const unknown = new Uint8Array(known);
    unknown.set(new TextEncoder().encode('CommandGetTableTypos'), at);
    const execute = (cmd: Uint8Array): ReturnType<FlightClient['query']> =>
      client.execute({ type: FlightDescriptorType.CMD, cmd, path: [] });
    assert.ok((await rowsOf(execute(known))).length > 0);
    await checkRefused(rowsOf(execute(unknown)), 'query.unsupported', /CommandGetTableTypos|not/i);
  });
});
