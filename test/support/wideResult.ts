import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxProcess } from './sandbox';
import { differentRows, writeWideTable } from './wideTable';
import { sandboxEndpoint, WorkerResults } from './workerResults';

/** Places of columns of the wide table. */
const [ID, SHUFFLED, STATUS, NAME] = [0, 4, 8, 9];
const RESULT = 'wide';

/** Milliseconds that each step took, by its name. */
export type StepTimes = Readonly<Record<string, number>>;

/**
 * Reads the wide table from a sandbox into the query worker, looks at it in each way, and exports it to Parquet, which
 * must be equal to what the sandbox read it from. Gives how long each step took.
 */
export async function checkWideResult(rows: number): Promise<StepTimes> {
  const lake = mkdtempSync(join(tmpdir(), 'lakehouse-wide-'));
  const source = await writeWideTable(lake, rows);
  const sandbox = await SandboxProcess.start({ data: lake });
  const results = new WorkerResults();
  const times: Record<string, number> = {};
  const timed = async (name: string, step: () => Promise<void>): Promise<void> => {
    const started = performance.now();
    await step();
    times[name] = Math.round(performance.now() - started);
  };
  try {
    await results.start(RESULT, sandboxEndpoint(sandbox.flight), 'select * from bronze.wide');
    await timed('first rows', () => checkFirstRows(results));
    await timed('all rows', () => checkAllRows(results, rows));
    await timed('sort', () => checkSort(results, rows));
    await timed('filter', () => checkFilter(results, rows));
    await timed('find', () => checkFind(results, rows));
    await timed('profile', () => checkProfile(results, rows));
    const exported = join(lake, 'exported.parquet');
    await timed('export', () => checkExport(results, exported, rows));
    await timed('comparison by DuckDB', async () => {
      assert.equal(await differentRows(source, exported), 0);
    });
    await results.worker.call('query/release', { resultId: RESULT });
    assert.deepEqual(results.spilled(), []);
    return times;
  } finally {
    results.dispose();
    await sandbox.stop();
    rmSync(lake, { recursive: true, force: true });
  }
}

async function checkFirstRows(results: WorkerResults): Promise<void> {
  const { state } = await results.reported(RESULT, ({ rows }) => rows > 0);
  assert.equal(state, 'running', 'rows can be shown while the query runs');
  assert.equal((await results.cells(RESULT, 0, 1)).length, 1);
}

async function checkAllRows(results: WorkerResults, rows: number): Promise<void> {
  const ended = await results.ended(RESULT);
  assert.deepEqual([ended.state, ended.rows, ended.columns.length], ['done', rows, 20]);
  assert.equal((await results.cells(RESULT, rows - 1, 5)).length, 1);
}

async function checkSort(results: WorkerResults, rows: number): Promise<void> {
  const sort = [
    { column: STATUS, descending: false },
    { column: SHUFFLED, descending: true },
    { column: ID, descending: true },
  ];
  assert.deepEqual(await results.rows.operate('arrange', { resultId: RESULT, sort, filters: [] }), { rows });
  const [first] = await results.cells(RESULT, 0, 1);
  const [last] = await results.cells(RESULT, rows - 1, 1);
  assert.deepEqual([first?.[STATUS], last?.[STATUS]], ['completed', 'shipped']);
  // By id alone, the middle is known.
  await results.rows.operate('arrange', { resultId: RESULT, sort: [{ column: ID, descending: true }], filters: [] });
  const middle = Math.floor(rows / 2);
  const [row] = await results.cells(RESULT, middle, 1);
  assert.deepEqual([row?.[ID], row?.[NAME]], [String(rows - 1 - middle), `customer ${rows - 1 - middle}`]);
}

async function checkFilter(results: WorkerResults, rows: number): Promise<void> {
  const filters = [
    { column: STATUS, test: { kind: 'equal', text: 'lost' } },
    { column: ID, test: { kind: 'less', text: String(rows / 2) } },
  ] as const;
  const arranged = await results.rows.operate('arrange', { resultId: RESULT, sort: [], filters });
  assert.equal(arranged.rows, rows / 10);
}

async function checkFind(results: WorkerResults, rows: number): Promise<void> {
  await results.rows.operate('arrange', { resultId: RESULT, sort: [{ column: ID, descending: false }], filters: [] });
  const text = `CUSTOMER ${rows - 1}`;
  const request = { text, caseSensitive: false, columns: [ID, NAME], from: { row: 0, column: 0 }, backwards: false };
  const { place } = await results.rows.operate('find', { resultId: RESULT, ...request });
  assert.deepEqual(place, { row: rows - 1, column: NAME });
}

async function checkProfile(results: WorkerResults, rows: number): Promise<void> {
  const id = await results.rows.operate('profile', { resultId: RESULT, column: ID });
  assert.deepEqual([id.rows, id.nulls, id.min, id.max], [rows, 0, '0', String(rows - 1)]);
  const status = await results.rows.operate('profile', { resultId: RESULT, column: STATUS });
  assert.deepEqual([status.distinct.count, status.top.length > 0, status.top[0]?.rows], [5, true, rows / 5]);
}

async function checkExport(results: WorkerResults, path: string, rows: number): Promise<void> {
  const columns = Array.from({ length: 20 }, (_, column) => column);
  const request = { resultId: RESULT, path, format: 'parquet', columns } as const;
  const seen: number[] = [];
  const exported = await results.rows.export(request, ({ rows: so }) => seen.push(so), new AbortController().signal);
  assert.deepEqual(exported, { rows, bytes: statSync(path).size });
  assert.ok(seen.length > 0, 'the export tells how it goes');
}
