import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FlightEndpoint, QueryProgress } from '@lakehouse/protocol';
import { QueryWorker } from '../../client/src/query/queryWorker';
import { ResultRows } from '../../client/src/query/resultRows';
import { Logger } from '../../packages/base/src/index';

const SCRIPT = resolve('dist/query/worker.js');

/** A query worker as the extension starts it, with a folder of its own for what it spills. */
export class WorkerResults {
  readonly spill: string;
  readonly worker: QueryWorker;
  readonly rows: ResultRows;
  readonly #reports = new Map<string, QueryProgress>();
  #wake: (() => void)[] = [];

  /** `memoryBudget` in bytes; the folder may be one that cannot be made. */
  constructor(memoryBudget = 256e6, spill = mkdtempSync(join(tmpdir(), 'lakehouse-spill-'))) {
    this.spill = spill;
    const start = () => ({ memoryBudget, spillFolder: this.spill });
    this.worker = new QueryWorker({ script: SCRIPT, start, log: new Logger(() => undefined) });
    this.rows = new ResultRows(this.worker);
    this.worker.onProgress(progress => {
      this.#reports.set(progress.resultId, progress);
      for (const wake of this.#wake.splice(0)) wake();
    });
  }

  async start(resultId: string, endpoint: FlightEndpoint, sql: string): Promise<void> {
    await this.worker.call('query/start', { resultId, endpoint, sql });
  }

  /** The first report of a result that is as wanted, of the last one and those to come. */
  async reported(resultId: string, wanted: (progress: QueryProgress) => boolean): Promise<QueryProgress> {
    for (;;) {
      const report = this.#reports.get(resultId);
      if (report !== undefined && wanted(report)) return report;
      await new Promise<void>(done => this.#wake.push(done));
    }
  }

  /** The last report of a result. */
  ended(resultId: string): Promise<QueryProgress> {
    return this.reported(resultId, ({ state }) => state !== 'running');
  }

  /** Cells of some rows and the first columns. */
  async cells(resultId: string, rowStart: number, rowCount: number, columnCount = 100) {
    const window = { rowStart, rowCount, columnStart: 0, columnCount };
    return (await this.rows.operate('window', { resultId, ...window })).rows;
  }

  /** Files that rows lie in at the moment: names in the folder, and those that have none any more but are open. */
  spilled(): readonly string[] {
    const named = existsSync(this.spill) ? readdirSync(this.spill) : [];
    const handles = process.platform === 'linux' ? readdirSync('/proc/self/fd') : [];
    const open = handles.flatMap(handle => linkOf(`/proc/self/fd/${handle}`) ?? []);
    return [...named, ...open.filter(path => path.startsWith(this.spill))];
  }

  dispose(): void {
    this.worker.dispose();
    rmSync(this.spill, { recursive: true, force: true });
  }
}

/** Where a sandbox answers over Flight, for its one user or for one with another password. */
export function sandboxEndpoint(port: number, password = 'password123'): FlightEndpoint {
  return { host: '127.0.0.1', port, credentials: { kind: 'password', user: 'admin', password } };
}

/** What a handle leads to; `undefined` when it was closed meanwhile, as that of the list itself. */
function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
