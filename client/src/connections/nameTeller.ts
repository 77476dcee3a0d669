import { Disposables, Failure, type Disposable, type Logger } from '@lakehouse/base';
import type { DatasetColumns, LanguageClientNews } from '@lakehouse/protocol';
import * as vscode from 'vscode';
import type { LanguageService } from '../language/languageService';
import type { Connection } from './connection';
import type { Connections } from './connections';

/** Columns to fetch at most: what a Dremio of a few thousand tables has. */
const MOST_COLUMNS = 50_000;

/** Tells the language server what decides names: the targets in use, and the datasets of the Dremio in use. */
export class NameTeller implements Disposable {
  readonly #connections: Connections;
  readonly #language: LanguageService;
  readonly #log: Logger;
  readonly #owned = new Disposables();
  readonly #datasets = new Map<string, readonly DatasetColumns[]>();
  #fetching: AbortController | undefined;
  #toldTargets = '';
  #toldConnection: string | undefined;

  constructor(connections: Connections, language: LanguageService, log: Logger) {
    this.#connections = connections;
    this.#language = language;
    this.#log = log;
    this.#owned.add(connections.onDidChange(() => this.#tellChanges()));
    this.#owned.add(connections.onDidAnswer(connection => void this.#fetch(connection)));
    this.#owned.add(vscode.window.onDidChangeActiveTextEditor(() => this.#tellChanges()));
    this.#owned.add(language.onDidStart(() => this.#tellAll()));
  }

  dispose(): void {
    this.#fetching?.abort();
    this.#owned.dispose();
  }

  #tellAll(): void {
    this.#toldTargets = '';
    this.#toldConnection = undefined;
    this.#tellChanges();
  }

  #tellChanges(): void {
    const targets = this.#connections.targets();
    const told = JSON.stringify(targets);
    if (told !== this.#toldTargets) {
      this.#toldTargets = told;
      void this.#tell('lakehouse/targetsChanged', { targets });
    }
    const active = this.#connections.active()?.id;
    if (active !== this.#toldConnection) {
      this.#toldConnection = active;
      void this.#tell('lakehouse/datasetsChanged', { datasets: this.#datasets.get(active ?? '') ?? [] });
    }
  }

  async #fetch(connection: Connection): Promise<void> {
    this.#fetching?.abort();
    const fetching = new AbortController();
    this.#fetching = fetching;
    try {
      const dremio = await this.#connections.dremio(connection);
      const datasets = await dremio.datasets(MOST_COLUMNS, fetching.signal);
      this.#log.info('connection', 'datasets are known', { name: connection.name, datasets: datasets.length });
      this.#datasets.set(connection.id, datasets);
      this.#toldConnection = undefined;
      this.#tellChanges();
    } catch (error) {
      const failure = Failure.from(error);
      if (failure.code === 'query.cancelled') return;
      // Names from the project's files still complete; only what Dremio alone knows is missing.
      this.#log.warn('connection', 'datasets could not be fetched', { name: connection.name, reason: failure.message });
    }
  }

  async #tell<M extends keyof LanguageClientNews>(method: M, params: LanguageClientNews[M]): Promise<void> {
    try {
      await this.#language.tell(method, params);
    } catch (error) {
      // A server that went down meanwhile is told everything when it is up again.
      this.#log.debug('client', 'the server could not be told', { method, reason: String(error) });
    }
  }
}
