import { Failure } from '@lakehouse/base';
import type { RecordBatch, Schema } from 'apache-arrow';
import { decodeSchema, emptyBatch } from '../arrow/batchDecoder';
import {
  type ActionType,
  type FlightDescriptor,
  type FlightEndpoint,
  type FlightInfo,
  type PollInfo,
  type Ticket,
} from '../wire/flightMessages';
import { flightService } from '../wire/flightService';
import { cancelFlight, type CancelOutcome, doAction, renewEndpoint } from './actions';
import { Connection } from './connection';
import { EndpointReader } from './endpoints/endpointReader';
import { decodeChunks, type FlightChunk } from './endpoints/flightChunk';
import { ForeignServers } from './endpoints/foreignServers';
import type { FlightClientOptions, StatementForm } from './flightClientOptions';
import { type FlightStream, openStream, type StreamSource } from './flightStream';
import { PolledFlight, pollFlight } from './polling';
import { type Upload, uploadMessages } from './put/uploadMessages';
import { closeSession, type CloseOutcome, sessionOptions, setSessionOptions } from './sessionOptions';
import type { SessionOptionProblem, SessionValue } from './sessionOptionValues';
import { StatementForms } from './statement';

const EMPTY: Uint8Array = new Uint8Array(0);
const PARALLEL_ENDPOINTS = 4;

/** How a query is polled. */
export interface PollTerms {
  /** Told of each answer: progress from 0 to 1, where the server knows it, and the plan as far as it stands. */
  readonly onProgress?: ((progress: PollInfo) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A client of one Arrow Flight server, Dremio or any other; `FlightSqlClient` adds what Flight SQL defines.
 *
 * Connects and logs in with the first call and stays connected until `close`. A login that has run out is renewed
 * once, before anything of an answer was given. Every promise rejects, and every stream throws, with a `Failure` whose
 * `detail.server` holds the server's own words. An aborted signal ends the call on both sides.
 */
export class FlightClient {
  /** What `FlightSqlClient` is built on; its calls are not part of this package's promises. */
  readonly connection: Connection;
  readonly #foreign: ForeignServers;
  readonly #reader: EndpointReader;
  readonly #forms: StatementForms;
  readonly #parallel: number;

  /** Contacts nobody yet. @throws Failure `connection.refused` when the proxy's address cannot be used. */
  constructor(options: FlightClientOptions) {
    this.connection = new Connection(options);
    this.#foreign = new ForeignServers(options);
    this.#reader = new EndpointReader(this.connection, this.#foreign);
    this.#forms = new StatementForms(options.form);
    this.#parallel = Math.max(1, options.parallelEndpoints ?? PARALLEL_ENDPOINTS);
  }

  /** Connects and logs in, if that has not happened yet. */
  login(signal?: AbortSignal): Promise<void> {
    return this.connection.login(signal);
  }

  /** Runs SQL. Resolves when the server has told the columns; the rows come as the stream is read. */
  async query(sql: string, signal?: AbortSignal): Promise<FlightStream> {
    return this.read(await this.#forms.ask(sql, (descriptor, form) => this.#plan(descriptor, form, signal)), signal);
  }

  /** Runs what a descriptor names: a packed Flight SQL command, or a path. */
  async execute(descriptor: FlightDescriptor, signal?: AbortSignal): Promise<FlightStream> {
    return this.read(await this.flightInfo(descriptor, signal), signal);
  }

  /** As `execute`, for queries that are long to plan: what is ready is read while the rest is still being planned. */
  async executePolled(descriptor: FlightDescriptor, { onProgress, signal }: PollTerms = {}): Promise<FlightStream> {
    const stop = new AbortController();
    const leave = (info: FlightInfo | undefined): void => {
      stop.abort();
      // Best effort: a server that cannot be told finds out when nobody asks any more.
      if (info !== undefined) this.cancel(info).catch(() => undefined);
    };
    const flight = new PolledFlight(progress => onProgress?.(progress), leave);
    const joined = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
    await flight.follow(pollFlight(this.connection, descriptor, joined));
    return this.#open({
      info: () => flight.info,
      endpoints: leaving => flight.endpoints(leaving),
      ordered: flight.info?.ordered ?? false,
      signal,
    });
  }

  /**
   * The rows of a plan: several endpoints at a time, in their order where the plan is ordered, else as they come.
   *
   * Of each endpoint that is open one batch is held beside what the connection's window lets the server send ahead.
   */
  read(info: FlightInfo, signal?: AbortSignal): Promise<FlightStream> {
    return this.#open({ info: () => info, endpoints: () => info.endpoint, ordered: info.ordered, signal });
  }

  /** The rows of one endpoint, or of a ticket that is had from elsewhere. */
  doGet(from: FlightEndpoint | Ticket, signal?: AbortSignal): Promise<FlightStream> {
    const endpoint =
      'location' in from ? from : { ticket: from, location: [], expirationTime: undefined, appMetadata: EMPTY };
    return this.#open({ info: () => undefined, endpoints: () => [endpoint], ordered: true, signal });
  }

  /** The plan of what a descriptor names, without its rows. */
  flightInfo(descriptor: FlightDescriptor, signal?: AbortSignal): Promise<FlightInfo> {
    return this.connection.unary(flightService.GetFlightInfo, descriptor, signal);
  }

  /** Each answer on the way to a plan; ends with the one that is complete. Leaving the loop ends the asking only. */
  pollFlightInfo(descriptor: FlightDescriptor, signal?: AbortSignal): AsyncGenerator<PollInfo, void, undefined> {
    return pollFlight(this.connection, descriptor, signal);
  }

  /** What the server lists as flights; `expression` is in its own language. */
  listFlights(expression: Uint8Array = EMPTY, signal?: AbortSignal): Promise<readonly FlightInfo[]> {
    return this.connection.list(flightService.ListFlights, { expression }, signal);
  }

  /** The columns that a statement would give, without running it. */
  async schemaOf(sql: string, signal?: AbortSignal): Promise<Schema> {
    return this.#forms.ask(sql, descriptor => this.schema(descriptor, signal));
  }

  /** The columns of what a descriptor names. */
  async schema(descriptor: FlightDescriptor, signal?: AbortSignal): Promise<Schema> {
    return decodeSchema((await this.connection.unary(flightService.GetSchema, descriptor, signal)).schema);
  }

  /** Sends batches to the server; gives the words with which it answers, as they come. Read them to the end. */
  async *doPut(upload: Upload, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    const messages = uploadMessages(upload);
    for await (const { appMetadata } of this.connection.duplex(flightService.DoPut, messages, signal))
      yield appMetadata;
  }

  /** Sends batches and gives what the server sends meanwhile. */
  doExchange(upload: Upload, signal?: AbortSignal): AsyncGenerator<FlightChunk, void, undefined> {
    const messages = this.connection.duplex(flightService.DoExchange, uploadMessages(upload), signal);
    return decodeChunks(messages, this.connection.memory);
  }

  /** Does one of the server's actions and gives the bodies of its answers. */
  action(type: string, body: Uint8Array = EMPTY, signal?: AbortSignal): Promise<readonly Uint8Array[]> {
    return doAction(this.connection, { type, body }, signal);
  }

  /** The actions that the server offers. */
  listActions(signal?: AbortSignal): Promise<readonly ActionType[]> {
    return this.connection.list(flightService.ListActions, {}, signal);
  }

  /** Ends a query by its plan, on servers that know how; leaving its stream ends it on the others. */
  cancel(info: FlightInfo, signal?: AbortSignal): Promise<CancelOutcome> {
    return cancelFlight(this.connection, info, signal);
  }

  /** Asks that an endpoint stay valid for longer; gives it with its new time. */
  renew(endpoint: FlightEndpoint, signal?: AbortSignal): Promise<FlightEndpoint> {
    return renewEndpoint(this.connection, endpoint, signal);
  }

  /** What the server keeps for this session. */
  sessionOptions(signal?: AbortSignal): Promise<ReadonlyMap<string, SessionValue>> {
    return sessionOptions(this.connection, signal);
  }

  /** Sets options of the session, or clears those whose value is `undefined`; gives the ones that could not be set. */
  setSessionOptions(
    options: Readonly<Record<string, SessionValue | undefined>>,
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, SessionOptionProblem>> {
    return setSessionOptions(this.connection, options, signal);
  }

  /** Ends the session on the server, not the connection: the next call begins another one. */
  closeSession(signal?: AbortSignal): Promise<CloseOutcome> {
    return closeSession(this.connection, signal);
  }

  /**
   * Gives back the memory of a batch for those to come, which makes long streams twice as fast. The batch has no rows
   * from then on, and columns or arrays that were taken out of it must not be looked at any more.
   */
  release(batch: RecordBatch): void {
    emptyBatch(batch);
    this.connection.memory.giveBack(batch);
  }

  /** Lets go of the connections; calls under way are not waited for. */
  close(): void {
    this.connection.close();
    this.#foreign.close();
  }

  #open(source: Omit<StreamSource, 'parallel'>): Promise<FlightStream> {
    return openStream(this.#reader, { ...source, parallel: this.#parallel });
  }

  /**
   * After a night a connection may be dead without knowing it, so that the first message is lost: it is sent once more.
   * Only where planning does nothing but that: Dremio runs a statement when its rows are fetched.
   */
  async #plan(descriptor: FlightDescriptor, form: StatementForm, signal: AbortSignal | undefined): Promise<FlightInfo> {
    try {
      return await this.flightInfo(descriptor, signal);
    } catch (error) {
      if (form !== 'dremio' || !(error instanceof Failure) || error.detail['status'] !== 'UNAVAILABLE') throw error;
      return this.flightInfo(descriptor, signal);
    }
  }
}
