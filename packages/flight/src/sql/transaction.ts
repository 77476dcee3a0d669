import type { FlightClient } from '../client/flightClient';
import {
  ActionBeginSavepointRequest,
  ActionBeginSavepointResult,
  ActionBeginTransactionRequest,
  ActionBeginTransactionResult,
  ActionEndSavepointRequest,
  ActionEndTransactionRequest,
} from '../wire/transactionMessages';
import { askAction, tellAction } from './sqlCommand';

const END_TRANSACTION = { commit: 1, rollback: 2 } as const;
const END_SAVEPOINT = { release: 1, rollback: 2 } as const;

/** A transaction on the server, until it is committed or rolled back. */
export class Transaction {
  readonly id: Uint8Array;
  readonly #flight: FlightClient;

  private constructor(flight: FlightClient, id: Uint8Array) {
    this.#flight = flight;
    this.id = id;
  }

  /** Begins one. Rejects with `query.unsupported` where the server has none. */
  static async begin(flight: FlightClient, signal?: AbortSignal): Promise<Transaction> {
    const messages = { request: [ActionBeginTransactionRequest, {}], answer: ActionBeginTransactionResult } as const;
    const { transactionId } = await askAction(flight, 'BeginTransaction', messages, signal);
    return new Transaction(flight, transactionId);
  }

  /** Makes its changes last. */
  commit(signal?: AbortSignal): Promise<void> {
    return this.#end(END_TRANSACTION.commit, signal);
  }

  /** Undoes its changes. */
  rollback(signal?: AbortSignal): Promise<void> {
    return this.#end(END_TRANSACTION.rollback, signal);
  }

  /** Marks where it stands, to be able to come back. */
  async savepoint(name: string, signal?: AbortSignal): Promise<Savepoint> {
    const request = [ActionBeginSavepointRequest, { transactionId: this.id, name }] as const;
    const messages = { request, answer: ActionBeginSavepointResult };
    const { savepointId } = await askAction(this.#flight, 'BeginSavepoint', messages, signal);
    return new Savepoint(this.#flight, savepointId);
  }

  #end(action: 1 | 2, signal: AbortSignal | undefined): Promise<void> {
    const request = [ActionEndTransactionRequest, { transactionId: this.id, action }] as const;
    return tellAction(this.#flight, 'EndTransaction', request, signal);
  }
}

/** A place within a transaction to which it can be rolled back. */
export class Savepoint {
  readonly id: Uint8Array;
  readonly #flight: FlightClient;

  constructor(flight: FlightClient, id: Uint8Array) {
    this.#flight = flight;
    this.id = id;
  }

  /** Lets go of it; the changes stay. */
  release(signal?: AbortSignal): Promise<void> {
    return this.#end(END_SAVEPOINT.release, signal);
  }

  /** Undoes what was changed since. */
  rollback(signal?: AbortSignal): Promise<void> {
    return this.#end(END_SAVEPOINT.rollback, signal);
  }

  #end(action: 1 | 2, signal: AbortSignal | undefined): Promise<void> {
    const request = [ActionEndSavepointRequest, { savepointId: this.id, action }] as const;
    return tellAction(this.#flight, 'EndSavepoint', request, signal);
  }
}
