import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '@lakehouse/base';
import type { Lake } from '../lake/lake';
import { Job } from './job';
import { jobAnswer, type JobAnswer } from './jobAnswer';

/** How many jobs can be asked for; older ones are forgotten with their results. */
const KEPT = 300;

/** The statements that came in by REST, with their results. */
export class Jobs {
  readonly #lake: Lake;
  readonly #folder: string;
  readonly #jobs = new Map<string, Job>();

  constructor(lake: Lake) {
    this.#lake = lake;
    this.#folder = join(lake.folder, 'results');
    // What a sandbox that was killed left here belongs to nobody.
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Starts a statement; whether it is one at all shows in the job. */
  submit(sql: string, user: string): Job {
    const id = randomUUID();
    const job = new Job({ id, sql, user, path: join(this.#folder, id) }, this.#lake);
    this.#jobs.set(id, job);
    this.#forgetOldest();
    return job;
  }

  /**
   * The answer to `GET /job/{id}`, also of a statement that came in over Flight.
   *
   * @throws Failure `remote.notFound`
   */
  describe(id: string): JobAnswer {
    const job = this.#jobs.get(id);
    if (job !== undefined) return job.describe();
    const record = this.#lake.job(id);
    if (record === undefined) throw notFound(id);
    return jobAnswer(record);
  }

  /** @throws Failure `remote.notFound` */
  get(id: string): Job {
    const job = this.#jobs.get(id);
    if (job === undefined) throw notFound(id);
    return job;
  }

  /** Cancels what still runs and removes all results. */
  async close(): Promise<void> {
    await Promise.all([...this.#jobs.values()].map(job => job.dispose()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #forgetOldest(): void {
    for (const [id, job] of this.#jobs) {
      if (this.#jobs.size <= KEPT) return;
      if (!job.ended) continue;
      this.#jobs.delete(id);
      void job.dispose();
    }
  }
}

function notFound(id: string): Failure {
  return new Failure('remote.notFound', `Job [${id}] not found.`);
}
