import { Failure, type Disposable, type Logger } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { apiPath, originOf, type DremioAddress } from './address';
import { answerFailure } from './answerFailure';
import { columnsOfSchemasStatement, columnsStatement, datasetsOf, quotedPath, type Dataset } from './columnRows';
import type { DremioLogin } from './dremioLogin';
import { decodeJob, isFinalState, type Job } from './job';
import { jobSearchStatement, type JobSearch } from './jobSearch';
import { parseExact, record, text } from './json';
import { decodePage, type ResultPage } from './resultPage';
import {
  changeReflection,
  type AskJson,
  type ChangedReflection,
  type ReflectionChange,
  type ReflectionName,
} from './reflectionChange';
import { Session } from './session';
import { Transport, type DremioTls, type HttpAnswer, type HttpRequest } from './transport';
import { pause, unlessAborted } from './waiting';

export interface DremioOptions {
  readonly address: DremioAddress;
  readonly login: DremioLogin;
  readonly tls?: DremioTls;
  /** URL of an HTTP proxy; absent for a direct connection. */
  readonly proxy?: string;
  /** Milliseconds that one request may take to connect, to begin to answer, and to pause. Default 30,000. */
  readonly timeoutMs?: number;
  readonly log?: Logger;
}

/** Rows of a page of results: Dremio refuses more. */
const PAGE = 500;
const POLL_MS = { first: 100, most: 2000, growth: 1.5 };
const RETRIES = 3;
const RETRY_MS = 500;
const RETRY_MOST_MS = 10_000;
const CANCEL_MS = 5000;

/** One Dremio as one user, over its REST API. Every method rejects with a `Failure`; an aborted one with `query.cancelled`. */
export class Dremio implements Disposable {
  readonly #transport: Transport;
  readonly #session: Session;
  readonly #origin: string;
  readonly #path: string;

  constructor(options: DremioOptions) {
    this.#origin = originOf(options.address);
    this.#path = apiPath(options.address);
    this.#transport = new Transport({ ...options, origin: this.#origin, timeoutMs: options.timeoutMs ?? 30_000 });
    this.#session = new Session(options.login, this.#transport, this.#origin);
  }

  /** Logs in, where there is a password, and runs `SELECT 1`: what `dbt debug` does. Gives the milliseconds it took. */
  async test(signal?: AbortSignal): Promise<number> {
    const started = performance.now();
    await this.query('SELECT 1', signal);
    return performance.now() - started;
  }

  /** Sends a statement (one, without `;`) and gives the id of its job. An error in the SQL shows in the job, not here. */
  async submit(sql: string, signal?: AbortSignal): Promise<string> {
    const answer = await this.#ask({ method: 'POST', path: `${this.#path}/sql`, body: { sql } }, signal);
    const id = text(record(parseExact(answer.text))['id']);
    if (id === undefined)
      throw new Failure('remote.rejected', l10n.t('Dremio at {0} gave no job for the statement.', this.#origin));
    return id;
  }

  async job(id: string, signal?: AbortSignal): Promise<Job> {
    const answer = await this.#askAgain({ method: 'GET', path: this.#jobPath(id) }, signal);
    return decodeJob(id, parseExact(answer.text));
  }

  /**
   * Waits until a job is complete, asking less and less often.
   *
   * Rejects with `query.rejected` when it failed or was cancelled by somebody else. When `signal` aborts, the job is
   * cancelled in Dremio too.
   */
  async waitFor(id: string, signal?: AbortSignal): Promise<Job> {
    try {
      for (let wait = POLL_MS.first; ; wait = Math.min(wait * POLL_MS.growth, POLL_MS.most)) {
        const job = await this.job(id, signal);
        if (isFinalState(job.state)) return completed(job);
        await pause(wait, signal);
      }
    } catch (error) {
      if (signal?.aborted !== true) throw error;
      await this.#cancelQuietly(id);
      throw new Failure('query.cancelled', l10n.t('The query was cancelled.'), { job: id }, error);
    }
  }

  /** Results of a completed job, up to 500 rows at a time. An empty result gives one page, which has the columns. */
  async *pages(id: string, signal?: AbortSignal): AsyncGenerator<ResultPage, void, undefined> {
    for (let offset = 0; ;) {
      const path = `${this.#jobPath(id)}/results?offset=${offset}&limit=${PAGE}`;
      const headers = { 'x-dremio-job-data-number-format': 'number-as-string' };
      const answer = await this.#askAgain({ method: 'GET', path, headers }, signal);
      const page = decodePage(parseExact(answer.text));
      yield page;
      offset += page.rows.length;
      if (page.rows.length === 0 || offset >= page.total) return;
    }
  }

  /** Runs a statement to its end and gives its results page by page; `onJob` hears the id of its job. */
  async *run(
    sql: string,
    signal?: AbortSignal,
    onJob?: (id: string) => void,
  ): AsyncGenerator<ResultPage, void, undefined> {
    const id = await this.#begin(sql, signal);
    onJob?.(id);
    await this.waitFor(id, signal);
    yield* this.pages(id, signal);
  }

  /** All rows of a statement as objects: for small results. */
  async query(sql: string, signal?: AbortSignal): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const rows: Readonly<Record<string, unknown>>[] = [];
    for await (const page of this.run(sql, signal))
      for (const row of page.rows) rows.push(Object.fromEntries(page.fields.map((field, i) => [field.name, row[i]])));
    return rows;
  }

  /** Ids of the jobs that Dremio ran of a statement of late, the newest first. On Software only: Cloud keeps no such list. */
  async findJobs(search: JobSearch, signal?: AbortSignal): Promise<readonly string[]> {
    const rows = await this.query(jobSearchStatement(search), signal);
    return rows.flatMap(row => text(row['job_id']) ?? []);
  }

  /** Name of a reflection; `undefined` when there is none of the id, or this user may not see it. */
  async reflectionName(id: string, signal?: AbortSignal): Promise<string | undefined> {
    try {
      const path = `${this.#path}/reflection/${encodeURIComponent(id)}`;
      const answer = await this.#askAgain({ method: 'GET', path }, signal);
      return text(record(parseExact(answer.text))['name']);
    } catch (error) {
      const { code } = Failure.from(error);
      if (code === 'remote.notFound' || code === 'auth.forbidden') return undefined;
      throw error;
    }
  }

  /** Asks Dremio to stop a job; one that has ended already is no failure. */
  async cancelJob(id: string, signal?: AbortSignal): Promise<void> {
    try {
      await this.#ask({ method: 'POST', path: `${this.#jobPath(id)}/cancel` }, signal);
    } catch (error) {
      const failure = Failure.from(error);
      if (failure.code !== 'remote.notFound') throw failure;
    }
  }

  /** Tables and views with their columns, at most `limit` columns; system schemas are left out. */
  async datasets(limit: number, signal?: AbortSignal): Promise<readonly Dataset[]> {
    const rows: (readonly unknown[])[] = [];
    for await (const page of this.run(columnsStatement(limit), signal)) rows.push(...page.rows);
    return datasetsOf(rows);
  }

  /** Tables and views of some schemas (parts joined by dots, in any case) with their columns, at most `limit` columns. */
  async datasetsIn(schemas: readonly string[], limit: number, signal?: AbortSignal): Promise<readonly Dataset[]> {
    const rows: (readonly unknown[])[] = [];
    const statement = columnsOfSchemasStatement(schemas, limit);
    for await (const page of this.run(statement, signal)) rows.push(...page.rows);
    return datasetsOf(rows);
  }

  /**
   * A dataset with its columns as a query of it tells them: also of a file or folder that INFORMATION_SCHEMA does not
   * list because nobody has read it yet. Reading it makes Dremio remember it where the source is set up so.
   */
  async dataset(path: readonly string[], signal?: AbortSignal): Promise<Dataset> {
    for await (const { fields } of this.run(`SELECT * FROM ${quotedPath(path)} LIMIT 0`, signal))
      return { path, columns: fields.map(({ name, type }) => ({ name, type })) };
    return { path, columns: [] };
  }

  /**
   * Switches a reflection on or off, or sets how often its dataset's reflections are refreshed.
   *
   * Rejects with `remote.notFound` when there is none of the name, `query.rejected` when only its dataset could tell
   * which one is meant, and `query.unsupported` for the refresh of a view's, which is its tables' affair.
   */
  async changeReflection(
    wanted: ReflectionName,
    change: ReflectionChange,
    signal?: AbortSignal,
  ): Promise<ChangedReflection> {
    const ask: AskJson = async (method, path, body) => {
      const request = { method, path: `${this.#path}${path}`, ...(body === undefined ? {} : { body }) };
      const answer = await (method === 'GET' ? this.#askAgain(request, signal) : this.#ask(request, signal));
      return answer.text === '' ? undefined : (JSON.parse(answer.text) as unknown);
    };
    return changeReflection(ask, wanted, change);
  }

  dispose(): void {
    this.#transport.dispose();
  }

  #jobPath(id: string): string {
    return `${this.#path}/job/${encodeURIComponent(id)}`;
  }

  /** As `submit`; a caller who gives up before the answer leaves no job behind, for it is cancelled once its id is known. */
  async #begin(sql: string, signal?: AbortSignal): Promise<string> {
    // Whoever gives up while the login is under way sends no statement at all.
    await this.#session.authorization(signal);
    const submitting = this.submit(sql);
    try {
      return await unlessAborted(submitting, signal);
    } catch (error) {
      if (signal?.aborted === true)
        void submitting
          .then(id => this.#cancelQuietly(id))
          .catch(() => undefined /* It has no job, or none to reach. */);
      throw error;
    }
  }

  async #cancelQuietly(id: string): Promise<void> {
    try {
      await this.cancelJob(id, AbortSignal.timeout(CANCEL_MS));
    } catch (error) {
      // The user has been told that the query is cancelled; that Dremio could not be told goes into the cause.
      if (Failure.from(error).code === 'bug') throw error;
    }
  }

  /** As `#ask`, and once more after a pause when Dremio is busy: for requests that change nothing. */
  async #askAgain(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> {
    for (let tries = 0; ; tries++) {
      try {
        return await this.#ask(request, signal);
      } catch (error) {
        const failure = Failure.from(error);
        if (failure.code !== 'remote.busy' || tries >= RETRIES) throw failure;
        await pause(Math.min(retryMs(failure, tries), RETRY_MOST_MS), signal);
      }
    }
  }

  /** Sends a request with the credentials; a login that has run out is renewed once. */
  async #ask(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> {
    const authorization = await this.#session.authorization(signal);
    const first = await this.#transport.send({ ...request, authorization }, signal);
    const answer =
      first.status === 401 && this.#session.forget(authorization)
        ? await this.#transport.send({ ...request, authorization: await this.#session.authorization(signal) }, signal)
        : first;
    if (answer.status < 200 || answer.status > 299) throw answerFailure(answer, this.#origin);
    if (answer.text !== '' && !answer.isJson) throw notDremio(this.#origin);
    return answer;
  }
}

/** As long as the server asks for, else longer each time. */
function retryMs(failure: Failure, tries: number): number {
  const asked = failure.detail['retryAfter'];
  return typeof asked === 'number' ? asked * 1000 : RETRY_MS * 2 ** tries;
}

function completed(job: Job): Job {
  if (job.state === 'COMPLETED') return job;
  const detail = { job: job.id, state: job.state };
  if (job.state === 'CANCELED' || job.state === 'CANCELLED')
    throw new Failure(
      'query.rejected',
      l10n.t('Dremio cancelled the query: {0}', job.cancellationReason ?? l10n.t('no reason was given')),
      detail,
    );
  throw new Failure(
    'query.rejected',
    job.errorMessage ?? l10n.t('Dremio reports state {0} and no reason.', job.state),
    detail,
  );
}

function notDremio(origin: string): Failure {
  return new Failure(
    'connection.protocol',
    l10n.t('{0} answers, but not as Dremio does. Check the host and the REST port.', origin),
    { origin },
  );
}
