import * as vscode from 'vscode';
import type { Connections } from '../connections/connections';
import { ConnectionSurroundings } from './connectionSurroundings';
import type { DbtSurroundings } from './dbtSurroundings';
import { findDbt } from './findDbt';

/** What dbt needs in this window. */
export function dbtSurroundingsOf(connections: Connections): DbtSurroundings {
  return new ConnectionSurroundings(connections, { isTrusted: () => vscode.workspace.isTrusted, find: findDbt });
}
