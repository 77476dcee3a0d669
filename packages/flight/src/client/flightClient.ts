import { type RecordBatch, Schema } from 'apache-arrow';
import { BatchDecoder, decodeSchema } from '../arrow/batchDecoder';
import type { Channel } from '../channel/channel';
import type { Action, FlightDescriptor, FlightEndpoint, FlightInfo } from '../wire/flightMessages';
import { flightService } from '../wire/flightService';
import { wireFailure } from '../wire/wireFailure';
import { callFailure, type CallPurpose, isUnauthenticated, isUnavailable } from './callFailure';
import { callStreaming, type CallTerms, callUnary } from './calls';
import type { FlightClientOptions, StatementForm } from './flightClientOptions';
import type { FlightStream } from './flightStream';
import { openChannel } from './openChannel';
import { Session, withLogin } from './session';
import { isAboutCommand, mayWantOtherForm, statementDescriptor } from './statement';
import { untilAborted } from './untilAborted';

const PLAN_MS = 300_000;

/**
 * A client of one Arrow Flight server, Dremio or any that speaks Flight SQL.
 *
 * Connects and logs in with the first call and stays connected until `close`. A login that has run out is renewed
 * once, before any row was given. Every promise rejects, and every stream throws, with a `Failure` whose `detail.server`
 * holds the server's own words.
 */
export class FlightClient {
  readonly #channel: Channel;
  readonly #session: Session;
  readonly #options: FlightClientOptions;
  readonly #address: string;
  /** The form of SQL that this server took. */
  #form: StatementForm | undefined;
  /** Whether the server has ever answered to this login. */
  #isKnown = false;

  /** Contacts nobody yet. @throws Failure `connection.refused` when the proxy's address cannot be used. */
  constructor(options: FlightClientOptions) {
    this.#options = options;
    this.#form = options.form;
    this.#address = `${options.host}:${options.port}`;
    this.#channel = openChannel(options);
    this.#session = new Session(this.#channel, options, this.#address);
  }

  /** Connects and logs in, if that has not happened yet. */
  async login(signal?: AbortSignal): Promise<void> {
    const purpose = { address: this.#address, doing: 'login', signal } as const;
    await untilAborted(this.#session.open(), signal).catch((error: unknown) => throwAs(error, purpose));
  }

  /** Runs SQL. Resolves when the server has told the columns; the rows come as the stream is read. */
  query(sql: string, signal?: AbortSignal): Promise<FlightStream> {
    return this.#run(signal, async () => this.#open(await this.#plan(sql, signal), signal));
  }

  /** Runs what a descriptor names: a packed Flight SQL command, or a path. */
  execute(descriptor: FlightDescriptor, signal?: AbortSignal): Promise<FlightStream> {
    return this.#run(signal, async () => this.#open(await this.#flightInfo(descriptor, signal), signal));
  }

  /** The columns that a statement would give, without running it. */
  schemaOf(sql: string, signal?: AbortSignal): Promise<Schema> {
    return this.#run(signal, async () => {
      const ask = (descriptor: FlightDescriptor) =>
        callUnary(this.#channel, flightService.GetSchema, descriptor, this.#terms(signal));
      return decodeSchema((await this.#inEitherForm(sql, ask)).schema);
    });
  }

  /** Does one of the server's actions and gives the bodies of its answers. */
  action(type: string, body: Uint8Array = new Uint8Array(0), signal?: AbortSignal): Promise<readonly Uint8Array[]> {
    return this.#run(signal, async () => {
      const action: Action = { type, body };
      const results = callStreaming(this.#channel, flightService.DoAction, action, this.#terms(signal));
      return (await all(results)).map(result => result.body);
    });
  }

  /** What the server lists as flights; `expression` is in its own language. */
  listFlights(expression: Uint8Array = new Uint8Array(0), signal?: AbortSignal): Promise<readonly FlightInfo[]> {
    return this.#run(signal, () =>
      all(callStreaming(this.#channel, flightService.ListFlights, { expression }, this.#terms(signal))),
    );
  }

  /** Lets go of the connection; calls under way are not waited for. */
  close(): void {
    this.#channel.close();
  }

  async #run<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    try {
      const value = await untilAborted(withLogin(this.#session, work), signal);
      this.#isKnown = true;
      return value;
    } catch (error) {
      // A token is judged by the first call that brings it, which therefore is the login.
      const doing = !this.#isKnown && isUnauthenticated(error) ? 'login' : 'query';
      throw callFailure(error, { address: this.#address, doing, signal });
    }
  }

  #terms(signal: AbortSignal | undefined): CallTerms {
    return { ...this.#session.terms(), timeoutMs: this.#options.planMs ?? PLAN_MS, signal };
  }

  #flightInfo(descriptor: FlightDescriptor, signal: AbortSignal | undefined): Promise<FlightInfo> {
    return callUnary(this.#channel, flightService.GetFlightInfo, descriptor, this.#terms(signal));
  }

  /**
   * After a night a connection may be dead without knowing it, so that the first message is lost: it is sent once more.
   * Only where planning does nothing but that: Dremio runs a statement when its rows are fetched.
   */
  #plan(sql: string, signal: AbortSignal | undefined): Promise<FlightInfo> {
    return this.#inEitherForm(sql, (descriptor, form) => {
      const plan = this.#flightInfo(descriptor, signal);
      if (form !== 'dremio') return plan;
      return plan.catch((error: unknown) => {
        if (!isUnavailable(error)) throw error;
        return this.#flightInfo(descriptor, signal);
      });
    });
  }

  /** Until the server has taken one of the forms, a refusal of Dremio's is followed by an attempt with Flight SQL's. */
  async #inEitherForm<T>(
    sql: string,
    ask: (descriptor: FlightDescriptor, form: StatementForm) => Promise<T>,
  ): Promise<T> {
    const askAs = (form: StatementForm): Promise<T> => ask(statementDescriptor(sql, form), form);
    if (this.#form !== undefined) return askAs(this.#form);
    try {
      const answer = await askAs('dremio');
      this.#form = 'dremio';
      return answer;
    } catch (error) {
      if (!mayWantOtherForm(error)) throw error;
      const answer = await askAs('flightSql').catch((second: unknown) => {
        throw isAboutCommand(second) ? error : second;
      });
      this.#form = 'flightSql';
      return answer;
    }
  }

  async #open(info: FlightInfo, signal: AbortSignal | undefined): Promise<FlightStream> {
    const batches = this.#batches(info.endpoint, signal);
    const first = await batches.next();
    // The generator tells the schema before all rows; without endpoints there is none to tell but the plan's.
    const schema = first.done === true ? plannedSchema(info) : first.value.schema;
    return { schema, [Symbol.asyncIterator]: () => this.#rows(batches, signal) };
  }

  async *#rows(events: AsyncGenerator<StreamEvent>, signal: AbortSignal | undefined): AsyncGenerator<RecordBatch> {
    try {
      for await (const { batch } of events) if (batch !== undefined) yield batch;
    } catch (error) {
      throw callFailure(error, { address: this.#address, doing: 'rows', signal });
    }
  }

  /**
   * Endpoint by endpoint in their order. All are read from this server: Dremio names its bind address as the location,
   * and a login is not shown to another host.
   */
  async *#batches(endpoints: readonly FlightEndpoint[], signal: AbortSignal | undefined): AsyncGenerator<StreamEvent> {
    for (const { ticket } of endpoints) {
      if (ticket === undefined) throw wireFailure('an endpoint without ticket');
      const decoder = new BatchDecoder();
      const terms: CallTerms = { ...this.#session.terms(), signal };
      for await (const data of callStreaming(this.#channel, flightService.DoGet, ticket, terms)) {
        const decoded = decoder.decode(data);
        if (decoded.kind === 'schema') yield { schema: decoded.schema, batch: undefined };
        else if (decoded.kind === 'batch') yield { schema: decoded.batch.schema, batch: decoded.batch };
      }
    }
  }
}

/** A statement without rows may be planned without columns. */
function plannedSchema({ schema }: FlightInfo): Schema {
  return schema.length === 0 ? new Schema([]) : decodeSchema(schema);
}

interface StreamEvent {
  readonly schema: Schema;
  /** Absent where the schema alone has come. */
  readonly batch: RecordBatch | undefined;
}

async function all<T>(messages: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const message of messages) list.push(message);
  return list;
}

function throwAs(error: unknown, purpose: CallPurpose): never {
  throw callFailure(error, purpose);
}
