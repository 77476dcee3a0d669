import * as vscode from 'vscode';

/** A stretch of a document as the language server writes it. */
interface Location {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * Opens the editor's list of references. The language server's lenses hand over the place, and the uses that they
 * counted unless those are very many: then they are asked for.
 */
export async function showReferences(here: unknown, uses: unknown): Promise<void> {
  if (!isLocation(here)) return;
  const { uri, range } = locationOf(here);
  const locations = Array.isArray(uses)
    ? uses.filter(isLocation).map(locationOf)
    : await vscode.commands.executeCommand('vscode.executeReferenceProvider', uri, range.start);
  await vscode.commands.executeCommand('editor.action.showReferences', uri, range.start, locations);
}

function locationOf({ uri, range: { start, end } }: Location): vscode.Location {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  return new vscode.Location(vscode.Uri.parse(uri), range);
}

/** Whether a value is a place as the server's lenses write it: whoever else runs the command may hand over anything. */
function isLocation(value: unknown): value is Location {
  return typeof value === 'object' && value !== null && 'uri' in value && 'range' in value;
}
