import { Disposables, type Disposable } from '@lakehouse/base';
import * as vscode from 'vscode';

/** Documents that were edited in this window, saved since or not: what Dremio holds of them may be older. */
export class EditedDocuments implements Disposable {
  readonly #owned = new Disposables();
  readonly #edited = new Set<string>();

  constructor() {
    this.#owned.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#edited.add(document.uri.toString());
      }),
    );
  }

  has(uri: string): boolean {
    // The server spells a URI in its own way.
    const wanted = vscode.Uri.parse(uri).toString();
    return (
      this.#edited.has(wanted) ||
      vscode.workspace.textDocuments.some(one => one.isDirty && one.uri.toString() === wanted)
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
