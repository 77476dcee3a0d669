export { Failure, type FailureCode, type FailureDetail, Secret } from '@lakehouse/base';
export { BatchDecoder, decodeSchema, type Decoded } from './arrow/batchDecoder';
export { UNREADABLE } from './arrow/schemaReader';
export type { CancelOutcome } from './client/actions';
export type { FlightChunk } from './client/endpoints/flightChunk';
export { FlightClient, type PollTerms } from './client/flightClient';
export type { FlightClientOptions, FlightCredentials, FlightTls, StatementForm } from './client/flightClientOptions';
export type { FlightStream } from './client/flightStream';
export type { IssuedToken, OAuthCredentials, OAuthGrant } from './client/login/oauthCredentials';
export type { Upload, UploadedBatch } from './client/put/uploadMessages';
export type { CloseOutcome } from './client/sessionOptions';
export type { SessionOptionProblem, SessionValue } from './client/sessionOptionValues';
export { FlightSqlClient } from './sql/flightSqlClient';
export type { FlightSqlMetadata, TableFilter, TableRef } from './sql/flightSqlMetadata';
export type { IngestTarget } from './sql/ingest';
export type {
  DbSchemaRow,
  ForeignKeyRow,
  KeyColumn,
  KeyRule,
  PrimaryKeyRow,
  TableRow,
  TypeInfoRow,
} from './sql/metadataRows';
export type { ParameterValue } from './sql/parameterValue';
export type { Parameters, PreparedStatement } from './sql/preparedStatement';
export { SqlInfo, type SqlInfoValue } from './sql/sqlInfo';
export { commandDescriptor } from './sql/sqlCommand';
export type { StatementTerms } from './sql/statementTerms';
export type { Savepoint, Transaction } from './sql/transaction';
export {
  ActionClosePreparedStatementRequest,
  ActionCreatePreparedStatementRequest,
  ActionCreatePreparedStatementResult,
  CommandGetCatalogs,
  CommandGetCrossReference,
  CommandGetDbSchemas,
  CommandGetExportedKeys,
  CommandGetImportedKeys,
  CommandGetPrimaryKeys,
  CommandGetSqlInfo,
  CommandGetTables,
  CommandGetTableTypes,
  CommandGetXdbcTypeInfo,
  CommandPreparedStatementQuery,
  CommandPreparedStatementUpdate,
  CommandStatementQuery,
  CommandStatementUpdate,
  DoPutPreparedStatementResult,
  DoPutUpdateResult,
  TicketStatementQuery,
} from './wire/flightSqlMessages';
export { allocateFlightData, FlightData, type AllocatedFlightData } from './wire/flightData';
export {
  Action,
  ActionType,
  BasicAuth,
  Criteria,
  Empty,
  FlightDescriptor,
  FlightDescriptorType,
  FlightEndpoint,
  FlightInfo,
  HandshakeRequest,
  HandshakeResponse,
  Location,
  PollInfo,
  PutResult,
  Result,
  SchemaResult,
  Ticket,
} from './wire/flightMessages';
export { flightService, type FlightMethod } from './wire/flightService';
export { decodeCommand, type FlightSqlCommand } from './wire/flightSqlCommand';
export { type Init, type Message } from './wire/message';
export {
  ActionCancelQueryRequest,
  CancelFlightInfoRequest,
  CancelFlightInfoResult,
  CloseSessionResult,
  GetSessionOptionsResult,
  SessionOption,
  SessionOptionValue,
  SetSessionOptionsRequest,
  SetSessionOptionsResult,
} from './wire/sessionMessages';
export {
  ActionBeginSavepointRequest,
  ActionBeginSavepointResult,
  ActionBeginTransactionRequest,
  ActionBeginTransactionResult,
  ActionEndSavepointRequest,
  ActionEndTransactionRequest,
  CommandStatementIngest,
  CommandStatementSubstraitPlan,
  SubstraitPlan,
} from './wire/transactionMessages';
export { Any, packAny, Timestamp, unpackAny } from './wire/wellKnown';
