import type { RecordBatch, Schema } from 'apache-arrow';
import { decodeSchema } from '../arrow/batchDecoder';
import type { FlightClient } from '../client/flightClient';
import type { FlightStream } from '../client/flightStream';
import {
  ActionClosePreparedStatementRequest,
  type ActionCreatePreparedStatementResult,
  CommandPreparedStatementQuery,
  CommandPreparedStatementUpdate,
  DoPutPreparedStatementResult,
} from '../wire/flightSqlMessages';
import { parameterBatch } from './parameterBatch';
import type { ParameterValue } from './parameterValue';
import { commandDescriptor, tellAction } from './sqlCommand';
import { putUpdate } from './update';

/** A row of values for each run of the statement; a batch where the caller chooses the types. */
export type Parameters = readonly (readonly ParameterValue[])[] | RecordBatch;

/** A statement that the server has prepared. It keeps something for it until `close`. */
export class PreparedStatement {
  /** The columns as the server expects them before parameters are known: a hint. */
  readonly datasetSchema: Schema | undefined;
  /** The parameters, where the server knows them. */
  readonly parameterSchema: Schema | undefined;
  /** Whether it changes rows; `undefined` where the server does not say. */
  readonly isUpdate: boolean | undefined;
  readonly #flight: FlightClient;
  #handle: Uint8Array;

  constructor(flight: FlightClient, created: ActionCreatePreparedStatementResult) {
    this.#flight = flight;
    this.#handle = created.preparedStatementHandle;
    this.datasetSchema = schemaOf(created.datasetSchema);
    this.parameterSchema = schemaOf(created.parameterSchema);
    this.isUpdate = created.isUpdate;
  }

  /** Gives values to the parameters, for the queries that follow; the server may keep them under another handle. */
  async bind(parameters: Parameters, signal?: AbortSignal): Promise<void> {
    const batch = this.#batchOf(parameters);
    const descriptor = commandDescriptor(CommandPreparedStatementQuery, { preparedStatementHandle: this.#handle });
    for await (const words of this.#flight.doPut({ descriptor, schema: batch.schema, batches: [batch] }, signal)) {
      const { preparedStatementHandle } = DoPutPreparedStatementResult.decode(words);
      this.#handle = preparedStatementHandle ?? this.#handle;
    }
  }

  /** Runs it for its rows, with these values or with those bound before. */
  async query(parameters?: Parameters, signal?: AbortSignal): Promise<FlightStream> {
    if (parameters !== undefined) await this.bind(parameters, signal);
    const command = commandDescriptor(CommandPreparedStatementQuery, { preparedStatementHandle: this.#handle });
    return this.#flight.execute(command, signal);
  }

  /** Runs it for its changes, once for each row of values; gives how many rows were changed, where the server knows. */
  update(parameters?: Parameters, signal?: AbortSignal): Promise<bigint | undefined> {
    const descriptor = commandDescriptor(CommandPreparedStatementUpdate, { preparedStatementHandle: this.#handle });
    if (parameters === undefined) return putUpdate(this.#flight, { descriptor }, signal);
    const batch = this.#batchOf(parameters);
    return putUpdate(this.#flight, { descriptor, schema: batch.schema, batches: [batch] }, signal);
  }

  /** The columns it gives, as the server tells them now. */
  schema(signal?: AbortSignal): Promise<Schema> {
    const command = commandDescriptor(CommandPreparedStatementQuery, { preparedStatementHandle: this.#handle });
    return this.#flight.schema(command, signal);
  }

  /** Lets the server forget it. */
  close(): Promise<void> {
    const request = [ActionClosePreparedStatementRequest, { preparedStatementHandle: this.#handle }] as const;
    return tellAction(this.#flight, 'ClosePreparedStatement', request);
  }

  #batchOf(parameters: Parameters): RecordBatch {
    return 'schema' in parameters ? parameters : parameterBatch(parameters, this.parameterSchema);
  }
}

function schemaOf(bytes: Uint8Array): Schema | undefined {
  return bytes.length === 0 ? undefined : decodeSchema(bytes);
}
