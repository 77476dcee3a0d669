import { Failure } from '@lakehouse/base';
import type { FlightClient } from '@lakehouse/flight';
import type { QueryProgress, QueryState, StartQuery } from '@lakehouse/protocol';
import { ArrangedResult, type MemoryBudget, ResultStore } from '@lakehouse/results';
import type { HeldResult } from './heldResult';
import { ProgressReports } from './progressReports';
import { wireFailure } from './wireFailure';

/** One query from its start until its rows are let go of. */
export class RunningQuery implements HeldResult {
  readonly #query: StartQuery;
  readonly #budget: MemoryBudget;
  readonly #reports: ProgressReports;
  readonly #stop = new AbortController();
  readonly #started = performance.now();
  #state: QueryState = 'running';
  #rows: ArrangedResult | undefined;
  #firstRowMs: number | undefined;
  #truncated = false;
  #failure: Failure | undefined;

  constructor(query: StartQuery, budget: MemoryBudget, report: (progress: QueryProgress) => void) {
    this.#query = query;
    this.#budget = budget;
    this.#reports = new ProgressReports(() => report(this.#progress()));
  }

  /** Reads the result to its end, telling of it on the way. Never rejects: what goes wrong is in the last report. */
  async run(client: FlightClient): Promise<void> {
    this.#reports.soon();
    try {
      await this.#read(client);
      this.#state = 'done';
      this.#reports.last();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Ends the query with what went wrong, before or while it ran. */
  fail(error: unknown): void {
    this.#failure = Failure.from(error);
    this.#state = this.#failure.code === 'query.cancelled' ? 'cancelled' : 'failed';
    this.#reports.last();
  }

  /** Ends the query on both sides; what has been read stays. */
  cancel(): void {
    this.#stop.abort();
  }

  get rows(): ArrangedResult | undefined {
    return this.#rows;
  }

  async #read(client: FlightClient): Promise<void> {
    const stream = await client.query(this.#query.sql, this.#stop.signal);
    const store = new ResultStore(stream.schema, { budget: this.#budget });
    this.#rows = new ArrangedResult(store);
    this.#reports.soon();
    const limit = this.#query.rowLimit ?? Infinity;
    // Leaving the loop ends the query on the server.
    for await (const batch of stream) {
      const room = limit - store.rows;
      const taken = store.append(batch, Math.min(batch.numRows, room));
      if (store.rows > 0) this.#firstRowMs ??= this.#elapsed();
      this.#reports.soon();
      await taken;
      this.#truncated = batch.numRows > room;
      if (this.#truncated) return;
    }
  }

  #elapsed(): number {
    return Math.round(performance.now() - this.#started);
  }

  #progress(): QueryProgress {
    return {
      resultId: this.#query.resultId,
      state: this.#state,
      columns: this.#rows?.store.columns ?? [],
      rows: this.#rows?.store.rows ?? 0,
      bytes: this.#rows?.store.bytes ?? 0,
      elapsedMs: this.#elapsed(),
      ...(this.#firstRowMs === undefined ? {} : { firstRowMs: this.#firstRowMs }),
      truncated: this.#truncated,
      ...(this.#state === 'failed' && this.#failure !== undefined ? { error: wireFailure(this.#failure) } : {}),
    };
  }
}
