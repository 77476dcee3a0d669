import { Disposables, type Disposable } from '@lakehouse/base';
import type { Span } from '@lakehouse/protocol';
import * as vscode from 'vscode';
import type { DocumentSnapshot } from './prepare/preparedQuery';
import { placeOf } from './textPlace';

/** What is wrong with a query, and who says so. */
export interface QueryProblem {
  readonly message: string;
  readonly source: string;
}

/** What Dremio said about a query, at its place in the document; an edit takes it away, for it is about the text as it was. */
export class QueryDiagnostics implements Disposable {
  readonly #owned = new Disposables();
  readonly #collection = this.#owned.add(vscode.languages.createDiagnosticCollection('lakehouse-query'));

  constructor() {
    this.#owned.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.clear(document.uri);
      }),
    );
    this.#owned.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.clear(uri)));
  }

  /** Marks an error. Where an error stands already, as of the language server, it is not said twice. */
  mark(document: DocumentSnapshot, span: Span, { message, source }: QueryProblem): void {
    const [uri, range] = [vscode.Uri.parse(document.uri), rangeOf(document.text, span)];
    const isMarked = vscode.languages
      .getDiagnostics(uri)
      .some(each => each.severity === vscode.DiagnosticSeverity.Error && range.contains(each.range));
    if (isMarked) return;
    const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
    diagnostic.source = source;
    this.#collection.set(uri, [diagnostic]);
  }

  clear(uri: vscode.Uri): void {
    this.#collection.delete(uri);
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

/** The stretch of a text as the editor counts; trailing blanks of a whole statement are not marked. */
export function rangeOf(text: string, { start, end }: Span): vscode.Range {
  const [from, to] = [placeOf(text, start), placeOf(text, start + text.slice(start, end).trimEnd().length)];
  return new vscode.Range(from.line, from.character, to.line, to.character);
}
