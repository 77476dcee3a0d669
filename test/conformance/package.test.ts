import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { ListeningServer } from '../support/listeningServer';
import { required } from '../support/required';
import { startSqliteFlightServer } from '../support/sqliteFlightServer';

const run = promisify(execFile);

/** What somebody else would write, who has only the package. */
const USE = `
import { Failure, FlightClient, FlightSqlClient, Secret } from '@lakehouse/flight';

async function main(): Promise<void> {
  const credentials = { kind: 'password', user: 'me', password: new Secret('secret') } as const;
  const client = new FlightClient({ host: '127.0.0.1', port: Number(process.argv[2]), credentials });
  const sql = new FlightSqlClient(client);
  const words: unknown[] = [];
  for await (const batch of await sql.query('SELECT keyName FROM intTable WHERE id < 3 ORDER BY id'))
    words.push(...(batch.getChild('keyName') ?? []));
  const tables = await sql.metadata.tables({ tablePattern: 'intTable' });
  const mistake = await sql.query('SELECT nonsense').catch((error: unknown) => error);
  // @ts-expect-error -- The types are there: this is none of the client's methods.
  void client.nonsense;
  // @ts-expect-error -- Nor is a number SQL.
  void (() => sql.query(1));
  const code: string = mistake instanceof Failure ? mistake.code : 'none';
  console.log(JSON.stringify([words, tables.map(({ table }) => table), code]));
  client.close();
}

void main();
`;

describe('the package, installed by itself into an empty folder', () => {
  let server: ListeningServer;
  let folder: string;

  before(async () => {
    server = await startSqliteFlightServer();
    folder = mkdtempSync(join(tmpdir(), 'lakehouse-flight-package-'));
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await server.stop();
  });

  it('has its types, and reads from a server', async () => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', private: true }));
    writeFileSync(join(folder, 'use.ts'), USE);
    const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'];
    const isWindows = process.platform === 'win32';
    await run('npm', ['install', ...quietly, required('LAKEHOUSE_FLIGHT_PACKAGE')], { cwd: folder, shell: isWindows });
    const compiler = resolve('node_modules/typescript/bin/tsc');
    const types = ['--typeRoots', resolve('node_modules/@types'), '--types', 'node', '--skipLibCheck'];
    const target = ['--module', 'node16', '--target', 'es2022', '--strict'];
    await run(process.execPath, [compiler, ...types, ...target, 'use.ts'], { cwd: folder });
    const { stdout } = await run(process.execPath, ['use.js', String(server.port)], { cwd: folder });
    assert.deepEqual(JSON.parse(stdout), [['one', 'zero'], ['intTable'], 'query.rejected']);
  });
});
