import { Disposables, type Disposable } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { QueryPreparations } from './queryPreparations';
import type { QueryRuns } from './queryRuns';

/** When clause key that is true while a query runs or is compiled. */
const RUNNING_KEY = 'lakehouse.query.running';

/** The status bar's item while queries run: which, and a click cancels. */
export class QueryStatus implements Disposable {
  readonly #runs: QueryRuns;
  readonly #preparations: QueryPreparations;
  readonly #owned = new Disposables();
  readonly #item: vscode.StatusBarItem;
  #shown = '';

  constructor(runs: QueryRuns, preparations: QueryPreparations) {
    this.#runs = runs;
    this.#preparations = preparations;
    this.#item = this.#owned.add(
      vscode.window.createStatusBarItem('lakehouse.query', vscode.StatusBarAlignment.Left, 9),
    );
    this.#item.name = l10n.t('Lakehouse Query');
    this.#item.command = 'lakehouse.query.cancel';
    this.#item.tooltip = l10n.t('Click to cancel');
    this.#owned.add(runs.onDidChange(() => this.#show()));
    this.#owned.add(runs.onDidProgress(() => this.#show()));
    this.#owned.add(preparations.onDidChange(() => this.#show()));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #show(): void {
    const text = this.#text();
    if (text === this.#shown) return;
    const wasRunning = this.#shown !== '';
    this.#shown = text;
    this.#item.text = text;
    if (text === '') this.#item.hide();
    else this.#item.show();
    if (wasRunning !== (text !== '')) void vscode.commands.executeCommand('setContext', RUNNING_KEY, text !== '');
  }

  #text(): string {
    const running = this.#runs.running();
    const [first] = running;
    if (this.#preparations.withDbt) return `$(loading~spin) ${l10n.t('Compiling with dbt')}`;
    if (first === undefined) return '';
    return running.length === 1
      ? `$(loading~spin) ${l10n.t('Running {0}', first.title)}`
      : `$(loading~spin) ${l10n.t('Running {0} queries', running.length)}`;
  }
}
