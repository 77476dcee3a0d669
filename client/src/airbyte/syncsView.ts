import { isRunning, type SyncJob } from '@lakehouse/airbyte';
import { Disposables, type Disposable, type Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SyncList, SyncRow } from './syncList';
import { ago } from './ago';

/** While a sync goes on, its row is brought up to date this often. */
const POLL_MS = 2000;

/** A row of the view: a connection, or why there is none. */
export type SyncsRow =
  { readonly kind: 'sync'; readonly row: SyncRow } | { readonly kind: 'problem'; readonly failure: Failure };

/** The view of Airbyte's connections. Airbyte is asked when it comes into view, and again while a sync runs there. */
export class SyncsView implements vscode.TreeDataProvider<SyncsRow>, Disposable {
  readonly #list: SyncList;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<undefined>());
  readonly #tree: vscode.TreeView<SyncsRow>;
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(list: SyncList) {
    this.#list = list;
    this.#tree = this.#owned.add(vscode.window.createTreeView('lakehouse.syncs', { treeDataProvider: this }));
    this.#owned.add(this.#tree.onDidChangeVisibility(({ visible }) => void (visible && list.refresh())));
    this.#owned.add(
      list.onDidChange(() => {
        this.#changed.fire(undefined);
        this.#poll();
      }),
    );
  }

  async getChildren(row?: SyncsRow): Promise<SyncsRow[]> {
    if (row !== undefined) return [];
    if (this.#list.state.kind === 'unknown') await this.#list.refresh();
    const { state } = this.#list;
    if (state.kind === 'failed') return [{ kind: 'problem', failure: state.failure }];
    return state.kind === 'known' ? state.rows.map(each => ({ kind: 'sync', row: each })) : [];
  }

  getTreeItem(row: SyncsRow): vscode.TreeItem {
    return row.kind === 'problem' ? problemItem(row.failure) : syncItem(row.row);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#owned.dispose();
  }

  #poll(): void {
    clearTimeout(this.#timer);
    if (this.#tree.visible && this.#list.isBusy) this.#timer = setTimeout(() => void this.#list.refresh(), POLL_MS);
  }
}

function problemItem(failure: Failure): vscode.TreeItem {
  const item = new vscode.TreeItem(
    failure.code === 'workspace.untrusted' ? l10n.t('Not trusted') : l10n.t('No answer'),
  );
  item.description = failure.message;
  item.tooltip = failure.message;
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  const command = failure.code === 'auth.rejected' ? 'lakehouse.airbyte.enterCredentials' : 'lakehouse.airbyte.refresh';
  if (failure.code !== 'workspace.untrusted') item.command = { command, title: l10n.t('Try Again') };
  return item;
}

function syncItem({ connection, job }: SyncRow): vscode.TreeItem {
  const item = new vscode.TreeItem(connection.name);
  item.id = connection.id;
  item.description = connection.active ? describe(job) : l10n.t('inactive');
  item.tooltip = [connection.streams.join(', '), job?.reason ?? ''].filter(line => line !== '').join('\n');
  item.iconPath = iconOf(job);
  const state = job !== undefined && isRunning(job) ? 'sync.running' : 'sync.idle';
  item.contextValue = connection.active ? state : 'sync.inactive';
  return item;
}

function describe(job: SyncJob | undefined): string {
  if (job === undefined) return l10n.t('never synced');
  if (isRunning(job) && job.recordsEmitted === 0) return l10n.t('syncing…');
  if (isRunning(job)) return l10n.t('syncing, {0} rows so far', job.recordsEmitted.toLocaleString());
  const when = ago(job.updatedAt, new Date());
  switch (job.status) {
    case 'succeeded':
      if (job.recordsCommitted === 0) return l10n.t('nothing new, {0}', when);
      return l10n.t('{0} rows, {1}', job.recordsCommitted.toLocaleString(), when);
    case 'cancelled':
      return l10n.t('cancelled, {0}', when);
    default:
      return l10n.t('failed, {0}', when);
  }
}

function iconOf(job: SyncJob | undefined): vscode.ThemeIcon {
  if (job === undefined) return new vscode.ThemeIcon('circle-outline');
  if (isRunning(job)) return new vscode.ThemeIcon('sync~spin');
  if (job.status === 'succeeded') return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
  return job.status === 'failed'
    ? new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed'))
    : new vscode.ThemeIcon('circle-slash');
}
