import { Disposables, type Disposable, type Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { connectionPlace, type Connection } from './connection';
import type { Connections } from './connections';
import type { ConnectionStatus } from './connectionStatus';
import type { ProjectProfile } from './profiles/projectProfile';

/** A row of the view: a group of connections, a connection, or what is wrong. */
export type ConnectionRow =
  | { readonly kind: 'project'; readonly project: ProjectProfile }
  | { readonly kind: 'added' }
  | { readonly kind: 'connection'; readonly connection: Connection }
  | { readonly kind: 'problem'; readonly label: string; readonly failure: Failure };

/** The view of connections: by project, with those that were added by hand at the end. */
export class ConnectionsView implements vscode.TreeDataProvider<ConnectionRow>, Disposable {
  readonly #connections: Connections;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<undefined>());

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#owned.add(connections.onDidChange(() => this.#changed.fire(undefined)));
    this.#owned.add(vscode.window.createTreeView('lakehouse.connections', { treeDataProvider: this }));
  }

  getChildren(row?: ConnectionRow): ConnectionRow[] {
    const all = this.#connections.all();
    if (row === undefined) {
      const projects = this.#connections.projects().map(project => ({ kind: 'project', project }) as const);
      return all.some(each => each.origin.kind === 'added') ? [...projects, { kind: 'added' }] : projects;
    }
    if (row.kind === 'project') return this.#targetsOf(row.project, all);
    if (row.kind === 'added')
      return all.filter(each => each.origin.kind === 'added').map(connection => ({ kind: 'connection', connection }));
    return [];
  }

  getTreeItem(row: ConnectionRow): vscode.TreeItem {
    switch (row.kind) {
      case 'project':
        return this.#group(`project:${row.project.projectRoot}`, row.project.projectName);
      case 'added':
        return this.#group('added', l10n.t('Added by hand'));
      case 'problem':
        return problemItem(row.label, row.failure);
      case 'connection':
        return this.#connectionItem(row.connection);
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #targetsOf(project: ProjectProfile, all: readonly Connection[]): ConnectionRow[] {
    if (project.problem !== undefined)
      return [{ kind: 'problem', label: l10n.t('No target'), failure: project.problem }];
    return project.targets.flatMap((entry): readonly ConnectionRow[] => {
      if ('problem' in entry) return [{ kind: 'problem', label: entry.name, failure: entry.problem }];
      const connection = all.find(
        ({ origin }) =>
          origin.kind === 'profile' &&
          origin.projectRoot === project.projectRoot &&
          origin.target.targetName === entry.name,
      );
      return connection === undefined ? [] : [{ kind: 'connection', connection }];
    });
  }

  #group(id: string, label: string): vscode.TreeItem {
    const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
    item.id = id;
    return item;
  }

  #connectionItem(connection: Connection): vscode.TreeItem {
    const { origin, id } = connection;
    const label = origin.kind === 'profile' ? origin.target.targetName : connection.name;
    const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
    const used = this.#connections.active(origin.kind === 'profile' ? origin.projectRoot : undefined)?.id === id;
    const status = this.#connections.status(connection);
    item.id = id;
    item.description = [connectionPlace(connection), ...(used ? [l10n.t('in use')] : [])].join(' · ');
    item.tooltip = tooltipOf(connection, status);
    item.iconPath = iconOf(status);
    item.contextValue = `connection ${origin.kind} ${used ? 'used' : 'idle'}`;
    return item;
  }
}

function problemItem(label: string, failure: Failure): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.description = failure.message;
  item.tooltip = failure.message;
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'problem';
  return item;
}

function iconOf(status: ConnectionStatus): vscode.ThemeIcon {
  switch (status.state) {
    case 'unknown':
      return new vscode.ThemeIcon('database');
    case 'testing':
      return new vscode.ThemeIcon('loading~spin');
    case 'answers':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
    case 'fails':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  }
}

function tooltipOf(connection: Connection, status: ConnectionStatus): string {
  const { flight, origin } = connection;
  const lines = [
    l10n.t('REST: {0}', connectionPlace(connection)),
    l10n.t('Arrow Flight: {0}', `${flight.tls ? 'grpc+tls' : 'grpc'}://${flight.host}:${flight.port}`),
    ...(origin.kind === 'profile' ? [l10n.t('From {0}', origin.file)] : []),
    ...(status.state === 'fails' ? [status.failure.message] : []),
  ];
  return lines.join('\n');
}
