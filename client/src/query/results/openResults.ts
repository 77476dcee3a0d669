import { setTimeout as pause } from 'node:timers/promises';
import { Disposables, type Disposable } from '@lakehouse/base';
import * as vscode from 'vscode';
import type { HandlersOf } from '../../commands/registerCommands';
import type { Connections } from '../../connections/connections';
import { readSetting } from '../../readSetting';
import { showFailure } from '../../showFailure';
import type { WebviewServices } from '../../view/webviewHost';
import type { ComparisonSource } from '../compare/comparisonSource';
import { Comparisons, type ComparisonParts } from '../compare/comparisons';
import { cellText } from '../documents/cellText';
import { ReadOnlyDocuments } from '../documents/readOnlyDocuments';
import { ResultExports } from '../exports/resultExports';
import { QueryJobs } from '../jobs/queryJobs';
import type { QueryRuns } from '../queryRuns';
import type { ResultRows } from '../resultRows';
import { resultCommandHandlers } from './commandHandlers';
import type { resultCommandSpecs } from './commandSpecs';
import { ResultsContext } from './resultsContext';
import { resultsHandlers, type ResultActions } from './resultsHandlers';
import { ResultsView } from './resultsView';

/** What showing results is built on. */
export interface ResultsFoundation {
  readonly runs: QueryRuns;
  readonly rows: ResultRows;
  readonly comparing: ComparisonSource;
  readonly modelKeys: ComparisonParts['modelKeys'];
  readonly connections: Connections;
  /** Id of a job that ran over REST. */
  readonly restJob: (resultId: string) => string | undefined;
  /** Goes to the place that a failed query is about. */
  readonly showError: (resultId: string) => Promise<void>;
  readonly memory: vscode.Memento;
  readonly webviews: WebviewServices;
}

/** What shows results, and what others may ask of it. */
export interface OpenResults extends Disposable {
  readonly panel: ResultsView;
  readonly exports: ResultExports;
  readonly documents: ReadOnlyDocuments;
  readonly handlers: HandlersOf<typeof resultCommandSpecs>;
}

/** Makes the results panel and what its buttons do. */
export function openResults(foundation: ResultsFoundation): OpenResults {
  const { runs, rows, comparing, modelKeys, connections, restJob, showError, memory, webviews } = foundation;
  const owned = new Disposables();
  const documents = owned.add(new ReadOnlyDocuments());
  const exports = new ResultExports(runs, rows, memory);
  const comparisons = new Comparisons({ runs, rows, source: comparing, modelKeys });
  const jobs = owned.add(
    new QueryJobs(
      { find: id => runs.find(id), tell: (id, what) => runs.tell(id, what), onDidEnd: runs.onDidEnd },
      {
        dremioIfKnown: connection => connections.dremioIfKnown(connection),
        restJob,
        isWanted: () => readSetting('lakehouse.query.findJob'),
        pause: ms => pause(ms, undefined, { ref: false }),
      },
      webviews.log,
    ),
  );
  const actions: ResultActions = {
    showError,
    export: (resultId, columns) => exports.export(resultId, columns),
    compare: resultId => comparisons.compare(resultId),
    openJob: async resultId => {
      await vscode.env.openExternal(vscode.Uri.parse(jobs.page(resultId), true));
    },
    openCell: async (resultId, row, column) => {
      const value = await rows.operate('cell', { resultId, row, column });
      const name = runs.tabs.tabOf(resultId)?.progress.columns[column]?.name ?? '';
      await documents.show(cellText(value, name, row));
    },
    failed: failure => void showFailure(failure, webviews.log),
  };
  owned.add(new ResultsContext(runs));
  const panel = owned.add(new ResultsView({ runs, rows }, resultsHandlers(runs, rows, actions), webviews));
  const handlers = resultCommandHandlers(runs, { ...actions, export: resultId => exports.export(resultId) });
  return { panel, exports, documents, handlers, dispose: () => owned.dispose() };
}
