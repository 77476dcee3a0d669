import { Disposables, Failure, type Disposable, type Logger } from '@lakehouse/base';
import type { Dremio } from '@lakehouse/dremio';
import * as l10n from '@vscode/l10n';
import type { Connection } from '../../connections/connection';
import type { EndedRun, QueryRun } from '../queryRun';
import type { QueryRuns } from '../queryRuns';
import { jobPage } from './jobPage';

/** What looking for a job needs of the rest. */
export interface JobSources {
  /** The REST client of a connection, or `undefined` where the user would have to be asked for a secret. */
  readonly dremioIfKnown: (connection: Connection) => Promise<JobClient | undefined>;
  /** Id of a job that ran over REST. */
  readonly restJob: (resultId: string) => string | undefined;
  /** Whether jobs are looked for at all. */
  readonly isWanted: () => boolean;
  /** Waits so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/** The queries whose jobs are found. */
export interface JobRuns {
  readonly find: QueryRuns['find'];
  readonly tell: QueryRuns['tell'];
  readonly onDidEnd: (listener: (ended: EndedRun) => void) => Disposable;
}

type JobClient = Pick<Dremio, 'findJobs' | 'job' | 'reflectionName'>;

/** Dremio lists a job a moment after it has ended: how long to wait before each look. */
const WAITS_MS = [0, 1500, 5000];
/** Seconds that a statement may have been on its way, and then waited to be listed. */
const SLACK_SECONDS = 60;
/** Longer statements are not looked for: the search would be as long. */
const LONGEST_SQL = 50_000;

/**
 * Finds the jobs that queries were in Dremio, and the reflections that answered them.
 *
 * It happens after the query, by the REST API, which may be out of reach: then a result merely has no job to show.
 */
export class QueryJobs implements Disposable {
  readonly #runs: JobRuns;
  readonly #sources: JobSources;
  readonly #log: Logger;
  readonly #owned = new Disposables();
  readonly #stop = new AbortController();
  /** Jobs by result; those of closed results stay, so that no later run takes them for its own. */
  readonly #jobs = new Map<string, string>();

  constructor(runs: JobRuns, sources: JobSources, log: Logger) {
    this.#runs = runs;
    this.#sources = sources;
    this.#log = log;
    this.#owned.add(runs.onDidEnd(ended => void this.#look(ended)));
    this.#owned.add({ dispose: () => this.#stop.abort() });
  }

  /** Address of Dremio's page about the job of a result. @throws Failure `remote.notFound` when it is not known. */
  page(resultId: string): string {
    const job = this.#jobs.get(resultId);
    const run = this.#runs.find(resultId);
    if (job !== undefined && run !== undefined) return jobPage(run.connection, job);
    if (run !== undefined && isListedLate(run)) throw new Failure('remote.notFound', listedLate());
    throw new Failure(
      'remote.notFound',
      l10n.t('The job of this result was not found in Dremio: look at its list of jobs.'),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #look({ run, progress }: EndedRun): Promise<void> {
    const wasSent = progress.error === undefined || progress.error.code.startsWith('query.');
    if (!wasSent || !this.#sources.isWanted()) return;
    if (isListedLate(run))
      return this.#runs.tell(run.resultId, { note: [run.note, listedLate()].filter(Boolean).join(' · ') });
    try {
      const dremio = await this.#sources.dremioIfKnown(run.connection);
      if (dremio === undefined) return;
      const job = await this.#find(run, dremio, progress.elapsedMs);
      if (job === undefined || this.#runs.find(run.resultId) === undefined) return;
      this.#jobs.set(run.resultId, job);
      this.#runs.tell(run.resultId, { hasJob: true });
      this.#runs.tell(run.resultId, { reflections: await this.#reflections(dremio, job) });
    } catch (error) {
      this.#log.debug('query', 'the job of a query was not found', { reason: Failure.from(error).message });
    }
  }

  async #find(run: QueryRun, dremio: JobClient, elapsedMs: number): Promise<string | undefined> {
    const { source, prepared, connection, resultId } = run;
    if (source.transport === 'rest') return this.#sources.restJob(resultId);
    if (prepared.sql.length > LONGEST_SQL) return undefined;
    const withinSeconds = elapsedMs / 1000 + SLACK_SECONDS;
    const search = { sql: prepared.sql, user: connection.login.user, withinSeconds };
    for (const wait of WAITS_MS) {
      await this.#sources.pause(wait);
      if (this.#stop.signal.aborted || this.#runs.find(resultId) === undefined) return undefined;
      const known = new Set(this.#jobs.values());
      const found = await dremio.findJobs(search, this.#stop.signal);
      // The same statement may have run a moment before: its job is that of another result.
      const [job] = found.filter(id => !known.has(id));
      if (job !== undefined) return job;
    }
    return undefined;
  }

  async #reflections(dremio: JobClient, id: string): Promise<readonly string[]> {
    const { reflections } = await dremio.job(id, this.#stop.signal);
    const names = reflections.map(async each => (await dremio.reflectionName(each, this.#stop.signal)) ?? each);
    return Promise.all(names);
  }
}

/**
 * Whether its job cannot be found: Dremio Cloud lists those that run this very moment (`sys.project.jobs`), and those
 * that have ended up to an hour later (`sys.project.history.jobs`). Over REST the job is known from the start.
 */
function isListedLate({ connection, source }: QueryRun): boolean {
  return connection.address.kind === 'cloud' && source.transport === 'flight';
}

function listedLate(): string {
  return l10n.t('no link to the job: Dremio Cloud lists it up to an hour later');
}
