import {
  CodeActionKind,
  CreateFile,
  RenameFile,
  TextDocumentEdit,
  type CodeAction as LspCodeAction,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction } from '../service/answers/codeAction';
import type { TextChange, WorkspaceChange } from '../service/answers/workspaceChange';
import { rangeOf } from './ranges';
import type { DocumentTexts } from './documentTexts';
import { uriOfPath } from './paths';

const ACTION_KINDS: Readonly<Record<CodeAction['kind'], CodeActionKind>> = {
  quickfix: CodeActionKind.QuickFix,
  refactor: CodeActionKind.RefactorRewrite,
  source: CodeActionKind.Source,
};

export function textEdits(document: TextDocument, changes: readonly TextChange[]): TextEdit[] {
  return changes.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text }));
}

/** Files are made before anything is written, and renamed after. */
export function workspaceEdit(
  { edits, created = [], renamed = [] }: WorkspaceChange,
  texts: DocumentTexts,
): WorkspaceEdit {
  const empty = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return {
    documentChanges: [
      ...created.flatMap(({ file, text }) => {
        const uri = uriOfPath(file);
        // A file that has come meanwhile is nobody's to write into: the editor then changes nothing.
        return [
          CreateFile.create(uri),
          TextDocumentEdit.create({ uri, version: null }, [{ range: empty, newText: text }]),
        ];
      }),
      ...edits.map(({ file, changes }) =>
        TextDocumentEdit.create(texts.edited(file), textEdits(texts.document(file), changes)),
      ),
      ...renamed.map(({ from, to }) => RenameFile.create(texts.uri(from), uriOfPath(to))),
    ],
  };
}

export function codeAction(
  action: CodeAction,
  diagnostics: readonly Diagnostic[],
  texts: DocumentTexts,
): LspCodeAction {
  const mended = diagnostics.find(({ code }) => code === action.mends?.code);
  return {
    title: action.title,
    kind: ACTION_KINDS[action.kind],
    edit: workspaceEdit(action.change, texts),
    ...(mended === undefined ? {} : { diagnostics: [mended] }),
    ...(action.preferred === undefined ? {} : { isPreferred: action.preferred }),
  };
}
