import {
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type Hover as LspHover,
  type SignatureHelp as LspSignatureHelp,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion, CompletionKind } from '../service/answers/completion';
import type { Hover } from '../service/answers/hover';
import type { SignatureHelp } from '../service/answers/signature';
import { rangeOf } from './ranges';

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  model: CompletionItemKind.Class,
  seed: CompletionItemKind.File,
  snapshot: CompletionItemKind.Event,
  source: CompletionItemKind.Module,
  table: CompletionItemKind.Struct,
  column: CompletionItemKind.Field,
  cte: CompletionItemKind.Variable,
  keyword: CompletionItemKind.Keyword,
  function: CompletionItemKind.Function,
  macro: CompletionItemKind.Method,
  variable: CompletionItemKind.Constant,
  property: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  file: CompletionItemKind.File,
};
export function completionItem(document: TextDocument, completion: Completion): CompletionItem {
  const { label, kind, replace, insert, snippet, filter, also, thenComplete, rank = 0 } = completion;
  const { detail, documentation } = completion.about?.() ?? completion;
  return {
    label,
    kind: KINDS[kind],
    textEdit: { range: rangeOf(document, replace), newText: insert },
    // The editor filters by what stands in the replaced range, which may begin with a quote; a snippet's own words are not the name.
    filterText: filter ?? (snippet === true ? label : insert),
    // Editors compare texts: ranks below zero and between whole numbers keep their order in this form.
    sortText: `${(rank + 1000).toFixed(3).padStart(9, '0')} ${label}`,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    ...(snippet === true ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(also === undefined
      ? {}
      : { additionalTextEdits: also.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text })) }),
    ...(thenComplete === true ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
  };
}

export function signatureHelp({ signatures, activeSignature, activeParameter }: SignatureHelp): LspSignatureHelp {
  return {
    signatures: signatures.map(({ label, documentation, parameters }) => ({
      label,
      parameters: parameters.map(({ label: { start, end }, documentation: text }) => ({
        label: [start, end],
        ...(text === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: text } }),
      })),
      ...(documentation === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    })),
    activeSignature,
    // One behind the last marks none.
    activeParameter: activeParameter ?? signatures[activeSignature]?.parameters.length ?? 0,
  };
}

export function lspHover(document: TextDocument, { span, markdown }: Hover): LspHover {
  return { range: rangeOf(document, span), contents: { kind: MarkupKind.Markdown, value: markdown } };
}
