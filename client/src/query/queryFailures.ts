import type { Failure } from '@lakehouse/base';
import { Disposables, type Disposable, type Logger } from '@lakehouse/base';
import type { ErrorPositionParams, Span, UpstreamModel } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../commands/commandTable';
import { withConnection } from '../connections/connections';
import { showFailure } from '../showFailure';
import { isFlightOutOfReach } from './flightOutOfReach';
import type { DocumentSnapshot, PreparedQuery } from './prepare/preparedQuery';
import { QueryDiagnostics, rangeOf } from './queryDiagnostics';
import type { FailedRun, QueryRun } from './queryRun';
import type { LensPlace } from './queryLenses';
import type { QueryRuns } from './queryRuns';
import type { ResultSource } from './resultSource';
import { missingUpstream } from './upstream/missingUpstream';

/** What the language server knows of a query that failed. */
export interface FailureKnowledge {
  /** Where in the document an error lies; `undefined` when its message tells no place. */
  readonly place: (params: ErrorPositionParams) => Promise<Span | undefined>;
  /** The models that a part of a document reads, by way of others too. */
  readonly upstream: (uri: string, selection: Span) => Promise<readonly UpstreamModel[]>;
}

/** What becomes of a query that failed: an error at its place in the document, or the way out. */
export class QueryFailures implements Disposable {
  readonly #runs: QueryRuns;
  readonly #knowledge: FailureKnowledge;
  readonly #rest: ResultSource;
  readonly #log: Logger;
  readonly #owned = new Disposables();
  readonly #diagnostics = this.#owned.add(new QueryDiagnostics());
  readonly #places = new WeakMap<PreparedQuery, Span>();

  constructor(runs: QueryRuns, knowledge: FailureKnowledge, rest: ResultSource, log: Logger) {
    this.#runs = runs;
    this.#knowledge = knowledge;
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

  async #failed(failed: FailedRun): Promise<void> {
    const { run, failure } = failed;
    this.#log.info('query', 'a query failed', { code: failure.code, connection: run.connection.name });
    if (failure.code.startsWith('query.')) await this.#refused(run, failure);
    else if (isFlightOutOfReach(failed)) await this.#offerRest(run, failure);
    else await showFailure(withConnection(failure, run.connection), this.#log);
  }

  async #refused({ prepared }: QueryRun, failure: Failure): Promise<void> {
    await this.#markError(prepared, failure);
    if (prepared.inlined === undefined) await this.#offerInlining(prepared, failure);
  }

  /** Where Dremio lacks a model that is read, the query can be run with it put in, before anything is built. */
  async #offerInlining({ document, source }: PreparedQuery, { message }: Failure): Promise<void> {
    const models = await this.#knowledge.upstream(document.uri, source).catch(() => []);
    const missing = missingUpstream(message, models);
    if (missing === undefined) return;
    const inlined = l10n.t('Run with Upstream Models Inlined');
    const text = l10n.t('Dremio does not have {0} yet: build it, or run the query with it put in.', missing.name);
    if ((await vscode.window.showWarningMessage(text, inlined)) !== inlined) return;
    const uri = vscode.Uri.parse(document.uri);
    await vscode.window.showTextDocument(uri, { preserveFocus: true });
    const place: LensPlace = { document: uri.toString(), offset: source.start };
    await vscode.commands.executeCommand('lakehouse.runWithUpstream' satisfies CommandId, place);
  }

  async #markError(prepared: PreparedQuery, failure: Failure): Promise<void> {
    const { sql, segments, document, source } = prepared;
    const span = await this.#knowledge.place({ message: failure.message, sql, segments }).catch(() => undefined);
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
