import { join } from 'node:path';
import { Failure, type Logger } from '@lakehouse/base';
import type { SyncConnection } from './syncConnection';
import type { SyncCounts, SyncJob } from './syncJob';
import { SyncRun } from './syncRun';
import type { SyncStore } from './syncStore';

const MOST_LOG_LINES = 100;

interface Running {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** The syncs of the sandbox: at most one of a connection at a time. */
export class SyncJobs {
  readonly #store: SyncStore;
  readonly #bronze: string;
  readonly #log: Logger;
  readonly #jobs = new Map<number, SyncJob>();
  readonly #running = new Map<number, Running>();
  #saving: Promise<void> = Promise.resolve();

  private constructor(store: SyncStore, bronze: string, log: Logger) {
    this.#store = store;
    this.#bronze = bronze;
    this.#log = log;
  }

  static async open(store: SyncStore, dataFolder: string, log: Logger): Promise<SyncJobs> {
    const jobs = new SyncJobs(store, join(dataFolder, 'bronze'), log);
    for (const job of await store.jobs()) jobs.#jobs.set(job.id, job);
    return jobs;
  }

  find(id: number): SyncJob | undefined {
    return this.#jobs.get(id);
  }

  /** Jobs of a connection, the newest first. */
  of(connectionId: string): readonly SyncJob[] {
    return [...this.#jobs.values()].filter(job => job.connectionId === connectionId).reverse();
  }

  /** @throws Failure `sync.running` when one of this connection goes on */
  start(connection: SyncConnection): SyncJob {
    const { connectionId } = connection;
    if (this.of(connectionId).some(job => job.status === 'running'))
      throw new Failure('sync.running', `A sync is already running for: ${connectionId}`);
    const id = Math.max(0, ...this.#jobs.keys()) + 1;
    const now = seconds();
    this.#jobs.set(id, { id, connectionId, createdAt: now, updatedAt: now, status: 'running', streams: {}, log: [] });
    const stop = new AbortController();
    this.#running.set(id, { stop, ended: this.#run(id, connection, stop.signal) });
    return this.#job(id);
  }

  /** Asks a job to stop; gives it as it is then. @throws Failure `remote.rejected` when it does not run */
  async cancel(id: number): Promise<SyncJob> {
    const running = this.#running.get(id);
    if (running === undefined) throw new Failure('remote.rejected', `Job ${id} is not running.`);
    running.stop.abort();
    await running.ended;
    return this.#job(id);
  }

  /** Settles when a job has ended. */
  async ended(id: number): Promise<SyncJob> {
    await this.#running.get(id)?.ended;
    return this.#job(id);
  }

  /** Cancels what runs, and waits until everything is kept. */
  async close(): Promise<void> {
    for (const { stop } of this.#running.values()) stop.abort();
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
    await this.#saving;
  }

  async #run(id: number, connection: SyncConnection, signal: AbortSignal): Promise<void> {
    const run = new SyncRun(connection, this.#bronze, {
      counted: (stream, counts) => this.#count(id, stream, counts),
      logged: line => this.#change(id, job => ({ log: [...job.log, line].slice(-MOST_LOG_LINES) })),
    });
    try {
      const state = await run.run(await this.#store.state(connection.connectionId), signal);
      await this.#store.saveState(connection.connectionId, state);
      this.#change(id, () => ({ status: 'succeeded' }));
    } catch (error) {
      const { message } = Failure.from(error);
      this.#change(id, () => (signal.aborted ? { status: 'cancelled' } : { status: 'failed', reason: message }));
    }
    this.#running.delete(id);
    const { status, reason = '' } = this.#job(id);
    this.#log.info('airbyte', 'a sync ended', { job: id, connection: connection.name, status, reason });
    await this.#save();
  }

  #count(id: number, stream: string, counts: SyncCounts): void {
    this.#change(id, job => ({ streams: { ...job.streams, [stream]: counts } }));
  }

  #change(id: number, change: (job: SyncJob) => Partial<SyncJob>): void {
    const job = this.#job(id);
    this.#jobs.set(id, { ...job, ...change(job), updatedAt: seconds() });
  }

  #job(id: number): SyncJob {
    const job = this.#jobs.get(id);
    if (job === undefined) throw new Failure('remote.notFound', `There is no job ${id}.`);
    return job;
  }

  /** One after the other: two that wrote the same file at once would spoil it. */
  #save(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#store.saveJobs([...this.#jobs.values()]));
    return this.#saving;
  }
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
