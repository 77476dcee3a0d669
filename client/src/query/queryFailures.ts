import { Disposables, Failure, type Disposable, type Logger } from '@lakehouse/base';
import type { ErrorPositionParams, Span, UpstreamModel } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../commands/commandTable';
import { withConnection } from '../connections/connections';
import { showFailure } from '../showFailure';
import { isFlightOutOfReach } from './flightOutOfReach';
import type { DocumentSnapshot, PreparedQuery, QueryRequest } from './prepare/preparedQuery';
import { QueryDiagnostics, rangeOf } from './queryDiagnostics';
import type { FailedRun, QueryRun } from './queryRun';
import type { QueryRuns } from './queryRuns';
import type { ResultSource } from './resultSource';
import { missingUpstream } from './upstream/missingUpstream';
import { requestAgain } from './upstream/requestAgain';

/** What the language server knows of a query that failed. */
export interface FailureKnowledge {
  /** Where in the document an error lies; `undefined` when its message tells no place. */
  readonly place: (params: ErrorPositionParams) => Promise<Span | undefined>;
  /** The models that what was asked for reads, by way of others too. */
  readonly upstream: (request: QueryRequest) => Promise<readonly UpstreamModel[]>;
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
    this.#owned.add(runs.onDidFail(failed => void this.#tell(failed)));
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

  /** Never rejects: what goes wrong on the way is shown, too. */
  async #tell(failed: FailedRun): Promise<void> {
    await this.#failed(failed).catch((error: unknown) => showFailure(Failure.from(error), this.#log));
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
  async #offerInlining(prepared: PreparedQuery, { message }: Failure): Promise<void> {
    const request = requestAgain(prepared, await textNow(prepared.document.uri));
    if (request === undefined) return;
    const missing = await missingUpstream(message, () => this.#knowledge.upstream(request).catch(() => []));
    if (missing === undefined) return;
    const inlined = l10n.t('Run with Upstream Models Inlined');
    const text = l10n.t('Dremio does not have {0} yet: build it, or run the query with it put in.', missing.name);
    if ((await vscode.window.showWarningMessage(text, inlined)) === inlined) await runInlined(prepared);
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

/** Asks for the query that failed, with its upstream models put in; the message may have stood there for long. */
async function runInlined(prepared: PreparedQuery): Promise<void> {
  const request = requestAgain(prepared, await textNow(prepared.document.uri));
  if (request === undefined)
    throw new Failure(
      'query.unsupported',
      l10n.t('The text of the query that failed has changed since: run it with upstream models inlined anew.'),
    );
  await vscode.window.showTextDocument(vscode.Uri.parse(request.document.uri), { preserveFocus: true });
  await vscode.commands.executeCommand('lakehouse.runWithUpstream' satisfies CommandId, request);
}

/** The text of a document; `undefined` when it is gone. */
async function textNow(uri: string): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).getText();
  } catch {
    return undefined;
  }
}
