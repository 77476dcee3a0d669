import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTests } from './bundles.mjs';
import { conformanceTables } from './conformanceTable.mjs';
import { derbyFlightServer } from './derbyFlight.mjs';
import { packFlight } from './flightPackage.mjs';
import { flightIntegrationServer, GO_HINT, sqliteFlightServer } from './goServers.mjs';
import { runMocha } from './mocha.mjs';
import { ROOT } from './paths.mjs';
import { pythonEnvironment } from './python.mjs';

/** Runs the Flight client against servers of four languages, which are installed when missing, and prints the table. */
export async function runConformance({ folders = [], grep } = {}) {
  const files = await buildTests(folders.length > 0 ? folders : ['test/conformance']);
  const cells = join(ROOT, 'out', 'conformance.jsonl');
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  writeFileSync(cells, '');
  const env = { ...(await conformancePeers()), LAKEHOUSE_CONFORMANCE_CELLS: cells };
  const counts = await runMocha('conformance', files, { timeout: 120_000, grep, env });
  process.stdout.write(`${conformanceTables(readFileSync(cells, 'utf8').split('\n').filter(Boolean))}\n`);
  return counts;
}

async function conformancePeers() {
  const sqlite = await sqliteFlightServer();
  if (sqlite === undefined) throw new Error(GO_HINT);
  return {
    LAKEHOUSE_SQLITE_FLIGHT: sqlite,
    LAKEHOUSE_FLIGHT_INTEGRATION: await flightIntegrationServer(),
    LAKEHOUSE_PEERS_BIN: await pythonEnvironment('scripts/python/peers.txt'),
    LAKEHOUSE_ROAPI_BIN: await pythonEnvironment('scripts/python/roapi.txt'),
    LAKEHOUSE_FLIGHT_PACKAGE: await packFlight(),
    LAKEHOUSE_DERBY_CLASSPATH: await derbyFlightServer(),
  };
}
