import { isRunning, type Airbyte, type SyncConnection, type SyncJob } from '@lakehouse/airbyte';
import { Disposables, Failure, type Disposable } from '@lakehouse/base';
import * as vscode from 'vscode';

/** A connection with its newest job. */
export interface SyncRow {
  readonly connection: SyncConnection;
  readonly job: SyncJob | undefined;
}

/** What is known of Airbyte's connections. */
export type SyncListState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'known'; readonly rows: readonly SyncRow[] };

/** The connections of one Airbyte as they were when it was last asked. */
export class SyncList implements Disposable {
  readonly #open: () => Promise<Airbyte>;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  #state: SyncListState = { kind: 'unknown' };

  readonly onDidChange = this.#changed.event;

  constructor(open: () => Promise<Airbyte>) {
    this.#open = open;
  }

  get state(): SyncListState {
    return this.#state;
  }

  /** Whether a sync goes on, as far as is known. */
  get isBusy(): boolean {
    return this.#state.kind === 'known' && this.#state.rows.some(({ job }) => job !== undefined && isRunning(job));
  }

  /** Asks Airbyte anew. Never rejects: what went wrong is a state that the view shows. */
  async refresh(): Promise<void> {
    try {
      const airbyte = await this.#open();
      const connections = await airbyte.connections();
      const rows = connections.map(async connection => ({ connection, job: await airbyte.lastJob(connection.id) }));
      this.#set({ kind: 'known', rows: await Promise.all(rows) });
    } catch (error) {
      this.#set({ kind: 'failed', failure: Failure.from(error) });
    }
  }

  /** Takes note of a job that was looked at by somebody else. */
  note(connectionId: string, job: SyncJob): void {
    if (this.#state.kind !== 'known') return;
    const rows = this.#state.rows.map(row => (row.connection.id === connectionId ? { ...row, job } : row));
    this.#set({ kind: 'known', rows });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #set(state: SyncListState): void {
    this.#state = state;
    this.#changed.fire();
  }
}
