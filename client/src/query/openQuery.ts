import { Disposables, type Logger } from '@lakehouse/base';
import * as vscode from 'vscode';
import type { HandlersOf } from '../commands/registerCommands';
import { CompiledDocuments } from '../compiled/compiledDocuments';
import { CompiledView } from '../compiled/compiledView';
import { compileModelWithDbt } from '../compiled/compileModelWithDbt';
import { showCompiledByDbt, type DbtCompiling } from '../compiled/dbtCompiledView';
import type { Connections } from '../connections/connections';
import type { DbtSurroundings } from '../dbt/dbtSurroundings';
import { dbtSurroundingsOf } from '../dbt/dbtSurroundingsOf';
import type { LanguageService } from '../language/languageService';
import { readSetting } from '../readSetting';
import { showFailure } from '../showFailure';
import type { WebviewServices } from '../view/webviewHost';
import { queryCommandHandlers, type QueryParts } from './commandHandlers';
import type { queryCommandSpecs } from './commandSpecs';
import { ComparisonSource } from './compare/comparisonSource';
import { FlightSource } from './flightSource';
import { entryOf } from './history/entryOf';
import { QueryHistory } from './history/queryHistory';
import { Parameters } from './parameters/parameters';
import { RememberedValues } from './parameters/rememberedValues';
import { compileWithDbt } from './prepare/compileWithDbt';
import type { Compilers } from './prepare/prepareQuery';
import { QueryFailures, type FailureKnowledge } from './queryFailures';
import { QueryLenses } from './queryLenses';
import { QueryPreparations } from './queryPreparations';
import { QueryRuns } from './queryRuns';
import { QueryStatus } from './queryStatus';
import type { QueryWorker } from './queryWorker';
import { RestSource } from './rest/restSource';
import { ResultRows } from './resultRows';
import { openResults } from './results/openResults';
import type { resultCommandSpecs } from './results/commandSpecs';
import { EditedDocuments } from './upstream/editedDocuments';
import { modelsToInline, type UpstreamKnowledge } from './upstream/modelsToInline';

/** What running queries is built on. */
export interface QueryFoundation {
  readonly connections: Connections;
  readonly language: LanguageService;
  readonly worker: QueryWorker;
  readonly webviews: WebviewServices;
}

/** Makes all that runs queries and shows results, and gives what its commands do; everything goes with the context. */
export function openQuery(
  context: vscode.ExtensionContext,
  foundation: QueryFoundation,
): HandlersOf<typeof queryCommandSpecs & typeof resultCommandSpecs> {
  const { connections, language, worker, webviews } = foundation;
  const owned = new Disposables();
  context.subscriptions.push(owned);
  const dbt = dbtSurroundingsOf(connections);
  const flight = new FlightSource(worker, connection => connections.flightEndpoint(connection));
  const rest = new RestSource(worker, connection => connections.dremio(connection));
  const rows = new ResultRows(worker);
  const comparing = new ComparisonSource(worker);
  const parameters = new Parameters(new RememberedValues(context.workspaceState));
  const preparations = owned.add(new QueryPreparations(compilersOf(language, dbt, parameters)));
  const runs = owned.add(new QueryRuns([flight, rest, comparing]));
  const failures = owned.add(new QueryFailures(runs, failureKnowledge(language), rest, webviews.log));
  const results = owned.add(
    openResults({
      runs,
      rows,
      comparing,
      modelKeys: async (uri, signal) => (await language.request('lakehouse/rowKeys', { uri }, signal)).keys,
      connections,
      restJob: resultId => rest.job(resultId),
      showError: resultId => failures.show(resultId),
      memory: context.globalState,
      webviews,
    }),
  );
  owned.add(new QueryStatus(runs, preparations));
  owned.add(new QueryLenses(language));
  const handlers = queryCommandHandlers({
    preparations,
    runs,
    failures,
    panel: results.panel,
    exports: results.exports,
    parameters,
    explaining: { rows, documents: results.documents },
    history: openHistory(owned, context, runs, webviews.log),
    connection: id => connections.find(id),
    failed: failure => void showFailure(failure, webviews.log),
    ...openCompiled(owned, language, dbt),
    upstream: upstreamOf(connections, language, owned.add(new EditedDocuments())),
    sources: { flight, rest },
    dremio: connection => connections.dremio(connection),
    active: () => connections.activeSoon(),
  });
  return { ...handlers, ...results.handlers };
}

/** The history of this workspace, or of windows without one. */
function openHistory(
  owned: Disposables,
  { storageUri, globalStorageUri }: vscode.ExtensionContext,
  runs: QueryRuns,
  log: Logger,
): QueryHistory {
  const file = vscode.Uri.joinPath(storageUri ?? globalStorageUri, 'history.jsonl');
  const history = new QueryHistory(file.fsPath, log);
  owned.add(
    runs.onDidEnd(ended => {
      if (readSetting('lakehouse.query.history')) void history.add(entryOf(ended, new Date()));
    }),
  );
  return history;
}

/** The views of compiled SQL. */
function openCompiled(
  owned: Disposables,
  language: LanguageService,
  dbt: DbtSurroundings,
): Pick<QueryParts, 'showCompiled' | 'showCompiledByDbt'> {
  const compiled = owned.add(new CompiledDocuments());
  const view = owned.add(new CompiledView(language, compiled));
  const compiling: DbtCompiling = {
    nodeOf: async uri => (await language.request('lakehouse/documentRole', { uri })).node,
    compile: (node, signal) => compileModelWithDbt(dbt, node, signal),
  };
  return {
    showCompiled: editor => view.show(editor),
    showCompiledByDbt: editor => showCompiledByDbt(editor, compiled, compiling),
  };
}

function compilersOf(language: LanguageService, dbt: DbtSurroundings, parameters: Parameters): Compilers {
  return {
    server: (params, signal) => language.request('lakehouse/compile', params, signal),
    dbt: (need, signal) => compileWithDbt(dbt, need, signal),
    variable: name => parameters.variable(name),
  };
}

function failureKnowledge(language: LanguageService): FailureKnowledge {
  return {
    place: async params => (await language.request('lakehouse/errorPosition', params)).source,
    upstream: async ({ document: { uri }, selection, take }) =>
      (await language.request('lakehouse/upstream', { uri, selection, take })).models,
  };
}

function upstreamOf(
  connections: Connections,
  language: LanguageService,
  edited: EditedDocuments,
): QueryParts['upstream'] {
  return async ({ document: { uri }, selection, take }, connection) => {
    const { models } = await language.request('lakehouse/upstream', { uri, selection, take });
    const query = async (sql: string): ReturnType<UpstreamKnowledge['query']> =>
      (await connections.dremio(connection)).query(sql);
    return modelsToInline(models, { isEdited: each => edited.has(each), query });
  };
}
