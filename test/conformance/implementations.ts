import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/freePort';
import { ListeningServer } from '../support/listeningServer';
import { required } from '../support/required';
import { startSqliteFlightServer } from '../support/sqliteFlightServer';

/** A Flight SQL server that somebody else wrote, running. */
export interface Implementation {
  readonly port: number;
  stop(): Promise<void>;
}

/** Arrow's example in Go over SQLite: tables `intTable` and `foreignTable`. */
export function startSqlite(): Promise<Implementation> {
  return startSqliteFlightServer();
}

/** Arrow's example in Java over Derby: tables `INTTABLE` and `FOREIGNTABLE` in the schema `APP`. */
export function startDerby(): Promise<Implementation> {
  const args = ['--add-opens=java.base/java.nio=ALL-UNNAMED', '-Xmx256m', '-cp', required('LAKEHOUSE_DERBY_CLASSPATH')];
  return inFolder(folder => ListeningServer.start('java', [...args, 'DerbyFlight'], folder));
}

/** roapi in Rust over DataFusion: one table `towns` of a CSV file. */
export function startRoapi(): Promise<Implementation> {
  return inFolder(async folder => {
    writeFileSync(join(folder, 'towns.csv'), 'name,people\nUlm,126000\nHof,46000\n');
    const [http, postgres, flight] = [await freePort(), await freePort(), await freePort()];
    const at = (port: number): string => `127.0.0.1:${port}`;
    const addresses = ['--addr-http', at(http), '--addr-postgres', at(postgres), '--addr-flight-sql', at(flight)];
    return ListeningServer.at(
      flight,
      join(required('LAKEHOUSE_ROAPI_BIN'), 'roapi'),
      [...addresses, '-t', 'towns.csv'],
      folder,
    );
  });
}

/** Some servers write beside themselves: they get a folder that goes with them. */
async function inFolder(start: (folder: string) => Promise<ListeningServer>): Promise<Implementation> {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-flight-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const server = await start(folder).catch((error: unknown) => {
    remove();
    throw error;
  });
  return { port: server.port, stop: () => server.stop().finally(remove) };
}
