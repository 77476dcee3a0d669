import type {
  Arrangement,
  Cell,
  CellKind,
  Handlers,
  Outcome,
  QueryProgress,
  ResultColumn,
  ResultsCalls,
  ResultsState,
  ResultTab,
} from '@lakehouse/protocol';
import { arrangedRows } from './fakeArrangement';
import { changeOf, findIn, nextChangeIn, profileOf, summaryOf } from './fakeOperations';

const KINDS = [
  ['order_id', 'BIGINT', 'number'],
  ['customer', 'VARCHAR', 'text'],
  ['amount', 'DECIMAL(38, 10)', 'number'],
  ['ordered_at', 'TIMESTAMP', 'temporal'],
  ['is_paid', 'BOOLEAN', 'boolean'],
  ['items', 'LIST(STRUCT)', 'nested'],
] as const satisfies readonly (readonly [string, string, CellKind])[];

const NAMES = ['Ada Lovelace', 'Grace Hopper', 'Edsger Dijkstra', 'Barbara Liskov', 'Tony Hoare'] as const;

/** Place of the binary column in a sample of seven. */
const BINARY = 6;
const BYTES = Buffer.from(Array.from({ length: 16 }, (_, i) => i));

/** So many columns of all kinds. */
export function sampleColumns(count: number): readonly ResultColumn[] {
  return Array.from({ length: count }, (_, i) => {
    if (count === BINARY + 1 && i === BINARY) return { name: 'digest', type: 'VARBINARY', kind: 'binary' };
    const [name, type, kind] = KINDS[i % KINDS.length] ?? KINDS[0];
    return { name: i < KINDS.length ? name : `${name}_${i}`, type, kind };
  });
}

/** The value in a place of the sample: NULL and the empty string are among the customers. */
export function sampleCell(row: number, column: number): Cell {
  switch (KINDS[column % KINDS.length]?.[2]) {
    case 'number':
      return column % KINDS.length === 0 ? `90071992547409${String(row).padStart(7, '0')}` : `${row}.0000000001`;
    case 'text':
      if (row === 1) return null;
      if (row === 2) return '';
      return row === 3 ? 'two\nlines\tand "quotes"' : (NAMES[row % NAMES.length] ?? '');
    case 'temporal':
      return `2026-11-${String((row % 28) + 1).padStart(2, '0')} 08:15:30.123456`;
    case 'boolean':
      return row % 3 === 0 ? 'true' : 'false';
    default:
      return `[{"sku":"A-${row}","count":${row % 7},"note":"${'long '.repeat(80)}"}]`;
  }
}

/** A comparison of two results, whose first column tells how each row differs. */
export function comparedTab(resultId: string, rows: number): ResultTab {
  const change: ResultColumn = { name: 'change', type: 'VARCHAR', kind: 'text' };
  return sampleTab({
    resultId,
    title: 'before ↔ after',
    rows,
    columns: 0,
    progress: { columns: [change, ...sampleColumns(6)] },
    tab: { sql: '', compares: { left: 'before', right: 'after', keys: ['order_id'] } },
  });
}

export interface SampleQuery {
  readonly resultId: string;
  readonly title: string;
  readonly rows: number;
  readonly columns: number;
  readonly progress?: Partial<QueryProgress>;
  readonly tab?: Partial<ResultTab>;
}

export function sampleTab({ resultId, title, rows, columns, progress, tab }: SampleQuery): ResultTab {
  return {
    resultId,
    title,
    sql: `select *\nfrom silver.staging.${title}`,
    connection: 'dev',
    transport: 'flight',
    progress: {
      resultId,
      state: 'done',
      columns: sampleColumns(columns),
      rows,
      bytes: rows * 100,
      elapsedMs: 1240,
      firstRowMs: 87,
      truncated: false,
      ...progress,
    },
    ...tab,
  };
}

const STOPPED: Outcome<never> = { ok: false, error: { code: 'query.cancelled', message: 'The query was cancelled.' } };

/** Characters beyond which a window cuts a cell. */
const CUT = 400;

/** A host with results made up by row and column; remembers what was asked of it. */
export class FakeResults {
  readonly asked: { readonly method: string; readonly params: unknown }[] = [];
  readonly handlers: Handlers<ResultsCalls>;
  readonly #state: ResultsState;
  /** Rows of the result by their place in the arrangement; results as they came are not in here. */
  readonly #arranged = new Map<string, readonly number[]>();
  /** What ends the newest work of each operation. */
  readonly #stops = new Map<string, () => void>();
  /** Called before an answer goes out, so that a test can hold it back. */
  hold: (method: string) => Promise<void> = () => Promise.resolve();

  constructor(state: ResultsState) {
    this.#state = state;
    const done = (method: string) => (params: unknown) => this.#answer(method, params, () => ({}));
    this.handlers = {
      'results/ready': () => answer(state),
      'results/window': request =>
        this.#answer('results/window', request, () => {
          const { resultId, rowStart, rowCount, columnStart, columnCount } = request;
          const rows = Array.from(
            { length: Math.max(0, Math.min(rowCount, this.#rows(resultId) - rowStart)) },
            (_, i) => this.#row(resultId, rowStart + i),
          );
          const columns = Array.from({ length: columnCount }, (_, i) => columnStart + i);
          return {
            rowStart,
            columnStart,
            rows: rows.map(row => columns.map(column => this.#value(resultId, row, column)?.slice(0, CUT) ?? null)),
            cut: rows.flatMap((row, r) =>
              columns.flatMap((column, c) => {
                const length = this.#value(resultId, row, column)?.length ?? 0;
                return length > CUT ? [{ row: r, column: c, length }] : [];
              }),
            ),
            ...(this.#isCompared(resultId) ? { changes: rows.map(changeOf) } : {}),
          };
        }),
      'results/arrange': request => this.#arrange(request),
      'results/find': request =>
        this.#answer('results/find', request, () =>
          findIn(request, this.#rows(request.resultId), this.#cells(request.resultId)),
        ),
      'results/profile': request =>
        this.#answer('results/profile', request, () =>
          profileOf(request.column, this.#rows(request.resultId), this.#cells(request.resultId)),
        ),
      'results/nextChange': request =>
        this.#answer('results/nextChange', request, () =>
          nextChangeIn(request, this.#rows(request.resultId), row => changeOf(this.#row(request.resultId, row))),
        ),
      'results/summarize': request =>
        this.#answer('results/summarize', request, () => summaryOf(request.ranges, this.#cells(request.resultId))),
      'results/cell': request =>
        this.#answer('results/cell', request, () => {
          const text = this.#cells(request.resultId)(request.row, request.column);
          const isBinary = state.tabs.some(
            tab => tab.resultId === request.resultId && tab.progress.columns[request.column]?.kind === 'binary',
          );
          return isBinary ? { text, base64: BYTES.toString('base64') } : { text };
        }),
      'results/stop': request => {
        this.#stops.get(request.operation)?.();
        return this.#answer('results/stop', request, () => ({}));
      },
      'results/cancel': done('results/cancel'),
      'results/close': done('results/close'),
      'results/select': done('results/select'),
      'results/pin': done('results/pin'),
      'results/rename': done('results/rename'),
      'results/rerun': done('results/rerun'),
      'results/export': done('results/export'),
      'results/compare': done('results/compare'),
      'results/openJob': done('results/openJob'),
      'results/copy': done('results/copy'),
      'results/copyRange': done('results/copyRange'),
      'results/openCell': done('results/openCell'),
      'results/showError': done('results/showError'),
    };
  }

  /** Parameters of the calls of a method, in their order. */
  paramsOf<M extends keyof ResultsCalls>(method: M): readonly ResultsCalls[M]['params'][] {
    const calls = this.asked.filter(call => call.method === method);
    return calls.map(call => call.params as ResultsCalls[M]['params']); // Noted under the method that took them.
  }

  async #arrange(request: Arrangement & { readonly resultId: string }): Promise<Outcome<{ readonly rows: number }>> {
    this.asked.push({ method: 'results/arrange', params: request });
    if (await this.#held('results/arrange', request)) return STOPPED;
    const tab = this.#state.tabs.find(each => each.resultId === request.resultId);
    const progress = tab?.progress ?? { rows: 0, columns: [] };
    const outcome = arrangedRows(request, progress, (row, column) => this.#value(request.resultId, row, column));
    if (typeof outcome === 'string') return { ok: false, error: { code: 'query.badFilter', message: outcome } };
    if (outcome === undefined) this.#arranged.delete(request.resultId);
    else this.#arranged.set(request.resultId, outcome);
    return answer({ rows: this.#rows(request.resultId) });
  }

  async #answer<T>(method: string, params: unknown, value: () => T): Promise<Outcome<T>> {
    this.asked.push({ method, params });
    const isStopped = await this.#held(method, params);
    return isStopped ? STOPPED : answer(value());
  }

  /** Waits for as long as the test holds the answer back, or until the work is stopped: whether it was. */
  #held(method: string, params: unknown): Promise<boolean> {
    const { purpose } = params as { readonly purpose?: string };
    const operation = method.slice('results/'.length) + (purpose === undefined ? '' : `.${purpose}`);
    const stopped = new Promise<boolean>(resolve => this.#stops.set(operation, () => resolve(true)));
    return Promise.race([stopped, this.hold(method).then(() => false)]);
  }

  /** Rows of the arrangement that is shown. */
  #rows(resultId: string): number {
    const all = this.#state.tabs.find(tab => tab.resultId === resultId)?.progress.rows ?? 0;
    return this.#arranged.get(resultId)?.length ?? all;
  }

  #row(resultId: string, place: number): number {
    return this.#arranged.get(resultId)?.[place] ?? place;
  }

  #cells(resultId: string): (row: number, column: number) => Cell {
    return (row, column) => this.#value(resultId, this.#row(resultId, row), column);
  }

  /** A comparison has the kind of each row's change before the columns of the sample. */
  #value(resultId: string, row: number, column: number): Cell {
    if (!this.#isCompared(resultId)) return sampleCell(row, column);
    return column === 0 ? changeOf(row).kind : sampleCell(row, column - 1);
  }

  #isCompared(resultId: string): boolean {
    return this.#state.tabs.find(tab => tab.resultId === resultId)?.compares !== undefined;
  }
}

function answer<T>(value: T): Promise<Outcome<T>> {
  return Promise.resolve({ ok: true, value });
}
