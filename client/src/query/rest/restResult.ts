import { Failure } from '@lakehouse/base';
import type { ResultPage } from '@lakehouse/dremio';
import type { Cell, QueryProgress, QueryState, ResultColumn } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { QueryWorker } from '../queryWorker';
import { cellOf, columnOf } from './restColumns';

/** Gives a result page by page, from its first row. */
export type Pages = (signal: AbortSignal) => AsyncIterable<ResultPage>;

/** Which result is read, up to how many rows, and who keeps them. */
export interface RestReading {
  readonly resultId: string;
  readonly rowLimit: number | undefined;
  readonly worker: Pick<QueryWorker, 'call'>;
}

/** One query over REST from its start until its rows are let go of. Rows go to the query worker as they come. */
export class RestResult {
  readonly #reading: RestReading;
  readonly #report: (progress: QueryProgress) => void;
  readonly #stop = new AbortController();
  readonly #started = performance.now();
  #columns: readonly ResultColumn[] | undefined;
  #job: string | undefined;
  #state: QueryState = 'running';
  #rows = 0;
  #bytes = 0;
  #firstRowMs: number | undefined;
  #truncated = false;
  #failure: Failure | undefined;
  /** True once the worker has no rows of it any more: from then on it must not hear of the result. */
  #isGone = false;

  constructor(reading: RestReading, report: (progress: QueryProgress) => void) {
    this.#reading = reading;
    this.#report = report;
  }

  /** Id of the job in Dremio; `undefined` before it is known. */
  get job(): string | undefined {
    return this.#job;
  }

  isJob(id: string): void {
    this.#job = id;
  }

  /** Reads the result to its end, telling of it on the way. Never rejects: what goes wrong is in the last report. */
  async read(pages: Pages): Promise<void> {
    this.#tell();
    try {
      for await (const page of pages(this.#stop.signal)) {
        await this.#take(page);
        if (this.#truncated) break;
        this.#tell();
      }
      await this.#finish('done');
    } catch (error) {
      if (this.#isGone) return;
      this.#failure = Failure.from(error);
      // When the worker is what failed, it has nothing to finish.
      await this.#finish(this.#failure.code === 'query.cancelled' ? 'cancelled' : 'failed').catch(() => undefined);
    }
    if (!this.#isGone) this.#tell();
  }

  cancel(): void {
    this.#stop.abort();
  }

  /** Stops reading, and tells no more: the rows are let go of. */
  release(): void {
    this.#isGone = true;
    this.#stop.abort();
  }

  /** The worker that kept the rows has ended: stops reading, and tells that as the last report. */
  lose(failure: Failure): void {
    if (this.#isGone || (this.#state === 'failed' && this.#rows === 0)) return;
    this.release();
    this.#failure = failure;
    this.#state = 'failed';
    this.#rows = 0;
    this.#tell();
  }

  async #take({ fields, rows, total }: ResultPage): Promise<void> {
    if (this.#stop.signal.aborted) throw cancelled();
    const { resultId, rowLimit = Infinity, worker } = this.#reading;
    if (this.#columns === undefined) {
      this.#columns = fields.map(columnOf);
      await worker.call('query/open', { resultId, columns: this.#columns });
      this.#mustBeKept();
    }
    const cells = rows.slice(0, rowLimit - this.#rows).map(row => row.map(cellOf));
    await worker.call('query/append', { resultId, rows: cells });
    this.#mustBeKept();
    this.#rows += cells.length;
    this.#bytes += sizeOf(cells);
    if (this.#rows > 0) this.#firstRowMs ??= this.#elapsed();
    this.#truncated = this.#rows >= rowLimit && total > rowLimit;
  }

  #mustBeKept(): void {
    if (this.#isGone) throw cancelled();
  }

  async #finish(state: QueryState): Promise<void> {
    if (this.#isGone) return;
    this.#state = state;
    if (this.#columns === undefined) return;
    const { resultId, worker } = this.#reading;
    await worker.call('query/finish', { resultId, state, truncated: this.#truncated });
  }

  #elapsed(): number {
    return Math.round(performance.now() - this.#started);
  }

  #tell(): void {
    const failure = this.#failure;
    this.#report({
      resultId: this.#reading.resultId,
      state: this.#state,
      columns: this.#columns ?? [],
      rows: this.#rows,
      bytes: this.#bytes,
      elapsedMs: this.#elapsed(),
      ...(this.#firstRowMs === undefined ? {} : { firstRowMs: this.#firstRowMs }),
      truncated: this.#truncated,
      ...(this.#state === 'failed' && failure !== undefined
        ? { error: { code: failure.code, message: failure.message, detail: failure.detail } }
        : {}),
    });
  }
}

function cancelled(): Failure {
  return new Failure('query.cancelled', l10n.t('The query was cancelled.'));
}

/** Characters of the texts, as a measure of what came. */
function sizeOf(rows: readonly (readonly Cell[])[]): number {
  let size = 0;
  for (const row of rows) for (const cell of row) size += cell?.length ?? 0;
  return size;
}
