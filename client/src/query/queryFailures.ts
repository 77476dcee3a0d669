import type { Failure } from '@lakehouse/base';
import { Disposables, type Disposable, type Logger } from '@lakehouse/base';
import type { ErrorPositionParams, Span } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { withConnection } from '../connections/connections';
import { showFailure } from '../showFailure';
import type { DocumentSnapshot, PreparedQuery } from './prepare/preparedQuery';
import { QueryDiagnostics, rangeOf } from './queryDiagnostics';
import type { FailedRun, QueryRun } from './queryRun';
import type { QueryRuns } from './queryRuns';
import type { ResultSource } from './resultSource';

/** Where in the document an error lies; `undefined` when its message tells no place. */
export type ErrorPlace = (params: ErrorPositionParams) => Promise<Span | undefined>;

/** What becomes of a query that failed: an error at its place in the document, or the way out. */
export class QueryFailures implements Disposable {
  readonly #runs: QueryRuns;
  readonly #errorPlace: ErrorPlace;
  readonly #rest: ResultSource;
  readonly #log: Logger;
  readonly #owned = new Disposables();
  readonly #diagnostics = this.#owned.add(new QueryDiagnostics());
  readonly #places = new WeakMap<PreparedQuery, Span>();

  constructor(runs: QueryRuns, errorPlace: ErrorPlace, rest: ResultSource, log: Logger) {
    this.#runs = runs;
    this.#errorPlace = errorPlace;
    this.#rest = rest;
    this.#log = log;
    this.#owned.add(runs.onDidFail(failed => void this.#failed(failed)));
  }

  /** Marks what cannot be run at all. */
  mark(document: DocumentSnapshot, span: Span, message: string): void {
    this.#diagnostics.mark(document, span, { message, source: 'lakehouse' });
  }

  /** Takes away what an earlier run left. */
  clear(uri: vscode.Uri): void {
    this.#diagnostics.clear(uri);
  }

  /** Goes to the place that a failed query's error is about, or else to the query. */
  async show(resultId: string): Promise<void> {
    const prepared = this.#runs.find(resultId)?.prepared;
    if (prepared === undefined) return;
    const { uri, text } = prepared.document;
    const span = this.#places.get(prepared) ?? prepared.source;
    await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: rangeOf(text, span) });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #failed({ run, failure }: FailedRun): Promise<void> {
    this.#log.info('query', 'a query failed', { code: failure.code, connection: run.connection.name });
    if (failure.code.startsWith('query.')) await this.#markError(run.prepared, failure);
    else if (isFlightOutOfReach(run, failure)) await this.#offerRest(run, failure);
    else await showFailure(withConnection(failure, run.connection), this.#log);
  }

  async #markError(prepared: PreparedQuery, failure: Failure): Promise<void> {
    const { sql, segments, document, source } = prepared;
    const span = await this.#errorPlace({ message: failure.message, sql, segments }).catch(() => undefined);
    if (span !== undefined) this.#places.set(prepared, span);
    this.#diagnostics.mark(document, span ?? source, { message: failure.message, source: 'Dremio' });
  }

  async #offerRest(run: QueryRun, failure: Failure): Promise<void> {
    const overRest = l10n.t('Run over REST (slower)');
    const otherwise = l10n.t('More…');
    const picked = await vscode.window.showErrorMessage(failure.message, overRest, otherwise);
    if (picked === overRest) await this.#runs.start({ ...run, source: this.#rest });
    if (picked === otherwise) await showFailure(withConnection(failure, run.connection), this.#log);
  }
}

function isFlightOutOfReach({ source }: QueryRun, { code }: Failure): boolean {
  return source.transport === 'flight' && code.startsWith('connection.');
}
