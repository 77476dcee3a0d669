import type { Schema } from 'apache-arrow';
import { type CancelOutcome, cancelQuery } from '../client/actions';
import type { FlightClient, PollTerms } from '../client/flightClient';
import type { FlightStream } from '../client/flightStream';
import type { Upload } from '../client/put/uploadMessages';
import type { FlightDescriptor, FlightInfo } from '../wire/flightMessages';
import {
  ActionCreatePreparedStatementRequest,
  ActionCreatePreparedStatementResult,
  CommandStatementQuery,
  CommandStatementUpdate,
} from '../wire/flightSqlMessages';
import type { Init, Message } from '../wire/message';
import {
  ActionCreatePreparedSubstraitPlanRequest,
  CommandStatementIngest,
  CommandStatementSubstraitPlan,
  type SubstraitPlan,
} from '../wire/transactionMessages';
import { FlightSqlMetadata } from './flightSqlMetadata';
import { ingestCommand, type IngestTarget } from './ingest';
import { PreparedStatement } from './preparedStatement';
import { askAction, commandDescriptor } from './sqlCommand';
import type { StatementTerms } from './statementTerms';
import { Transaction } from './transaction';
import { countOf, putUpdate, takesNoUpdates } from './update';

/**
 * What Flight SQL defines, on top of a `FlightClient`, whose connection and login it uses; close that one.
 *
 * Servers leave out what they like: a missing piece rejects with `query.unsupported`, unless another way leads there.
 */
export class FlightSqlClient {
  /** The tables, keys and types of the database, and what the server says of itself. */
  readonly metadata: FlightSqlMetadata;
  readonly #flight: FlightClient;
  /** Whether the server has refused an update as such, so that the next ones are run as queries at once. */
  #takesNoUpdates = false;

  constructor(flight: FlightClient) {
    this.#flight = flight;
    this.metadata = new FlightSqlMetadata(flight);
  }

  /** Runs a query; its rows come as the stream is read. */
  query(sql: string, { transaction, signal }: StatementTerms = {}): Promise<FlightStream> {
    // Without a transaction, a server that knows SQL as plain text alone is served too.
    if (transaction === undefined) return this.#flight.query(sql, signal);
    return this.#flight.execute(queryDescriptor(sql, transaction), signal);
  }

  /** As `query`, for queries that are long to plan: rows are read while the rest is still being planned. */
  queryPolled(
    sql: string,
    { transaction, ...poll }: PollTerms & Pick<StatementTerms, 'transaction'> = {},
  ): Promise<FlightStream> {
    return this.#flight.executePolled(queryDescriptor(sql, transaction), poll);
  }

  /** The columns that a query would give, without running it. */
  schemaOf(sql: string, { transaction, signal }: StatementTerms = {}): Promise<Schema> {
    if (transaction === undefined) return this.#flight.schemaOf(sql, signal);
    return this.#flight.schema(queryDescriptor(sql, transaction), signal);
  }

  /**
   * Runs a statement that changes rows and gives their number, or `undefined` where the server does not tell.
   *
   * Dremio takes such statements as queries alone: where the server says that it has no updates, it is run as one.
   */
  async update(sql: string, terms: StatementTerms = {}): Promise<bigint | undefined> {
    const { transaction, signal } = terms;
    if (!this.#takesNoUpdates)
      try {
        const command = { query: sql, transactionId: transaction?.id };
        return await putUpdate(
          this.#flight,
          { descriptor: commandDescriptor(CommandStatementUpdate, command) },
          signal,
        );
      } catch (error) {
        // Refused as a method, it has changed nothing yet.
        if (!takesNoUpdates(error)) throw error;
        this.#takesNoUpdates = true;
      }
    return countOf(await this.query(sql, terms));
  }

  /** Prepares a statement; close it in the end. See `withPrepared`, which does. */
  prepare(sql: string, { transaction, signal }: StatementTerms = {}): Promise<PreparedStatement> {
    const command = { query: sql, transactionId: transaction?.id };
    return this.#prepared('CreatePreparedStatement', [ActionCreatePreparedStatementRequest, command], signal);
  }

  /** Prepares a statement for the time of some work, and closes it whatever happens. */
  async withPrepared<T>(
    sql: string,
    work: (statement: PreparedStatement) => Promise<T>,
    terms: StatementTerms = {},
  ): Promise<T> {
    const statement = await this.prepare(sql, terms);
    try {
      return await work(statement);
    } finally {
      // The work is done, or its own failure says more: a server forgets statements in time by itself.
      await statement.close().catch(() => undefined);
    }
  }

  /** Runs a plan of Substrait for its rows. */
  querySubstrait(plan: SubstraitPlan, terms: StatementTerms = {}): Promise<FlightStream> {
    return this.#flight.execute(substraitDescriptor(plan, terms), terms.signal);
  }

  /** Runs a plan of Substrait for its changes. */
  updateSubstrait(plan: SubstraitPlan, terms: StatementTerms = {}): Promise<bigint | undefined> {
    return putUpdate(this.#flight, { descriptor: substraitDescriptor(plan, terms) }, terms.signal);
  }

  /** The columns that a plan of Substrait would give. */
  schemaOfSubstrait(plan: SubstraitPlan, terms: StatementTerms = {}): Promise<Schema> {
    return this.#flight.schema(substraitDescriptor(plan, terms), terms.signal);
  }

  /** As `prepare`, for a plan of Substrait. */
  prepareSubstrait(plan: SubstraitPlan, { transaction, signal }: StatementTerms = {}): Promise<PreparedStatement> {
    const command = { plan, transactionId: transaction?.id };
    return this.#prepared('CreatePreparedSubstraitPlan', [ActionCreatePreparedSubstraitPlanRequest, command], signal);
  }

  /** Loads batches into a table; gives how many rows were taken in, where the server knows. */
  ingest(
    target: IngestTarget,
    { schema, batches }: Pick<Upload, 'schema' | 'batches'>,
    terms: StatementTerms = {},
  ): Promise<bigint | undefined> {
    const descriptor = commandDescriptor(CommandStatementIngest, ingestCommand(target, terms));
    return putUpdate(this.#flight, { descriptor, schema, batches }, terms.signal);
  }

  /** Begins a transaction, which goes with statements as their terms; end it. */
  begin(signal?: AbortSignal): Promise<Transaction> {
    return Transaction.begin(this.#flight, signal);
  }

  /** Does some work in a transaction: commits it, or rolls it back when the work fails. */
  async inTransaction<T>(work: (transaction: Transaction) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const transaction = await this.begin(signal);
    let value: T;
    try {
      value = await work(transaction);
    } catch (error) {
      // The work's failure says what went wrong; a transaction that nobody ends is rolled back by the server.
      await transaction.rollback().catch(() => undefined);
      throw error;
    }
    await transaction.commit(signal);
    return value;
  }

  /** Ends a query with Flight SQL's deprecated action, for servers that know it alone; `FlightClient.cancel` finds out. */
  cancelQuery(info: FlightInfo, signal?: AbortSignal): Promise<CancelOutcome> {
    return cancelQuery(this.#flight.connection, info, signal);
  }

  async #prepared<Q>(
    action: string,
    request: readonly [Message<Q>, Init<Q>],
    signal: AbortSignal | undefined,
  ): Promise<PreparedStatement> {
    const messages = { request, answer: ActionCreatePreparedStatementResult };
    return new PreparedStatement(this.#flight, await askAction(this.#flight, action, messages, signal));
  }
}

function queryDescriptor(query: string, transaction: StatementTerms['transaction']): FlightDescriptor {
  return commandDescriptor(CommandStatementQuery, { query, transactionId: transaction?.id });
}

function substraitDescriptor(plan: SubstraitPlan, { transaction }: StatementTerms): FlightDescriptor {
  return commandDescriptor(CommandStatementSubstraitPlan, { plan, transactionId: transaction?.id });
}
