import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Field, Float64, Int64, makeData, RecordBatch, Schema, Struct, Utf8 } from 'apache-arrow';
import {
  type Arrangement,
  ArrangedResult,
  ComparedResults,
  type ExportFormat,
  exportRows,
  MemoryBudget,
  ResultStore,
} from '@lakehouse/results';

/*
 * A result of ours that answers each line of its input with the milliseconds that it took: `sort COLUMN`,
 * `filter COLUMN TEXT`, `profile COLUMN`, `export FORMAT`, `compare` (with itself), `windows` (the median and the 95th
 * percentile of a hundred). Behind work comes how long the thread was held at most: that is how long a stop has to wait.
 * The arguments are the rows and the megabytes that may stay in memory.
 */
const ROWS = Number(process.argv[2]);
const BATCH = 65_536;
const FIELDS = [
  new Field('id', new Int64()),
  new Field('amount', new Float64()),
  new Field('status', new Utf8()),
  new Field('name', new Utf8()),
];
const STATES = ['placed', 'shipped', 'completed', 'returned', 'return_pending', 'cancelled'].map(text =>
  Buffer.from(text),
);
const WINDOW = { rowCount: 60, columnStart: 0, columnCount: FIELDS.length };

/** Numbers that look random and are the same in each run. */
class Numbers {
  #state = 42;

  next(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) | 0;
    return (this.#state ^ (this.#state >>> 15)) >>> 0;
  }
}

async function main(): Promise<void> {
  const budget = new MemoryBudget({ limit: Number(process.argv[3]) * 1e6, folder: tmpdir() });
  const schema = new Schema(FIELDS);
  const store = new ResultStore(schema, { budget });
  const numbers = new Numbers();
  for (let row = 0; row < ROWS; row += BATCH) await store.append(batchOf(schema, numbers, Math.min(BATCH, ROWS - row)));
  await budget.settled();
  const result = new ArrangedResult(store);
  process.stdout.write('ready\n');
  for await (const line of createInterface({ input: process.stdin }))
    process.stdout.write(`${await answer(result, line.split(' '))}\n`);
}

function batchOf(schema: Schema, numbers: Numbers, rows: number): RecordBatch {
  const ids = BigInt64Array.from({ length: rows }, () => (BigInt(numbers.next()) << 31n) ^ BigInt(numbers.next()));
  const amounts = Float64Array.from({ length: rows }, () => numbers.next() / 1000);
  const states = texts(rows, () => STATES[numbers.next() % STATES.length] as Buffer);
  const names = texts(rows, () => Buffer.from(`customer ${numbers.next() % 5_000_000}`));
  const children = [
    makeData({ type: new Int64(), data: ids }),
    makeData({ type: new Float64(), data: amounts }),
    makeData({ type: new Utf8(), ...states }),
    makeData({ type: new Utf8(), ...names }),
  ];
  return new RecordBatch(schema, makeData({ type: new Struct(FIELDS), length: rows, children }));
}

function texts(rows: number, next: () => Buffer): { readonly valueOffsets: Int32Array; readonly data: Uint8Array } {
  const pieces = Array.from({ length: rows }, next);
  const valueOffsets = new Int32Array(rows + 1);
  for (const [i, piece] of pieces.entries()) valueOffsets[i + 1] = (valueOffsets[i] ?? 0) + piece.length;
  return { valueOffsets, data: new Uint8Array(Buffer.concat(pieces)) };
}

async function answer(result: ArrangedResult, [what, name, ...rest]: readonly string[]): Promise<string> {
  const column = FIELDS.findIndex(field => field.name === name);
  const sort: Arrangement = { sort: [{ column, descending: false }], filters: [] };
  const filter: Arrangement = { sort: [], filters: [{ column, test: { kind: 'less', text: rest.join(' ') } }] };
  switch (what) {
    case 'sort':
      return await timed(() => result.arrange(sort));
    case 'filter':
      return await timed(() => result.arrange(filter));
    case 'contains': {
      const test = { kind: 'contains', text: rest.join(' '), caseSensitive: false } as const;
      return await timed(() => result.arrange({ sort: [], filters: [{ column, test }] }));
    }
    case 'profile':
      return await timed(() => result.profile(column, undefined, rest[0] === 'told' ? () => undefined : undefined));
    case 'export': {
      const format = name as ExportFormat; // The bench asks for formats that there are.
      const path = join(tmpdir(), `lakehouse-bench.${name}`);
      const time = await timed(() => exportRows(result.view, { path, format, columns: FIELDS.map((_, i) => i) }));
      rmSync(path);
      return time;
    }
    case 'compare': {
      const { store } = result;
      const compared = new ComparedResults(store, store, { keys: ['id'] });
      const time = await timed(() => compared.run(() => undefined, new AbortController().signal));
      await compared.rows.dispose();
      return time;
    }
    case 'all':
      return await timed(() => result.arrange({ sort: [], filters: [] }));
    default:
      return windows(result);
  }
}

async function timed(work: () => Promise<unknown>): Promise<string> {
  const started = performance.now();
  const turns = new Turns();
  await work();
  return `${(performance.now() - started).toFixed(1)} ${turns.end().toFixed(1)}`;
}

/** Waits for its turn again and again, and tells how long it had to wait at most. */
class Turns {
  #since = performance.now();
  #longest = 0;
  #isOver = false;

  constructor() {
    this.#wait();
  }

  end(): number {
    this.#isOver = true;
    return this.#longest;
  }

  #wait(): void {
    setImmediate(() => {
      const now = performance.now();
      this.#longest = Math.max(this.#longest, now - this.#since);
      this.#since = now;
      if (!this.#isOver) this.#wait();
    });
  }
}

function windows(result: ArrangedResult): string {
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    const rowStart = Math.floor((ROWS - WINDOW.rowCount) * ((i * 0.618_034) % 1));
    const started = performance.now();
    result.window({ ...WINDOW, rowStart });
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return `${(times[100] ?? 0).toFixed(2)} ${(times[190] ?? 0).toFixed(2)}`;
}

void main();
