import { Failure } from '@lakehouse/base';
import type { ResultPage } from '@lakehouse/dremio';
import type { Cell, QueryProgress, QueryState, ResultColumn, ResultWindow, WindowRequest } from '@lakehouse/protocol';
import { cellOf, columnOf } from './restColumns';

/** Rows that are read over REST at most: 500 come with each request, and the extension host holds them. */
export const MOST_REST_ROWS = 100_000;

/** Gives a result page by page, from its first row. */
export type Pages = (signal: AbortSignal) => AsyncIterable<ResultPage>;

/** One query over REST from its start until its rows are let go of. */
export class RestResult {
  readonly #resultId: string;
  readonly #limit: number;
  readonly #report: (progress: QueryProgress) => void;
  readonly #stop = new AbortController();
  readonly #started = performance.now();
  readonly #rows: (readonly Cell[])[] = [];
  #columns: readonly ResultColumn[] = [];
  #state: QueryState = 'running';
  #bytes = 0;
  #firstRowMs: number | undefined;
  #truncated = false;
  #failure: Failure | undefined;

  constructor(resultId: string, rowLimit: number | undefined, report: (progress: QueryProgress) => void) {
    this.#resultId = resultId;
    this.#limit = Math.min(rowLimit ?? MOST_REST_ROWS, MOST_REST_ROWS);
    this.#report = report;
  }

  /** Reads the result to its end, telling of it on the way. Never rejects: what goes wrong is in the last report. */
  async read(pages: Pages): Promise<void> {
    this.#tell();
    try {
      for await (const page of pages(this.#stop.signal)) {
        this.#take(page);
        if (this.#truncated) break;
        this.#tell();
      }
      this.#state = 'done';
    } catch (error) {
      this.#failure = Failure.from(error);
      this.#state = this.#failure.code === 'query.cancelled' ? 'cancelled' : 'failed';
    }
    this.#tell();
  }

  window({ rowStart, rowCount, columnStart, columnCount }: WindowRequest): ResultWindow {
    const rows = this.#rows.slice(rowStart, rowStart + rowCount);
    return { rowStart, columnStart, rows: rows.map(row => row.slice(columnStart, columnStart + columnCount)) };
  }

  cancel(): void {
    this.#stop.abort();
  }

  #take({ fields, rows, total }: ResultPage): void {
    this.#columns = fields.map(columnOf);
    const room = this.#limit - this.#rows.length;
    for (const row of rows.slice(0, room)) {
      const cells = row.map(cellOf);
      for (const cell of cells) this.#bytes += cell?.length ?? 0;
      this.#rows.push(cells);
    }
    if (this.#rows.length > 0) this.#firstRowMs ??= this.#elapsed();
    this.#truncated = this.#rows.length >= this.#limit && total > this.#limit;
  }

  #elapsed(): number {
    return Math.round(performance.now() - this.#started);
  }

  #tell(): void {
    const failure = this.#failure;
    this.#report({
      resultId: this.#resultId,
      state: this.#state,
      columns: this.#columns,
      rows: this.#rows.length,
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
