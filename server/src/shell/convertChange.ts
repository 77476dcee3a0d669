import {
  CodeActionKind,
  type AnnotatedTextEdit,
  type ChangeAnnotation,
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
  const reasons = texts.areEditsShown ? reasonsIn(edits) : new Map<string, string>();
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
        TextDocumentEdit.create(texts.edited(file), annotatedEdits(texts.document(file), changes, reasons)),
      ),
      ...renamed.map(({ from, to }) => RenameFile.create(texts.uri(from), uriOfPath(to))),
    ],
    ...(reasons.size === 0 ? {} : { changeAnnotations: annotations(reasons) }),
  };
}

/** The reasons of changes that are to be confirmed, each with an id of its own. */
function reasonsIn(edits: WorkspaceChange['edits']): ReadonlyMap<string, string> {
  const reasons = new Set(edits.flatMap(({ changes }) => changes.flatMap(({ confirm }) => confirm ?? [])));
  return new Map([...reasons].map((reason, at) => [reason, `confirm${at}`]));
}

function annotatedEdits(
  document: TextDocument,
  changes: readonly TextChange[],
  reasons: ReadonlyMap<string, string>,
): (TextEdit | AnnotatedTextEdit)[] {
  return changes.map(change => {
    const edit = { range: rangeOf(document, change.span), newText: change.text };
    const annotationId = change.confirm === undefined ? undefined : reasons.get(change.confirm);
    return annotationId === undefined ? edit : { ...edit, annotationId };
  });
}

function annotations(reasons: ReadonlyMap<string, string>): Record<string, ChangeAnnotation> {
  return Object.fromEntries([...reasons].map(([label, id]) => [id, { label, needsConfirmation: true }]));
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
