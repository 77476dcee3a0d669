import { join } from 'node:path';
import { once } from './once.mjs';
import { mustRun, run } from './run.mjs';

const ARROW_GO = 'v18.7.0';
const SQLITE_SERVER = 'github.com/apache/arrow-go/v18/arrow/flight/flightsql/example/cmd/sqlite_flightsql_server';

/**
 * Arrow's own SQLite Flight SQL server in Go, built once into the per-user cache: the path of its executable.
 *
 * `undefined` without Go on the PATH, so that its tests are skipped; with `CI=true` that is an error.
 */
export async function sqliteFlightServer() {
  if (!(await hasGo())) {
    if (process.env.CI === 'true')
      throw new Error('No Go is on the PATH: install Go 1.25 or newer from https://go.dev/dl.');
    return undefined;
  }
  const folder = await once(`go-sqlite-flight-${ARROW_GO}`, at =>
    mustRun('go', ['install', `${SQLITE_SERVER}@${ARROW_GO}`], { env: { ...process.env, GOBIN: at } }),
  );
  return join(folder, process.platform === 'win32' ? 'sqlite_flightsql_server.exe' : 'sqlite_flightsql_server');
}

async function hasGo() {
  const answer = await run('go', ['version']).catch(() => undefined);
  return answer?.code === 0;
}
