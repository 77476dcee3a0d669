import { Disposables, type Disposable } from '@lakehouse/base';
import * as vscode from 'vscode';

const SCHEME = 'lakehouse-result';

/** A text that is shown in an editor and cannot be changed. */
export interface ReadOnlyText {
  /** Name of the editor's tab, with the extension that gives the language. */
  readonly name: string;
  readonly text: string;
  /** Language, where the name's extension does not tell it. */
  readonly language?: string;
}

/** Texts of the results panel in editors of their own: they are let go of when their document closes. */
export class ReadOnlyDocuments implements vscode.TextDocumentContentProvider, Disposable {
  readonly #owned = new Disposables();
  readonly #texts = new Map<string, string>();
  #next = 1;

  constructor() {
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(SCHEME, this));
    this.#owned.add(vscode.window.tabGroups.onDidChangeTabs(({ closed }) => closed.forEach(tab => this.#forget(tab))));
  }

  async show({ name, text, language }: ReadOnlyText): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${this.#next++}/${name.replaceAll('/', '∕')}` });
    this.#texts.set(uri.toString(), text);
    const opened = await vscode.workspace.openTextDocument(uri);
    const document = language === undefined ? opened : await vscode.languages.setTextDocumentLanguage(opened, language);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** Not when the document closes: it does so too when it gets its language. */
  #forget({ input }: vscode.Tab): void {
    if (input instanceof vscode.TabInputText && input.uri.scheme === SCHEME) this.#texts.delete(input.uri.toString());
  }
}
