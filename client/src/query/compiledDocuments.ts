import { Disposables, type Disposable } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { PreparedQuery } from './prepare/preparedQuery';

const SCHEME = 'lakehouse-compiled';

/** Compiled statements as read-only documents beside their source; compiling again shows the new text in place. */
export class CompiledDocuments implements vscode.TextDocumentContentProvider, Disposable {
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.Uri>());
  readonly #texts = new Map<string, string>();

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(SCHEME, this));
    this.#owned.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())));
  }

  async show({ document, title, sql }: PreparedQuery): Promise<void> {
    const name = `${title.replace(/[/\\]/g, ' ')} (${l10n.t('compiled')}).sql`;
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query: document.uri });
    this.#texts.set(uri.toString(), sql);
    this.#changed.fire(uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
