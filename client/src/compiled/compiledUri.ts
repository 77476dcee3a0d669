import * as vscode from 'vscode';

/** The scheme of documents that show compiled SQL. */
export const COMPILED_SCHEME = 'lakehouse-compiled';

/** The read-only document of a source under a name, which the editor shows as its title. */
export function compiledUri(source: vscode.Uri, name: string): vscode.Uri {
  const path = `/${name.replace(/[/\\]/g, ' ')}.sql`;
  return vscode.Uri.from({ scheme: COMPILED_SCHEME, path, query: source.toString() });
}

/** The source that a compiled document belongs to. */
export function sourceOf(uri: vscode.Uri): string {
  return uri.query;
}
