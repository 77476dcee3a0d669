import { Disposables, type Disposable } from '@lakehouse/base';
import * as vscode from 'vscode';
import { COMPILED_SCHEME } from './compiledUri';

/** The texts of compiled documents: read-only, shown beside their source, changed in place. */
export class CompiledDocuments implements vscode.TextDocumentContentProvider, Disposable {
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.Uri>());
  readonly #closed = this.#owned.add(new vscode.EventEmitter<vscode.Uri>());
  readonly #texts = new Map<string, string>();

  readonly onDidChange = this.#changed.event;
  /** Fires when the last editor of a compiled document is closed, and its text let go. */
  readonly onDidClose = this.#closed.event;

  constructor() {
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(COMPILED_SCHEME, this));
    this.#owned.add(vscode.window.tabGroups.onDidChangeTabs(({ closed }) => closed.forEach(tab => this.#forget(tab))));
  }

  /** Changes the text of a document; one that is shown changes in place. */
  put(uri: vscode.Uri, text: string): void {
    if (this.#texts.get(uri.toString()) === text) return;
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
  }

  /** Shows a document without taking the focus, beside the active editor or in a column. */
  async show(uri: vscode.Uri, viewColumn: vscode.ViewColumn = vscode.ViewColumn.Beside): Promise<void> {
    const opened = await vscode.workspace.openTextDocument(uri);
    // It is Dremio's SQL: the grammar for models knows that, VS Code's own for SQL does not.
    const document = await vscode.languages.setTextDocumentLanguage(opened, 'jinja-sql');
    await vscode.window.showTextDocument(document, { viewColumn, preserveFocus: true, preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** Not when the document closes: it does so too when it gets its language. */
  #forget({ input }: vscode.Tab): void {
    if (!isOf(input, COMPILED_SCHEME)) return;
    const key = input.uri.toString();
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    const isOpen = tabs.some(tab => isOf(tab.input, COMPILED_SCHEME) && tab.input.uri.toString() === key);
    if (!isOpen && this.#texts.delete(key)) this.#closed.fire(input.uri);
  }
}

function isOf(input: unknown, scheme: string): input is vscode.TabInputText {
  return input instanceof vscode.TabInputText && input.uri.scheme === scheme;
}
