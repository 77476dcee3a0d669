import { ListeningServer } from './listeningServer';
import { required } from './required';

/** Starts Arrow's example of a Flight SQL server, in Go over SQLite: its tables are `intTable` and `foreignTable`. */
export function startSqliteFlightServer(): Promise<ListeningServer> {
  return ListeningServer.start(required('LAKEHOUSE_SQLITE_FLIGHT'), ['-port', '0']);
}
