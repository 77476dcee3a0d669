import { status } from '@grpc/grpc-js';
import {
  decodeCommand as decodeFlightSql,
  type FlightSqlCommand,
  packAny,
  TicketStatementQuery,
} from '@lakehouse/flight';
import { FlightError, unimplemented } from './flightStatus';
import type { TableFilter } from './metadata/catalogTables';

/** What a client may ask the door to answer with rows. */
export type Command =
  | { readonly kind: 'statement'; readonly sql: string }
  | { readonly kind: 'catalogs' | 'tableTypes' | 'primaryKeys' | 'foreignKeys' }
  | { readonly kind: 'schemas'; readonly catalog: string | undefined; readonly pattern: string | undefined }
  | { readonly kind: 'tables'; readonly filter: TableFilter }
  | { readonly kind: 'sqlInfo'; readonly wanted: readonly number[] };

/**
 * Reads a descriptor's command: a Flight SQL message when it is one, and otherwise the text of a statement, as Dremio does.
 *
 * @throws FlightError UNIMPLEMENTED for a Flight SQL command that this door does not know.
 */
export function decodeCommand(bytes: Uint8Array): Command {
  const command = decodeFlightSql(bytes);
  return command === undefined ? { kind: 'statement', sql: textOf(bytes) } : commandOf(command);
}

/** @throws FlightError INVALID_ARGUMENT for a ticket that was not made here. */
export function decodeTicket(bytes: Uint8Array): Command {
  const command = decodeFlightSql(bytes);
  if (command !== undefined) return commandOf(command);
  throw new FlightError(status.INVALID_ARGUMENT, 'This ticket is not one of the sandbox: ask for flight info first.');
}

/** A ticket that holds all there is to know, so that it is good on every connection and after a restart. */
export function encodeTicket(command: Command, bytes: Uint8Array): Uint8Array {
  if (command.kind !== 'statement') return bytes;
  return packAny(TicketStatementQuery, { statementHandle: statementHandle(command.sql) });
}

/** Names a statement by its own text: nothing has to be remembered for it. */
export function statementHandle(sql: string): Uint8Array {
  return new TextEncoder().encode(sql);
}

function commandOf(command: FlightSqlCommand): Command {
  switch (command.name) {
    case 'CommandStatementQuery':
      return { kind: 'statement', sql: command.value.query };
    case 'CommandPreparedStatementQuery':
      return { kind: 'statement', sql: textOf(command.value.preparedStatementHandle) };
    case 'TicketStatementQuery':
      return { kind: 'statement', sql: textOf(command.value.statementHandle) };
    case 'CommandGetSqlInfo':
      return { kind: 'sqlInfo', wanted: command.value.info };
    default:
      return catalogCommand(command);
  }
}

function catalogCommand(command: FlightSqlCommand): Command {
  switch (command.name) {
    case 'CommandGetCatalogs':
      return { kind: 'catalogs' };
    case 'CommandGetDbSchemas':
      return { kind: 'schemas', catalog: command.value.catalog, pattern: command.value.dbSchemaFilterPattern };
    case 'CommandGetTables':
      return { kind: 'tables', filter: command.value };
    case 'CommandGetTableTypes':
      return { kind: 'tableTypes' };
    case 'CommandGetPrimaryKeys':
      return { kind: 'primaryKeys' };
    case 'CommandGetExportedKeys':
    case 'CommandGetImportedKeys':
    case 'CommandGetCrossReference':
      return { kind: 'foreignKeys' };
    case 'Other':
      throw unimplemented(command.typeUrl.replace(/^.*\./, ''));
    default:
      throw unimplemented(command.name);
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
