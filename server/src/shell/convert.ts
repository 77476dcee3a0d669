import {
  CompletionItemKind,
  DiagnosticSeverity,
  MarkupKind,
  type CompletionItem,
  type Diagnostic,
  type Hover as LspHover,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion, CompletionKind, Hover, Problem, Severity } from '../service/feature';
import type { Span } from '../service/text/span';

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  model: CompletionItemKind.Class,
  seed: CompletionItemKind.File,
  snapshot: CompletionItemKind.Event,
  source: CompletionItemKind.Module,
  table: CompletionItemKind.Struct,
  column: CompletionItemKind.Field,
  keyword: CompletionItemKind.Keyword,
  function: CompletionItemKind.Function,
};
const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The range of a span in a document. */
export function rangeOf(document: TextDocument, { start, end }: Span) {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function completionItem(document: TextDocument, completion: Completion): CompletionItem {
  const { label, kind, detail, documentation, replace, insert, rank = 0 } = completion;
  return {
    label,
    kind: KINDS[kind],
    textEdit: { range: rangeOf(document, replace), newText: insert },
    // The editor filters by what stands in the replaced range, which may begin with a quote.
    filterText: insert,
    sortText: `${String(rank).padStart(6, '0')} ${label}`,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
  };
}

export function diagnostic(
  document: TextDocument,
  { span, severity, code, message, replacements }: Problem,
): Diagnostic {
  return {
    range: rangeOf(document, span),
    severity: SEVERITIES[severity],
    source: 'lakehouse',
    code,
    message,
    // The editor hands it back when it asks for quick fixes.
    ...(replacements === undefined ? {} : { data: replacements }),
  };
}

export function lspHover(document: TextDocument, { span, markdown }: Hover): LspHover {
  return { range: rangeOf(document, span), contents: { kind: MarkupKind.Markdown, value: markdown } };
}
