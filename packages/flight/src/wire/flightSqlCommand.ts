import { Failure } from '@lakehouse/base';
import * as sql from './flightSqlMessages';
import type { Message } from './message';
import { Any } from './wellKnown';

const CODECS = {
  CommandStatementQuery: sql.CommandStatementQuery,
  CommandStatementUpdate: sql.CommandStatementUpdate,
  TicketStatementQuery: sql.TicketStatementQuery,
  CommandPreparedStatementQuery: sql.CommandPreparedStatementQuery,
  CommandPreparedStatementUpdate: sql.CommandPreparedStatementUpdate,
  CommandGetCatalogs: sql.CommandGetCatalogs,
  CommandGetDbSchemas: sql.CommandGetDbSchemas,
  CommandGetTables: sql.CommandGetTables,
  CommandGetTableTypes: sql.CommandGetTableTypes,
  CommandGetSqlInfo: sql.CommandGetSqlInfo,
  CommandGetXdbcTypeInfo: sql.CommandGetXdbcTypeInfo,
  CommandGetPrimaryKeys: sql.CommandGetPrimaryKeys,
  CommandGetExportedKeys: sql.CommandGetExportedKeys,
  CommandGetImportedKeys: sql.CommandGetImportedKeys,
  CommandGetCrossReference: sql.CommandGetCrossReference,
} as const;
const PREFIX = 'type.googleapis.com/arrow.flight.protocol.sql.';

type Codecs = typeof CODECS;

/** A command or ticket of Flight SQL, told apart by `name`. `Other` is one that is not read here. */
export type FlightSqlCommand =
  | {
      [N in keyof Codecs]: { readonly name: N; readonly value: Codecs[N] extends Message<infer T> ? T : never };
    }[keyof Codecs]
  | { readonly name: 'Other'; readonly typeUrl: string };

/**
 * Reads the `cmd` of a descriptor or a ticket: a Flight SQL command, or `undefined` when it is something else, such as
 * Dremio's plain SQL text. Never throws on foreign bytes; a known command that is broken inside throws
 * `connection.protocol`.
 */
export function decodeCommand(cmd: Uint8Array): FlightSqlCommand | undefined {
  const any = decodeAny(cmd);
  if (any?.typeUrl.startsWith(PREFIX) !== true) return undefined;
  const name = any.typeUrl.slice(PREFIX.length);
  if (!isKnown(name)) return { name: 'Other', typeUrl: any.typeUrl };
  const codec: Message<unknown> = CODECS[name];
  // The table pairs each name with the codec of its message.
  return { name, value: codec.decode(any.value) } as FlightSqlCommand;
}

function isKnown(name: string): name is keyof Codecs {
  return Object.hasOwn(CODECS, name);
}

function decodeAny(bytes: Uint8Array): Any | undefined {
  try {
    return Any.decode(bytes);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
