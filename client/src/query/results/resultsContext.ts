import { Disposables, type Disposable } from '@lakehouse/base';
import * as vscode from 'vscode';
import type { QueryRuns } from '../queryRuns';

/** Keys that when clauses of menus read: whether there is a tab, and whether the selected one is pinned. */
export class ResultsContext implements Disposable {
  readonly #runs: QueryRuns;
  readonly #owned = new Disposables();
  readonly #shown = new Map<string, boolean>();

  constructor(runs: QueryRuns) {
    this.#runs = runs;
    this.#owned.add(runs.onDidChange(() => this.#show()));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #show(): void {
    const { tabs, selected } = this.#runs.tabs;
    this.#set('lakehouse.results.open', tabs.length > 0);
    this.#set(
      'lakehouse.results.pinned',
      tabs.some(tab => tab.resultId === selected && tab.pinned === true),
    );
  }

  #set(key: string, value: boolean): void {
    if (this.#shown.get(key) === value) return;
    this.#shown.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
