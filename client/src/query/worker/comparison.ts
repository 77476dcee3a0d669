import { Failure } from '@lakehouse/base';
import type { CompareRequest, QueryProgress, QueryState } from '@lakehouse/protocol';
import { type ArrangedResult, ComparedResults, type MemoryBudget } from '@lakehouse/results';
import type { HeldResult } from './heldResult';
import { ProgressReports } from './progressReports';
import { wireFailure } from './wireFailure';

export interface ComparisonOptions {
  readonly budget: MemoryBudget;
  readonly report: (progress: QueryProgress) => void;
}

/** Two results that are compared, from the start until the rows are let go of. */
export class Comparison implements HeldResult {
  readonly rows: ArrangedResult;
  readonly #resultId: string;
  readonly #compared: ComparedResults;
  readonly #reports: ProgressReports;
  readonly #stop = new AbortController();
  readonly #started = performance.now();
  #state: QueryState = 'running';
  #failure: Failure | undefined;

  /** @throws Failure `query.unsupported` when a key is not a column of both. */
  constructor(
    { resultId, keys }: CompareRequest,
    sides: { readonly left: ArrangedResult; readonly right: ArrangedResult },
    { budget, report }: ComparisonOptions,
  ) {
    this.#resultId = resultId;
    this.#compared = new ComparedResults(sides.left.store, sides.right.store, { keys, budget });
    this.rows = this.#compared.rows;
    this.#reports = new ProgressReports(() => report(this.#progress()));
  }

  /** Compares to the end, telling of it on the way. Never rejects: what goes wrong is in the last report. */
  async run(): Promise<void> {
    this.#reports.soon();
    try {
      await this.#compared.run(() => this.#reports.soon(), this.#stop.signal);
      this.#state = 'done';
    } catch (error) {
      this.#failure = Failure.from(error);
      this.#state = this.#failure.code === 'query.cancelled' ? 'cancelled' : 'failed';
    }
    this.#reports.last();
  }

  cancel(): void {
    this.#stop.abort();
  }

  #progress(): QueryProgress {
    const { columns, rows, bytes } = this.rows.store;
    return {
      resultId: this.#resultId,
      state: this.#state,
      columns,
      rows,
      bytes,
      elapsedMs: Math.round(performance.now() - this.#started),
      truncated: false,
      ...(this.#state === 'failed' && this.#failure !== undefined ? { error: wireFailure(this.#failure) } : {}),
    };
  }
}
