import { Disposables, type Disposable } from '@lakehouse/base';
import * as vscode from 'vscode';
import type { Connections } from './connections';

/** Asks whether the connection in use answers, once for each that comes into use, and never for a secret. */
export class ConnectionMonitor implements Disposable {
  readonly #connections: Connections;
  readonly #owned = new Disposables();

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#owned.add(connections.onDidChange(() => this.#look()));
    this.#owned.add(vscode.window.onDidChangeActiveTextEditor(() => this.#look()));
    this.#owned.add(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#look()));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #look(): void {
    const active = this.#connections.active();
    if (active === undefined || !vscode.workspace.isTrusted) return;
    if (this.#connections.status(active).state === 'unknown') void this.#connections.test(active, { quietly: true });
  }
}
