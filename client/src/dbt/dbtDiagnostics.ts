import { readFile } from 'node:fs/promises';
import { Disposables, type Disposable } from '@lakehouse/base';
import * as vscode from 'vscode';
import type { DbtRunRecord } from './dbtRunRecord';
import type { DbtRuns } from './dbtRuns';
import { placeOf, type NodePlaces } from './nodePlaces';
import { problemOf, type ResultProblem } from './resultProblems';

/** Shows what dbt's last runs said in the Problems panel, at the files of the nodes. */
export class DbtDiagnostics implements Disposable {
  readonly #runs: DbtRuns;
  readonly #places: () => Promise<NodePlaces>;
  readonly #owned = new Disposables();
  readonly #collection = this.#owned.add(vscode.languages.createDiagnosticCollection('dbt'));

  constructor(runs: DbtRuns, places: () => Promise<NodePlaces>) {
    this.#runs = runs;
    this.#places = places;
    this.#owned.add(runs.onDidChange(() => void this.#show()));
    // What dbt said of the text that was is not said of the text that is.
    this.#owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#collection.delete(document.uri)));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #show(): Promise<void> {
    const records = this.#runs.records();
    if (records.every(record => record.results.length === 0)) return this.#collection.clear();
    const places = await this.#places();
    const found = await Promise.all(records.map(record => problemsByFile(record, places)));
    this.#collection.clear();
    for (const [file, problems] of found.flat()) {
      this.#collection.set(vscode.Uri.file(file), problems.map(diagnostic));
    }
  }
}

async function problemsByFile(
  record: DbtRunRecord,
  places: NodePlaces,
): Promise<readonly (readonly [string, readonly ResultProblem[]])[]> {
  const files = new Map<string, ResultProblem[]>();
  for (const result of record.results) {
    const file = placeOf(result.uniqueId, places) ?? `${record.invocation.projectRoot}/dbt_project.yml`;
    const source = await readFile(file, 'utf8').catch(() => undefined);
    const problem = problemOf(result, source);
    if (problem !== undefined) files.set(file, [...(files.get(file) ?? []), problem]);
  }
  return [...files];
}

function diagnostic(problem: ResultProblem): vscode.Diagnostic {
  const severity = problem.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const range = new vscode.Range(problem.line, 0, problem.line, Number.MAX_SAFE_INTEGER);
  const found = new vscode.Diagnostic(range, problem.message, severity);
  found.source = 'dbt';
  found.code = problem.uniqueId.split('.')[2] ?? problem.uniqueId;
  return found;
}
