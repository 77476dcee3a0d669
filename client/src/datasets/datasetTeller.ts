import { Disposables, Failure, type Disposable, type Logger } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { Connection } from '../connections/connection';
import type { Connections } from '../connections/connections';
import type { LanguageService } from '../language/languageService';
import { datasetKey } from './datasetKey';
import type { DatasetSnapshot, DatasetStore } from './datasetStore';
import { fetchDatasets, type ColumnDremio } from './fetchDatasets';

/** Age at which columns are fetched anew by themselves, in milliseconds. */
const STALE = 30 * 60_000;

/** Where columns come from, whom they are told, and what decides whose they are. */
export interface DatasetSources {
  readonly connections: Pick<Connections, 'active' | 'activeSoon' | 'onDidChange' | 'onDidAnswer'> & {
    dremio(connection: Connection): Promise<ColumnDremio>;
  };
  readonly language: Pick<LanguageService, 'onDidStart' | 'request' | 'tell'>;
  readonly store: Pick<DatasetStore, 'read' | 'write'>;
  /** Another document in front may lie in a project with another connection. */
  readonly onDidChangeEditor: (listener: () => void) => Disposable;
}

/**
 * Tells the language server the columns of the Dremio in use: those of the last time at once, and fresh ones when the
 * connection answers and the last time is long ago. Nothing waits for them.
 */
export class DatasetTeller implements Disposable {
  readonly #connections: DatasetSources['connections'];
  readonly #language: DatasetSources['language'];
  readonly #store: DatasetSources['store'];
  readonly #log: Logger;
  readonly #owned = new Disposables();
  readonly #known = new Map<string, DatasetSnapshot>();
  #fetching: AbortController | undefined;
  #told: string | undefined;

  constructor({ connections, language, store, onDidChangeEditor }: DatasetSources, log: Logger) {
    this.#connections = connections;
    this.#language = language;
    this.#store = store;
    this.#log = log;
    this.#owned.add(connections.onDidChange(() => void this.#tellChanges()));
    this.#owned.add(connections.onDidAnswer(connection => void this.#refresh(connection)));
    this.#owned.add(onDidChangeEditor(() => void this.#tellChanges()));
    this.#owned.add(language.onDidStart(() => void this.#tellAgain()));
  }

  dispose(): void {
    this.#fetching?.abort();
    this.#owned.dispose();
  }

  /** Fetches the columns of the connection in use now, however old those are that are known. Asks for a secret if it must. */
  async refreshNow(): Promise<void> {
    const active = await this.#connections.activeSoon();
    if (active === undefined)
      throw new Failure('profile.notFound', l10n.t('No connection is in use: pick one to fetch columns from it.'));
    await this.#fetch(active);
  }

  async #refresh(connection: Connection): Promise<void> {
    const known = await this.#snapshotOf(datasetKey(connection));
    if (known !== undefined && Date.now() - known.fetchedAt < STALE) return;
    try {
      await this.#fetch(connection);
    } catch (error) {
      const failure = Failure.from(error);
      if (failure.code === 'query.cancelled') return;
      // Names from the project's files still complete; only what Dremio alone knows is missing or old.
      this.#log.warn('connection', 'columns could not be fetched', { name: connection.name, reason: failure.message });
    }
  }

  async #fetch(connection: Connection): Promise<void> {
    this.#fetching?.abort();
    const fetching = new AbortController();
    this.#fetching = fetching;
    const dremio = await this.#connections.dremio(connection);
    const { relations } = await this.#language.request('lakehouse/relations', {}, fetching.signal);
    const datasets = await fetchDatasets(dremio, relations, fetching.signal);
    const snapshot = { fetchedAt: Date.now(), datasets };
    this.#log.info('connection', 'columns are known', { name: connection.name, datasets: datasets.length });
    const key = datasetKey(connection);
    this.#known.set(key, snapshot);
    await this.#tellAgain();
    await this.#keep(key, snapshot);
  }

  async #keep(key: string, snapshot: DatasetSnapshot): Promise<void> {
    try {
      await this.#store.write(key, snapshot);
    } catch (error) {
      // A full or closed disk costs the next start a fetch.
      this.#log.warn('connection', 'columns could not be kept for the next start', { reason: String(error) });
    }
  }

  async #snapshotOf(key: string): Promise<DatasetSnapshot | undefined> {
    if (!this.#known.has(key)) {
      const kept = await this.#store.read(key);
      if (kept !== undefined && !this.#known.has(key)) this.#known.set(key, kept);
    }
    return this.#known.get(key);
  }

  async #tellAgain(): Promise<void> {
    this.#told = undefined;
    await this.#tellChanges();
  }

  async #tellChanges(): Promise<void> {
    const connection = this.#connections.active();
    const active = connection && datasetKey(connection);
    if (active === this.#told) return;
    this.#told = active;
    const known = active === undefined ? undefined : await this.#snapshotOf(active);
    // Another connection may have come into use while the file was read.
    if (active !== this.#told) return;
    const datasets = known?.datasets.map(dataset => ({ ...dataset, fetchedAt: known.fetchedAt })) ?? [];
    try {
      await this.#language.tell('lakehouse/datasetsChanged', { datasets });
    } catch (error) {
      // A server that went down meanwhile is told everything when it is up again.
      this.#log.debug('client', 'the server could not be told of columns', { reason: String(error) });
    }
  }
}
