import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '../json';
import type { SyncJob } from './syncJob';
import type { SyncState } from './syncState';

/** Jobs that are kept. */
const MOST_JOBS = 200;

/** Keeps jobs and states in files, so that a sandbox goes on where the one before it stopped. */
export class SyncStore {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder: string): Promise<SyncStore> {
    await mkdir(folder, { recursive: true });
    return new SyncStore(folder);
  }

  /** Jobs of earlier sandboxes, oldest first; one that still ran when its sandbox ended has failed. */
  async jobs(): Promise<readonly SyncJob[]> {
    const found = await this.#read('jobs.json');
    const jobs = Array.isArray(found) ? (found as readonly SyncJob[]) : []; // Written by `saveJobs`.
    return jobs.map(job =>
      job.status === 'running' ? { ...job, status: 'failed', reason: 'The sandbox ended during the sync.' } : job,
    );
  }

  async saveJobs(jobs: readonly SyncJob[]): Promise<void> {
    await this.#write('jobs.json', jobs.slice(-MOST_JOBS));
  }

  async state(connectionId: string): Promise<SyncState> {
    const found = await this.#read(`state-${connectionId}.json`);
    return new Map(isRecord(found) ? Object.entries(found).flatMap(([k, v]) => (isRecord(v) ? [[k, v]] : [])) : []);
  }

  async saveState(connectionId: string, state: SyncState): Promise<void> {
    await this.#write(`state-${connectionId}.json`, Object.fromEntries(state));
  }

  async #read(name: string): Promise<unknown> {
    try {
      return JSON.parse(await readFile(join(this.#folder, name), 'utf8')) as unknown;
    } catch {
      return undefined; // Nothing was kept yet.
    }
  }

  /** Written beside and moved into place: whoever is killed meanwhile leaves the old file whole. */
  async #write(name: string, value: unknown): Promise<void> {
    const file = join(this.#folder, name);
    await writeFile(`${file}.new`, JSON.stringify(value));
    await rename(`${file}.new`, file);
  }
}
