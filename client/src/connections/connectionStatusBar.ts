import { Disposables, type Disposable } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { connectionPlace, type Connection } from './connection';
import type { Connections } from './connections';
import { statusText } from './connectionStatus';

/** The status bar's item: which Dremio is in use and whether it answers; a click picks another. */
export class ConnectionStatusBar implements Disposable {
  readonly #connections: Connections;
  readonly #owned = new Disposables();
  readonly #item: vscode.StatusBarItem;

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#item = this.#owned.add(
      vscode.window.createStatusBarItem('lakehouse.connection', vscode.StatusBarAlignment.Left, 10),
    );
    this.#item.name = l10n.t('Lakehouse Connection');
    this.#item.command = 'lakehouse.pickConnection';
    this.#owned.add(connections.onDidChange(() => this.#show()));
    this.#owned.add(vscode.window.onDidChangeActiveTextEditor(() => this.#show()));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #show(): void {
    const active = this.#connections.active();
    const status = active === undefined ? ({ state: 'unknown' } as const) : this.#connections.status(active);
    const place = active === undefined ? '' : connectionPlace(active);
    const { text, tooltip, label, problem } = statusText(active && shortName(active), place, status);
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label };
    this.#item.backgroundColor = problem ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }
}

/** The target alone: which project it is of, the hover says. */
function shortName({ name, origin }: Connection): string {
  return origin.kind === 'profile' ? origin.target.targetName : name;
}
