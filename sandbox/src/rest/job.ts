import { Failure } from '@lakehouse/base';
import type { JobStatus } from '../lake/jobHistory';
import type { Lake, LakeStream } from '../lake/lake';
import { LakeError } from '../lake/lakeError';
import { cellText } from './cellText';
import { jobAnswer, type JobAnswer } from './jobAnswer';
import { ResultFile } from './resultFile';
import { isNumber, resultSchema } from './resultSchema';

/** Rows that one request may ask for: Dremio's own limit. */
export const MOST_ROWS = 500;

export interface JobOrder {
  readonly id: string;
  readonly sql: string;
  readonly user: string;
  /** The file that its results go to. */
  readonly path: string;
}

/** One statement on its way: it runs to its end by itself, and its rows wait to be asked for. */
export class Job {
  readonly id: string;
  readonly #order: JobOrder;
  readonly #abort = new AbortController();
  readonly #started = new Date();
  readonly #work: Promise<void>;
  #status: JobStatus = 'RUNNING';
  #ended: Date | undefined;
  #error: string | undefined;
  #schema: ReturnType<typeof resultSchema> = [];
  #results: ResultFile | undefined;

  constructor(order: JobOrder, lake: Lake) {
    this.id = order.id;
    this.#order = order;
    this.#work = this.#run(lake);
  }

  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /** The answer to `GET /job/{id}`. */
  describe(): JobAnswer {
    return jobAnswer({
      status: this.#status,
      rows: this.#results?.rows ?? 0,
      error: this.#error,
      submitted: this.#started,
      ended: this.#ended,
      queryType: 'REST',
    });
  }

  /**
   * A page of rows as JSON text.
   *
   * @param numbersAsText whether numbers are to be written as text, which spares clients that would round them
   * @throws Failure `query.rejected` for a limit over 500 and for a job that has no results
   */
  async page(offset: number, limit: number, numbersAsText: boolean): Promise<string> {
    if (limit > MOST_ROWS) throw new Failure('query.rejected', `limit can not exceed ${MOST_ROWS} rows`);
    if (this.#status !== 'COMPLETED' || this.#results === undefined)
      throw new Failure('query.rejected', `Can not fetch details for a job that is in [${this.#status}] state.`);
    const names = this.#schema.map(field => JSON.stringify(field.name));
    const quoted = this.#schema.map(field => numbersAsText && isNumber(field.type));
    const rows = (await this.#results.lines(offset, limit)).map(line => {
      // `#keep` wrote the line: an array of JSON texts, one for each column.
      const cells = JSON.parse(line) as string[];
      return `{${cells.map((cell, i) => `${names[i]}:${quoted[i] === true ? asText(cell) : cell}`).join(',')}}`;
    });
    return `{"rowCount":${this.#results.rows},"schema":${JSON.stringify(this.#schema)},"rows":[${rows.join(',')}]}`;
  }

  /** Ends it, when it still runs. */
  cancel(): void {
    this.#abort.abort();
  }

  async dispose(): Promise<void> {
    this.cancel();
    await this.#work;
    this.#results?.dispose();
  }

  async #run(lake: Lake): Promise<void> {
    const { id, sql, user } = this.#order;
    try {
      const stream = await lake.run(sql, { id, user, queryType: 'REST', signal: this.#abort.signal });
      await this.#keep(stream);
      this.#end('COMPLETED');
    } catch (error) {
      const cancelled = error instanceof LakeError && error.kind === 'CANCELED';
      this.#end(cancelled ? 'CANCELED' : 'FAILED', cancelled ? undefined : Failure.from(error).message);
    }
  }

  async #keep(stream: LakeStream): Promise<void> {
    try {
      this.#schema = resultSchema(stream.columns);
      const results = (this.#results = new ResultFile(this.#order.path));
      for await (const chunk of stream.chunks()) {
        const columns = stream.columns.map(({ type }, i) =>
          chunk.getColumnValues(i).map(value => cellText(value, type)),
        );
        for (let row = 0; row < chunk.rowCount; row += 1) results.add(JSON.stringify(columns.map(cells => cells[row])));
      }
      results.flush();
    } finally {
      stream.close();
    }
  }

  #end(status: JobStatus, error?: string): void {
    this.#status = status;
    this.#error = error;
    this.#ended = new Date();
  }
}

function asText(cell: string): string {
  return cell === 'null' || cell.startsWith('"') ? cell : `"${cell}"`;
}
