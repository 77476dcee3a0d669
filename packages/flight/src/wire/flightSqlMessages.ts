import { bool, bytes, int64, optionalBool, optionalBytes, optionalInt32, optionalString } from './fields';
import { repeatedString, repeatedUint32, string } from './fields';
import { message, type Message } from './message';

/*
 * The messages of the package `arrow.flight.protocol.sql`, by the names of FlightSql.proto. Each travels packed in an
 * Any: see `packAny` and `decodeCommand`.
 */

const typeName = (name: string): string => `arrow.flight.protocol.sql.${name}`;

/** Runs a query given as text. */
export interface CommandStatementQuery {
  readonly query: string;
  readonly transactionId: Uint8Array | undefined;
}
export const CommandStatementQuery: Message<CommandStatementQuery> = message<CommandStatementQuery>(
  typeName('CommandStatementQuery'),
  { query: string(1), transactionId: optionalBytes(2) },
);

/** Runs a statement that gives a count; sent with `DoPut`. */
export interface CommandStatementUpdate {
  readonly query: string;
  readonly transactionId: Uint8Array | undefined;
}
export const CommandStatementUpdate: Message<CommandStatementUpdate> = message<CommandStatementUpdate>(
  typeName('CommandStatementUpdate'),
  { query: string(1), transactionId: optionalBytes(2) },
);

/** The ticket that servers make for a query. */
export interface TicketStatementQuery {
  readonly statementHandle: Uint8Array;
}
export const TicketStatementQuery: Message<TicketStatementQuery> = message<TicketStatementQuery>(
  typeName('TicketStatementQuery'),
  { statementHandle: bytes(1) },
);

export interface CommandPreparedStatementQuery {
  readonly preparedStatementHandle: Uint8Array;
}
export const CommandPreparedStatementQuery: Message<CommandPreparedStatementQuery> =
  message<CommandPreparedStatementQuery>(typeName('CommandPreparedStatementQuery'), {
    preparedStatementHandle: bytes(1),
  });

export interface CommandPreparedStatementUpdate {
  readonly preparedStatementHandle: Uint8Array;
}
export const CommandPreparedStatementUpdate: Message<CommandPreparedStatementUpdate> =
  message<CommandPreparedStatementUpdate>(typeName('CommandPreparedStatementUpdate'), {
    preparedStatementHandle: bytes(1),
  });

export interface ActionCreatePreparedStatementRequest {
  readonly query: string;
  readonly transactionId: Uint8Array | undefined;
}
export const ActionCreatePreparedStatementRequest: Message<ActionCreatePreparedStatementRequest> =
  message<ActionCreatePreparedStatementRequest>(typeName('ActionCreatePreparedStatementRequest'), {
    query: string(1),
    transactionId: optionalBytes(2),
  });

/** Schemas are encapsulated IPC messages; `datasetSchema` is a hint only. */
export interface ActionCreatePreparedStatementResult {
  readonly preparedStatementHandle: Uint8Array;
  readonly datasetSchema: Uint8Array;
  readonly parameterSchema: Uint8Array;
  readonly isUpdate: boolean | undefined;
}
export const ActionCreatePreparedStatementResult: Message<ActionCreatePreparedStatementResult> =
  message<ActionCreatePreparedStatementResult>(typeName('ActionCreatePreparedStatementResult'), {
    preparedStatementHandle: bytes(1),
    datasetSchema: bytes(2),
    parameterSchema: bytes(3),
    isUpdate: optionalBool(4),
  });

export interface ActionClosePreparedStatementRequest {
  readonly preparedStatementHandle: Uint8Array;
}
export const ActionClosePreparedStatementRequest: Message<ActionClosePreparedStatementRequest> =
  message<ActionClosePreparedStatementRequest>(typeName('ActionClosePreparedStatementRequest'), {
    preparedStatementHandle: bytes(1),
  });

/** In the metadata of a `PutResult` after an update; -1 where the server does not know. */
export interface DoPutUpdateResult {
  readonly recordCount: bigint;
}
export const DoPutUpdateResult: Message<DoPutUpdateResult> = message<DoPutUpdateResult>(typeName('DoPutUpdateResult'), {
  recordCount: int64(1),
});

/** In the metadata of a `PutResult` after binding; a handle that is set replaces the old one. */
export interface DoPutPreparedStatementResult {
  readonly preparedStatementHandle: Uint8Array | undefined;
}
export const DoPutPreparedStatementResult: Message<DoPutPreparedStatementResult> =
  message<DoPutPreparedStatementResult>(typeName('DoPutPreparedStatementResult'), {
    preparedStatementHandle: optionalBytes(1),
  });

export type CommandGetCatalogs = Readonly<Record<string, never>>;
export const CommandGetCatalogs: Message<CommandGetCatalogs> = message<CommandGetCatalogs>(
  typeName('CommandGetCatalogs'),
  {},
);

/** The pattern is SQL's `LIKE`: `%` any text, `_` any character. An empty catalog asks for what is in none. */
export interface CommandGetDbSchemas {
  readonly catalog: string | undefined;
  readonly dbSchemaFilterPattern: string | undefined;
}
export const CommandGetDbSchemas: Message<CommandGetDbSchemas> = message<CommandGetDbSchemas>(
  typeName('CommandGetDbSchemas'),
  { catalog: optionalString(1), dbSchemaFilterPattern: optionalString(2) },
);

/** Patterns as in `CommandGetDbSchemas`; no table types means all of them. */
export interface CommandGetTables {
  readonly catalog: string | undefined;
  readonly dbSchemaFilterPattern: string | undefined;
  readonly tableNameFilterPattern: string | undefined;
  readonly tableTypes: readonly string[];
  readonly includeSchema: boolean;
}
export const CommandGetTables: Message<CommandGetTables> = message<CommandGetTables>(typeName('CommandGetTables'), {
  catalog: optionalString(1),
  dbSchemaFilterPattern: optionalString(2),
  tableNameFilterPattern: optionalString(3),
  tableTypes: repeatedString(4),
  includeSchema: bool(5),
});

export type CommandGetTableTypes = Readonly<Record<string, never>>;
export const CommandGetTableTypes: Message<CommandGetTableTypes> = message<CommandGetTableTypes>(
  typeName('CommandGetTableTypes'),
  {},
);

/** Ids of `SqlInfo`; none asks for all. */
export interface CommandGetSqlInfo {
  readonly info: readonly number[];
}
export const CommandGetSqlInfo: Message<CommandGetSqlInfo> = message<CommandGetSqlInfo>(typeName('CommandGetSqlInfo'), {
  info: repeatedUint32(1),
});

export interface CommandGetXdbcTypeInfo {
  readonly dataType: number | undefined;
}
export const CommandGetXdbcTypeInfo: Message<CommandGetXdbcTypeInfo> = message<CommandGetXdbcTypeInfo>(
  typeName('CommandGetXdbcTypeInfo'),
  { dataType: optionalInt32(1) },
);

/** Names one table. */
export interface TableName {
  readonly catalog: string | undefined;
  readonly dbSchema: string | undefined;
  readonly table: string;
}
const tableName = { catalog: optionalString(1), dbSchema: optionalString(2), table: string(3) };

export type CommandGetPrimaryKeys = TableName;
export const CommandGetPrimaryKeys: Message<CommandGetPrimaryKeys> = message<CommandGetPrimaryKeys>(
  typeName('CommandGetPrimaryKeys'),
  tableName,
);

export type CommandGetExportedKeys = TableName;
export const CommandGetExportedKeys: Message<CommandGetExportedKeys> = message<CommandGetExportedKeys>(
  typeName('CommandGetExportedKeys'),
  tableName,
);

export type CommandGetImportedKeys = TableName;
export const CommandGetImportedKeys: Message<CommandGetImportedKeys> = message<CommandGetImportedKeys>(
  typeName('CommandGetImportedKeys'),
  tableName,
);

export interface CommandGetCrossReference {
  readonly pkCatalog: string | undefined;
  readonly pkDbSchema: string | undefined;
  readonly pkTable: string;
  readonly fkCatalog: string | undefined;
  readonly fkDbSchema: string | undefined;
  readonly fkTable: string;
}
export const CommandGetCrossReference: Message<CommandGetCrossReference> = message<CommandGetCrossReference>(
  typeName('CommandGetCrossReference'),
  {
    pkCatalog: optionalString(1),
    pkDbSchema: optionalString(2),
    pkTable: string(3),
    fkCatalog: optionalString(4),
    fkDbSchema: optionalString(5),
    fkTable: string(6),
  },
);
