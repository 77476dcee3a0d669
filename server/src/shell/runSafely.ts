import type { Connection } from 'vscode-languageserver/node';

/** Runs a piece of a request: a bug in it is logged with its stack, and the answer is the empty one. */
export function runSafely<T>(connection: Connection, empty: T, run: () => T): T {
  try {
    return run();
  } catch (error) {
    logBug(connection, error);
    return empty;
  }
}

/** Writes an error that nobody foresaw into the editor's log. */
export function logBug(connection: Connection, error: unknown): void {
  connection.console.error(`server: a bug ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
