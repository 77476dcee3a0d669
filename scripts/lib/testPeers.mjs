import { sqliteFlightServer } from './goServers.mjs';
import { pythonEnvironment } from './python.mjs';

/** The variables by which integration tests find the programs that are not ours, which are installed when missing. */
export async function testPeers() {
  const sqlite = await sqliteFlightServer();
  return {
    LAKEHOUSE_DBT_BIN: await pythonEnvironment('scripts/python/dbt.txt'),
    LAKEHOUSE_DBT_DUCKDB_BIN: await pythonEnvironment('scripts/python/duckdb.txt'),
    LAKEHOUSE_PEERS_BIN: await pythonEnvironment('scripts/python/peers.txt'),
    ...(sqlite === undefined ? {} : { LAKEHOUSE_SQLITE_FLIGHT: sqlite }),
  };
}
