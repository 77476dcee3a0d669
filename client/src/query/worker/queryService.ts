import { Failure } from '@lakehouse/base';
import type {
  FlightEndpoint,
  Handlers,
  Outcome,
  QueryProgress,
  QueryWorkerCalls,
  StartQuery,
} from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import { FlightClients } from './flightClients';
import { RunningQuery } from './runningQuery';
import { wireFailure } from './wireFailure';

/** Answers the host's calls and keeps the results between them. */
export class QueryService {
  readonly #clients = new FlightClients();
  readonly #queries = new Map<string, RunningQuery>();
  readonly #report: (progress: QueryProgress) => void;

  constructor(report: (progress: QueryProgress) => void) {
    this.#report = report;
  }

  readonly handlers: Handlers<QueryWorkerCalls> = {
    'query/configure': unsupported,
    'query/test': ({ endpoint }) => outcome(() => this.#test(endpoint)),
    'query/start': query => outcome(() => this.#start(query)),
    'query/window': ({ resultId, ...window }) => outcome(() => this.#query(resultId).window(window)),
    'query/arrange': unsupported,
    'query/find': unsupported,
    'query/profile': unsupported,
    'query/summarize': unsupported,
    'query/copyText': unsupported,
    'query/cell': unsupported,
    'query/open': unsupported,
    'query/append': unsupported,
    'query/finish': unsupported,
    'query/export': unsupported,
    'query/cancelExport': unsupported,
    'query/compare': unsupported,
    'query/cancel': ({ resultId }) => outcome(() => this.#end(resultId)),
    'query/release': ({ resultId }) => {
      return outcome(() => {
        this.#end(resultId);
        this.#queries.delete(resultId);
        return {};
      });
    },
  };

  async #test(endpoint: FlightEndpoint): Promise<{ readonly elapsedMs: number }> {
    const started = performance.now();
    await this.#clients.use(endpoint, async client => {
      for await (const _ of await client.query('SELECT 1'));
    });
    return { elapsedMs: Math.round(performance.now() - started) };
  }

  #start(query: StartQuery): { readonly resultId: string } {
    this.#end(query.resultId);
    const running = new RunningQuery(query, this.#report);
    this.#queries.set(query.resultId, running);
    void this.#clients
      .use(query.endpoint, client => running.run(client))
      .catch((error: unknown) => running.fail(error));
    return { resultId: query.resultId };
  }

  /** A result that is not there has ended already. */
  #end(resultId: string): Record<string, never> {
    this.#queries.get(resultId)?.cancel();
    return {};
  }

  #query(resultId: string): RunningQuery {
    const query = this.#queries.get(resultId);
    if (query !== undefined) return query;
    throw new Failure('connection.lost', l10n.t('The rows of this result are gone. Run the query again.'));
  }
}

function unsupported(): Promise<Outcome<never>> {
  return outcome(() => {
    throw new Failure('query.unsupported', l10n.t('This result cannot do that.'));
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
