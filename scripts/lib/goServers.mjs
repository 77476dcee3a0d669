import { join } from 'node:path';
import { once } from './once.mjs';
import { mustRun, run } from './run.mjs';

const ARROW_GO = 'v18.7.0';
const MODULE = 'github.com/apache/arrow-go/v18/arrow';
const SQLITE_SERVER = { name: 'sqlite_flightsql_server', path: 'flight/flightsql/example/cmd/sqlite_flightsql_server' };
const INTEGRATION_SERVER = {
  name: 'arrow-flight-integration-server',
  path: 'internal/flight_integration/cmd/arrow-flight-integration-server',
};

/** What to say where Go is missing. */
export const GO_HINT = 'No Go is on the PATH: install Go 1.25 or newer from https://go.dev/dl.';

/**
 * Arrow's own SQLite Flight SQL server in Go, built once into the per-user cache: the path of its executable.
 *
 * `undefined` without Go on the PATH, so that its tests are skipped; with `CI=true` that is an error.
 */
export async function sqliteFlightServer() {
  if (await hasGo()) return goProgram(`go-sqlite-flight-${ARROW_GO}`, SQLITE_SERVER);
  if (process.env.CI === 'true') throw new Error(GO_HINT);
  return undefined;
}

/** The server against which Arrow's implementations test each other, built like the other; without Go an error. */
export async function flightIntegrationServer() {
  if (!(await hasGo())) throw new Error(GO_HINT);
  return goProgram(`go-flight-integration-${ARROW_GO}`, INTEGRATION_SERVER);
}

async function goProgram(entry, { name, path }) {
  const folder = await once(entry, at =>
    mustRun('go', ['install', `${MODULE}/${path}@${ARROW_GO}`], { env: { ...process.env, GOBIN: at } }),
  );
  return join(folder, process.platform === 'win32' ? `${name}.exe` : name);
}

async function hasGo() {
  const answer = await run('go', ['version']).catch(() => undefined);
  return answer?.code === 0;
}
