import { Failure } from '@lakehouse/base';
import type {
  CompareRequest,
  ExportProgress,
  FlightEndpoint,
  Handlers,
  Outcome,
  PartialAnswer,
  PartialFound,
  PartialProfile,
  QueryProgress,
  QueryWorkerCalls,
  StartQuery,
} from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { MemoryBudget, Report } from '@lakehouse/results';
import { Comparison } from './comparison';
import { BroughtResult } from './broughtResult';
import { Exports } from './exports';
import { FlightClients } from './flightClients';
import { Operations } from './operations';
import { RunningQuery } from './runningQuery';
import { wireFailure } from './wireFailure';

/** What the service tells without being asked. */
export interface QueryNews {
  readonly progress: (progress: QueryProgress) => void;
  readonly exportProgress: (progress: ExportProgress) => void;
  readonly partial: (partial: PartialAnswer) => void;
}

interface Asker {
  readonly resultId: string;
  readonly token: number | undefined;
}

/** What a partial answer says, beside whom it is for. */
type SomeAnswer =
  | { readonly operation: 'profile'; readonly profile: PartialProfile }
  | { readonly operation: 'find'; readonly found: PartialFound };

/** Answers the host's calls and keeps the results between them. */
export class QueryService {
  readonly #clients = new FlightClients();
  readonly #operations = new Operations();
  readonly #brought = new Map<string, BroughtResult>();
  readonly #exports: Exports;
  readonly #news: QueryNews;
  readonly #budget: MemoryBudget;

  constructor(news: QueryNews, budget: MemoryBudget) {
    this.#news = news;
    this.#budget = budget;
    this.#exports = new Exports(news.exportProgress, budget.folder);
  }

  readonly handlers: Handlers<QueryWorkerCalls> = {
    'query/configure': ({ memoryBudget }) => done(() => this.#budget.setLimit(memoryBudget)),
    'query/test': ({ endpoint }) => outcome(() => this.#test(endpoint)),
    'query/start': query => outcome(() => this.#start(query)),
    'query/window': ({ resultId, ...window }) => outcome(() => this.#operations.rows(resultId).window(window)),
    'query/arrange': ({ resultId, ...arrangement }) =>
      this.#newest('arrange', resultId, (rows, signal) => rows.arrange(arrangement, signal)),
    'query/find': ({ resultId, token, ...request }) =>
      this.#newest('find', resultId, (rows, signal) =>
        rows.find(
          request,
          signal,
          this.#telling({ resultId, token }, found => ({ operation: 'find', found })),
        ),
      ),
    'query/profile': ({ resultId, token, column, purpose = 'pane' }) =>
      this.#newest(`profile.${purpose}`, resultId, (rows, signal) =>
        rows.profile(
          column,
          signal,
          this.#telling({ resultId, token }, profile => ({ operation: 'profile', profile })),
        ),
      ),
    'query/nextChange': ({ resultId, ...request }) =>
      this.#newest('nextChange', resultId, (rows, signal) => rows.nextChange(request, signal)),
    'query/summarize': ({ resultId, ranges }) =>
      this.#newest('summarize', resultId, (rows, signal) => rows.summarize(ranges, signal)),
    'query/copyText': ({ resultId, range, format }) =>
      this.#newest('copyText', resultId, (rows, signal) => rows.copyText(range, format, signal)),
    'query/cell': ({ resultId, row, column }) => outcome(() => this.#operations.rows(resultId).cell(row, column)),
    'query/stop': ({ resultId, operation }) => done(() => this.#operations.stop(operation, resultId)),
    'query/open': ({ resultId, columns }) =>
      done(() => {
        const brought = new BroughtResult(columns, this.#budget);
        this.#operations.hold(resultId, brought);
        this.#brought.set(resultId, brought);
      }),
    'query/append': ({ resultId, rows }) => done(() => this.#broughtTo(resultId).append(rows)),
    'query/finish': ({ resultId }) => done(() => void this.#brought.delete(resultId)),
    'query/export': request => outcome(() => this.#exports.run(this.#operations.rows(request.resultId), request)),
    'query/cancelExport': ({ exportId }) => done(() => this.#exports.cancel(exportId)),
    'query/compare': request => outcome(() => this.#compare(request)),
    'query/cancel': ({ resultId }) => done(() => this.#operations.cancel(resultId)),
    'query/release': ({ resultId }) =>
      done(() => {
        this.#brought.delete(resultId);
        this.#exports.cancelOf(resultId);
        return this.#operations.release(resultId);
      }),
  };

  #newest<T>(...work: Parameters<typeof Operations.prototype.newest<T>>): Promise<Outcome<T>> {
    return outcome(() => this.#operations.newest(...work));
  }

  /** Tells partial answers to whoever asked for them; `undefined` where nobody did. */
  #telling<T>({ resultId, token }: Asker, answer: (soFar: T) => SomeAnswer): Report<T> | undefined {
    if (token === undefined) return undefined;
    return ({ rows, of, soFar }) => this.#news.partial({ resultId, token, rows, of, ...answer(soFar) });
  }

  async #test(endpoint: FlightEndpoint): Promise<{ readonly elapsedMs: number }> {
    const started = performance.now();
    await this.#clients.use(endpoint, async client => {
      for await (const _ of await client.query('SELECT 1'));
    });
    return { elapsedMs: Math.round(performance.now() - started) };
  }

  #start(query: StartQuery): { readonly resultId: string } {
    const running = new RunningQuery(query, this.#budget, this.#news.progress);
    this.#operations.hold(query.resultId, running);
    void this.#clients
      .use(query.endpoint, client => running.run(client))
      .catch((error: unknown) => running.fail(error));
    return { resultId: query.resultId };
  }

  #compare(request: CompareRequest): { readonly resultId: string } {
    const { resultId, left, right } = request;
    const sides = { left: this.#operations.rows(left), right: this.#operations.rows(right) };
    const options = { budget: this.#budget, report: this.#news.progress };
    const comparison = new Comparison(request, sides, options);
    this.#operations.hold(resultId, comparison);
    void comparison.run();
    return { resultId };
  }

  #broughtTo(resultId: string): BroughtResult {
    const brought = this.#brought.get(resultId);
    if (brought !== undefined) return brought;
    throw new Failure('connection.lost', l10n.t('The rows of this result are gone. Run the query again.'));
  }
}

/** As `outcome`, of work that has nothing to tell. */
function done(work: () => unknown): Promise<Outcome<Record<string, never>>> {
  return outcome(async () => {
    await work();
    return {};
  });
}

/** What the work gives, or how it failed; a bug goes on as a failure too, for the host waits for an answer. */
async function outcome<T>(work: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: wireFailure(Failure.from(error)) };
  }
}
