import type {
  Cell,
  CellKind,
  Handlers,
  Outcome,
  QueryProgress,
  ResultColumn,
  ResultsCalls,
  ResultsState,
  ResultTab,
  ResultWindow,
  WindowRequest,
} from '@lakehouse/protocol';

const KINDS = [
  ['order_id', 'BIGINT', 'number'],
  ['customer', 'VARCHAR', 'text'],
  ['amount', 'DECIMAL(38, 10)', 'number'],
  ['ordered_at', 'TIMESTAMP', 'temporal'],
  ['is_paid', 'BOOLEAN', 'boolean'],
  ['items', 'LIST(STRUCT)', 'nested'],
] as const satisfies readonly (readonly [string, string, CellKind])[];

const NAMES = ['Ada Lovelace', 'Grace Hopper', 'Edsger Dijkstra', 'Barbara Liskov', 'Tony Hoare'] as const;

/** So many columns of all kinds. */
export function sampleColumns(count: number): readonly ResultColumn[] {
  return Array.from({ length: count }, (_, i) => {
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

export interface SampleQuery {
  readonly resultId: string;
  readonly title: string;
  readonly rows: number;
  readonly columns: number;
  readonly progress?: Partial<QueryProgress>;
}

export function sampleTab({ resultId, title, rows, columns, progress }: SampleQuery): ResultTab {
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
  };
}

/** A host with results made up by row and column; remembers what was asked of it. */
export class FakeResults {
  readonly asked: { readonly method: string; readonly params: unknown }[] = [];
  readonly handlers: Handlers<ResultsCalls>;

  constructor(state: ResultsState) {
    const done = (method: string) => (params: unknown) => {
      this.asked.push({ method, params });
      return answer({});
    };
    this.handlers = {
      'results/ready': () => answer(state),
      'results/window': request => {
        this.asked.push({ method: 'results/window', params: request });
        const rows = state.tabs.find(tab => tab.resultId === request.resultId)?.progress.rows ?? 0;
        return answer(windowOf(request, rows));
      },
      'results/arrange': () => refuse(),
      'results/find': () => refuse(),
      'results/profile': () => refuse(),
      'results/summarize': () => refuse(),
      'results/cell': () => refuse(),
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
}

function windowOf(request: WindowRequest, rows: number): ResultWindow {
  const count = Math.max(0, Math.min(request.rowCount, rows - request.rowStart));
  return {
    rowStart: request.rowStart,
    columnStart: request.columnStart,
    rows: Array.from({ length: count }, (_, row) =>
      Array.from({ length: request.columnCount }, (_, column) =>
        sampleCell(request.rowStart + row, request.columnStart + column),
      ),
    ),
  };
}

function refuse(): Promise<Outcome<never>> {
  return Promise.resolve({ ok: false, error: { code: 'query.unsupported', message: 'This result cannot do that.' } });
}

function answer<T>(value: T): Promise<Outcome<T>> {
  return Promise.resolve({ ok: true, value });
}
