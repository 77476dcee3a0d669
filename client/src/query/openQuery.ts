import { Disposables } from '@lakehouse/base';
import type * as vscode from 'vscode';
import type { HandlersOf } from '../commands/registerCommands';
import { CompiledDocuments } from '../compiled/compiledDocuments';
import { CompiledView } from '../compiled/compiledView';
import { compileModelWithDbt } from '../compiled/compileModelWithDbt';
import { showCompiledByDbt, type DbtCompiling } from '../compiled/dbtCompiledView';
import type { Connections } from '../connections/connections';
import { ConnectionSurroundings } from '../dbt/connectionSurroundings';
import type { LanguageService } from '../language/languageService';
import type { WebviewServices } from '../view/webviewHost';
import { queryCommandHandlers, type QueryParts } from './commandHandlers';
import type { queryCommandSpecs } from './commandSpecs';
import { ComparisonSource } from './compare/comparisonSource';
import { FlightSource } from './flightSource';
import { compileWithDbt } from './prepare/compileWithDbt';
import { QueryFailures } from './queryFailures';
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
  const dbt = new ConnectionSurroundings(connections);
  const flight = new FlightSource(worker, connection => connections.flightEndpoint(connection));
  const rest = new RestSource(worker, connection => connections.dremio(connection));
  const comparing = new ComparisonSource(worker);
  const preparations = owned.add(
    new QueryPreparations({
      server: (params, signal) => language.request('lakehouse/compile', params, signal),
      dbt: (need, signal) => compileWithDbt(dbt, need, signal),
    }),
  );
  const runs = owned.add(new QueryRuns([flight, rest, comparing]));
  const errorPlace: ConstructorParameters<typeof QueryFailures>[1] = async params =>
    (await language.request('lakehouse/errorPosition', params)).source;
  const failures = owned.add(new QueryFailures(runs, errorPlace, rest, webviews.log));
  const results = owned.add(
    openResults({
      runs,
      rows: new ResultRows(worker),
      comparing,
      connections,
      restJob: resultId => rest.job(resultId),
      showError: resultId => failures.show(resultId),
      memory: context.globalState,
      webviews,
    }),
  );
  owned.add(new QueryStatus(runs, preparations));
  owned.add(new QueryLenses(language));
  const edited = owned.add(new EditedDocuments());
  const handlers = queryCommandHandlers({
    preparations,
    runs,
    failures,
    panel: results.panel,
    exports: results.exports,
    ...openCompiled(owned, language, dbt),
    upstream: upstreamOf(connections, language, edited),
    sources: { flight, rest },
    dremio: connection => connections.dremio(connection),
    active: () => connections.activeSoon(),
  });
  return { ...handlers, ...results.handlers };
}

/** The views of compiled SQL. */
function openCompiled(
  owned: Disposables,
  language: LanguageService,
  dbt: ConnectionSurroundings,
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
