import { bool, bytes, enumeration, optionalBytes, optionalString, repeatedMessage, string, submessage } from './fields';
import { message, type Message } from './message';

/*
 * The messages of `arrow.flight.protocol.sql` for transactions, savepoints, plans of Substrait and loading of tables, by
 * the names of FlightSql.proto.
 */

const typeName = (name: string): string => `arrow.flight.protocol.sql.${name}`;

export type ActionBeginTransactionRequest = Readonly<Record<string, never>>;
export const ActionBeginTransactionRequest: Message<ActionBeginTransactionRequest> =
  message<ActionBeginTransactionRequest>(typeName('ActionBeginTransactionRequest'), {});

export interface ActionBeginTransactionResult {
  readonly transactionId: Uint8Array;
}
export const ActionBeginTransactionResult: Message<ActionBeginTransactionResult> =
  message<ActionBeginTransactionResult>(typeName('ActionBeginTransactionResult'), { transactionId: bytes(1) });

/** 1 commit, 2 roll back. */
export type EndTransaction = 0 | 1 | 2;

export interface ActionEndTransactionRequest {
  readonly transactionId: Uint8Array;
  readonly action: EndTransaction;
}
export const ActionEndTransactionRequest: Message<ActionEndTransactionRequest> = message<ActionEndTransactionRequest>(
  typeName('ActionEndTransactionRequest'),
  { transactionId: bytes(1), action: enumeration<EndTransaction>(2) },
);

export interface ActionBeginSavepointRequest {
  readonly transactionId: Uint8Array;
  readonly name: string;
}
export const ActionBeginSavepointRequest: Message<ActionBeginSavepointRequest> = message<ActionBeginSavepointRequest>(
  typeName('ActionBeginSavepointRequest'),
  { transactionId: bytes(1), name: string(2) },
);

export interface ActionBeginSavepointResult {
  readonly savepointId: Uint8Array;
}
export const ActionBeginSavepointResult: Message<ActionBeginSavepointResult> = message<ActionBeginSavepointResult>(
  typeName('ActionBeginSavepointResult'),
  { savepointId: bytes(1) },
);

/** 1 release, 2 roll back to it. */
export type EndSavepoint = 0 | 1 | 2;

export interface ActionEndSavepointRequest {
  readonly savepointId: Uint8Array;
  readonly action: EndSavepoint;
}
export const ActionEndSavepointRequest: Message<ActionEndSavepointRequest> = message<ActionEndSavepointRequest>(
  typeName('ActionEndSavepointRequest'),
  { savepointId: bytes(1), action: enumeration<EndSavepoint>(2) },
);

/** A serialised plan and the version of Substrait that it is written in. */
export interface SubstraitPlan {
  readonly plan: Uint8Array;
  readonly version: string;
}
export const SubstraitPlan: Message<SubstraitPlan> = message<SubstraitPlan>(typeName('SubstraitPlan'), {
  plan: bytes(1),
  version: string(2),
});

export interface CommandStatementSubstraitPlan {
  readonly plan: SubstraitPlan | undefined;
  readonly transactionId: Uint8Array | undefined;
}
export const CommandStatementSubstraitPlan: Message<CommandStatementSubstraitPlan> =
  message<CommandStatementSubstraitPlan>(typeName('CommandStatementSubstraitPlan'), {
    plan: submessage(1, () => SubstraitPlan),
    transactionId: optionalBytes(2),
  });

export interface ActionCreatePreparedSubstraitPlanRequest {
  readonly plan: SubstraitPlan | undefined;
  readonly transactionId: Uint8Array | undefined;
}
export const ActionCreatePreparedSubstraitPlanRequest: Message<ActionCreatePreparedSubstraitPlanRequest> =
  message<ActionCreatePreparedSubstraitPlanRequest>(typeName('ActionCreatePreparedSubstraitPlanRequest'), {
    plan: submessage(1, () => SubstraitPlan),
    transactionId: optionalBytes(2),
  });

/** 1 create the table, 2 fail. */
export type TableNotExistOption = 0 | 1 | 2;
/** 1 fail, 2 append, 3 replace the table. */
export type TableExistsOption = 0 | 1 | 2 | 3;

export interface TableDefinitionOptions {
  readonly ifNotExist: TableNotExistOption;
  readonly ifExists: TableExistsOption;
}
export const TableDefinitionOptions: Message<TableDefinitionOptions> = message<TableDefinitionOptions>(
  typeName('CommandStatementIngest.TableDefinitionOptions'),
  { ifNotExist: enumeration<TableNotExistOption>(1), ifExists: enumeration<TableExistsOption>(2) },
);

export interface IngestOption {
  readonly key: string;
  readonly value: string;
}
export const IngestOption: Message<IngestOption> = message<IngestOption>(
  typeName('CommandStatementIngest.OptionsEntry'),
  { key: string(1), value: string(2) },
);

/** Loads the batches of a `DoPut` into a table. */
export interface CommandStatementIngest {
  readonly tableDefinitionOptions: TableDefinitionOptions | undefined;
  readonly table: string;
  readonly schema: string | undefined;
  readonly catalog: string | undefined;
  readonly temporary: boolean;
  readonly transactionId: Uint8Array | undefined;
  /** The server's own; a map on the wire. */
  readonly options: readonly IngestOption[];
}
export const CommandStatementIngest: Message<CommandStatementIngest> = message<CommandStatementIngest>(
  typeName('CommandStatementIngest'),
  {
    tableDefinitionOptions: submessage(1, () => TableDefinitionOptions),
    table: string(2),
    schema: optionalString(3),
    catalog: optionalString(4),
    temporary: bool(5),
    transactionId: optionalBytes(6),
    options: repeatedMessage(1000, () => IngestOption),
  },
);
