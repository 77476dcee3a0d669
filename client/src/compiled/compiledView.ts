import { Disposables, Failure, type Disposable } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LanguageService } from '../language/languageService';
import { readSetting } from '../readSetting';
import type { CompiledDocuments } from './compiledDocuments';
import { EMPTY_PAGE, nextPage, offsetInPage, pageWith, type CompiledPage } from './compiledPage';
import { compiledUri, sourceOf } from './compiledUri';

/** Milliseconds of rest after which a change is compiled. */
const REST_MS = 150;

/** A source whose compiled text is shown. */
interface Shown {
  readonly uri: vscode.Uri;
  page: CompiledPage;
  timer: NodeJS.Timeout | undefined;
  /** Ends the compilation that an edit made stale. */
  stop: AbortController;
}

/** Compiled SQL beside its source, of the text as it is now: rendered by our own renderer, and labelled so. */
export class CompiledView implements Disposable {
  readonly #language: LanguageService;
  readonly #documents: CompiledDocuments;
  readonly #owned = new Disposables();
  readonly #shown = new Map<string, Shown>();

  constructor(language: LanguageService, documents: CompiledDocuments) {
    this.#language = language;
    this.#documents = documents;
    const all = (): void => [...this.#shown.keys()].forEach(source => this.#soon(source));
    this.#owned.add(language.onNews('lakehouse/projectChanged', all));
    this.#owned.add(documents.onDidClose(uri => this.#forget(uri)));
    this.#owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#soon(document.uri.toString())));
    this.#owned.add(vscode.window.onDidChangeActiveTextEditor(editor => void this.#follow(editor)));
    this.#owned.add(vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#moved(textEditor)));
  }

  /** Shows the compiled text of an editor's document, and keeps it current until its editor is closed. */
  async show(editor: vscode.TextEditor, column?: vscode.ViewColumn): Promise<void> {
    const source = editor.document.uri;
    const key = source.toString();
    if (!this.#shown.has(key)) {
      const name = source.path.replace(/^.*\//, '').replace(/\.sql$/i, '');
      const uri = compiledUri(source, `${name} (${l10n.t('compiled by Lakehouse')})`);
      this.#shown.set(key, { uri, page: EMPTY_PAGE, timer: undefined, stop: new AbortController() });
    }
    await this.#compile(key);
    const shown = this.#shown.get(key);
    if (shown !== undefined) await this.#documents.show(shown.uri, column);
    this.#reveal(editor);
  }

  dispose(): void {
    for (const { uri } of this.#shown.values()) this.#forget(uri);
    this.#owned.dispose();
  }

  #soon(source: string): void {
    const shown = this.#shown.get(source);
    if (shown === undefined) return;
    clearTimeout(shown.timer);
    shown.timer = setTimeout(() => void this.#compile(source), REST_MS);
  }

  async #compile(source: string): Promise<void> {
    const shown = this.#shown.get(source);
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === source);
    if (shown === undefined || document === undefined) return;
    shown.stop.abort();
    const stop = (shown.stop = new AbortController());
    const text = document.getText();
    try {
      const at = cursorIn(document);
      const params = { uri: source, selection: { start: at, end: at } };
      const result = await this.#language.request('lakehouse/compile', params, stop.signal);
      if (!stop.signal.aborted) shown.page = nextPage(result, text, shown.page);
    } catch (error) {
      if (!stop.signal.aborted) shown.page = pageWith(Failure.from(error).message, shown.page);
    }
    if (!stop.signal.aborted) this.#documents.put(shown.uri, shown.page.head + shown.page.sql);
  }

  #forget(uri: vscode.Uri): void {
    const shown = this.#shown.get(sourceOf(uri));
    if (shown?.uri.toString() !== uri.toString()) return;
    clearTimeout(shown.timer);
    shown.stop.abort();
    this.#shown.delete(sourceOf(uri));
  }

  /** Another model was opened: the view that stands beside shows it. */
  async #follow(editor: vscode.TextEditor | undefined): Promise<void> {
    if (editor === undefined || !isSource(editor) || !readSetting('lakehouse.compiled.followEditor')) return;
    const view = vscode.window.visibleTextEditors.find(({ document: { uri } }) => this.#isOurs(uri));
    const isShown = view === undefined || sourceOf(view.document.uri) === editor.document.uri.toString();
    if (isShown || view.viewColumn === editor.viewColumn) return;
    await this.show(editor, view.viewColumn);
  }

  #moved(editor: vscode.TextEditor): void {
    const source = editor.document.uri.toString();
    if (!this.#shown.has(source)) return;
    this.#reveal(editor);
    // In a file of several statements the one around the cursor is shown.
    if (editor.document.getText().includes(';')) this.#soon(source);
  }

  /** Scrolls the view to what the cursor's place became. */
  #reveal({ document, selection }: vscode.TextEditor): void {
    const shown = this.#shown.get(document.uri.toString());
    if (shown === undefined) return;
    const view = vscode.window.visibleTextEditors.find(
      ({ document: { uri } }) => uri.toString() === shown.uri.toString(),
    );
    const offset = offsetInPage(shown.page, document.offsetAt(selection.active));
    if (view === undefined || offset === undefined) return;
    const at = view.document.positionAt(offset);
    view.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  #isOurs(uri: vscode.Uri): boolean {
    return this.#shown.get(sourceOf(uri))?.uri.toString() === uri.toString();
  }
}

function isSource({ document: { uri, languageId } }: vscode.TextEditor): boolean {
  return ['file', 'untitled'].includes(uri.scheme) && ['sql', 'jinja-sql'].includes(languageId);
}

function cursorIn(document: vscode.TextDocument): number {
  const editor = vscode.window.visibleTextEditors.find(each => each.document === document);
  return editor === undefined ? 0 : document.offsetAt(editor.selection.active);
}
