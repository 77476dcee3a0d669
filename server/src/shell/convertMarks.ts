import {
  DocumentHighlightKind,
  FoldingRangeKind,
  InlayHintKind,
  SemanticTokensBuilder,
  SymbolKind as LspSymbolKind,
  type CodeLens as LspCodeLens,
  type DocumentHighlight,
  type DocumentLink as LspDocumentLink,
  type DocumentSymbol as LspDocumentSymbol,
  type FoldingRange,
  type InlayHint as LspInlayHint,
  type SelectionRange,
  type SemanticTokens,
  type SymbolInformation,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  TOKEN_MODIFIERS,
  TOKEN_TYPES,
  type CodeLens,
  type DocumentLink,
  type Fold,
  type Highlight,
  type InlayHint,
  type SemanticToken,
} from '../service/answers/editorMark';
import type { Place } from '../service/answers/place';
import type { DocumentSymbol, ProjectSymbol, SymbolKind } from '../service/answers/symbol';
import type { Span } from '../service/text/span';
import { rangeOf } from './ranges';
import { textEdits } from './convertChange';
import type { DocumentTexts } from './documentTexts';
import { uriOfPath } from './paths';

const SYMBOL_KINDS: Readonly<Record<SymbolKind, LspSymbolKind>> = {
  model: LspSymbolKind.Class,
  source: LspSymbolKind.Namespace,
  table: LspSymbolKind.Struct,
  column: LspSymbolKind.Field,
  cte: LspSymbolKind.Variable,
  macro: LspSymbolKind.Function,
  test: LspSymbolKind.Method,
  block: LspSymbolKind.Module,
  property: LspSymbolKind.Property,
  exposure: LspSymbolKind.Event,
  docs: LspSymbolKind.String,
};

export function lspSymbol(document: TextDocument, symbol: DocumentSymbol): LspDocumentSymbol {
  return {
    name: symbol.name,
    kind: SYMBOL_KINDS[symbol.kind],
    range: rangeOf(document, symbol.span),
    selectionRange: rangeOf(document, symbol.nameSpan),
    children: symbol.children.map(child => lspSymbol(document, child)),
    ...(symbol.detail === undefined ? {} : { detail: symbol.detail }),
  };
}

export function symbolInformation(
  { name, kind, container, place }: ProjectSymbol,
  texts: DocumentTexts,
): SymbolInformation {
  return {
    name,
    kind: SYMBOL_KINDS[kind],
    location: texts.location(place),
    ...(container === undefined ? {} : { containerName: container }),
  };
}

export function lspHighlight(document: TextDocument, { span, write }: Highlight): DocumentHighlight {
  return { range: rangeOf(document, span), kind: write ? DocumentHighlightKind.Write : DocumentHighlightKind.Read };
}

export function lspLink(
  document: TextDocument,
  { span, target, tooltip }: DocumentLink,
  texts: DocumentTexts,
): LspDocumentLink {
  return {
    range: rangeOf(document, span),
    target: target.kind === 'page' ? target.url : fileTarget(target.place, texts),
    ...(tooltip === undefined ? {} : { tooltip }),
  };
}

/** Editors go to the line that a fragment names, counted from one. */
function fileTarget(place: Place, texts: DocumentTexts): string {
  const line = texts.line(place);
  return uriOfPath(place.file) + (line === 0 ? '' : `#L${line + 1}`);
}

export function foldingRange(document: TextDocument, { span, kind }: Fold): FoldingRange {
  return {
    startLine: document.positionAt(span.start).line,
    endLine: document.positionAt(span.end).line,
    kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
  };
}

/** The smallest range, each with the next larger one as its parent. */
export function selectionRange(document: TextDocument, spans: readonly Span[], offset: number): SelectionRange {
  const [largest, ...smaller] = spans.toReversed();
  const start = { range: rangeOf(document, largest ?? { start: offset, end: offset }) };
  return smaller.reduce<SelectionRange>((parent, span) => ({ range: rangeOf(document, span), parent }), start);
}

export function lspHint(document: TextDocument, { offset, label, tooltip, changes }: InlayHint): LspInlayHint {
  return {
    position: document.positionAt(offset),
    label,
    kind: InlayHintKind.Type,
    paddingLeft: true,
    ...(tooltip === undefined ? {} : { tooltip }),
    ...(changes === undefined ? {} : { textEdits: textEdits(document, changes) }),
  };
}

export function lspLens(document: TextDocument, { span, title, command }: CodeLens, texts: DocumentTexts): LspCodeLens {
  const locations = (places: readonly Place[]) => places.map(place => texts.location(place));
  const args: readonly unknown[] = command.args.map(arg => {
    if (typeof arg !== 'object') return arg;
    return 'file' in arg ? texts.location(arg) : locations(arg);
  });
  return { range: rangeOf(document, span), command: { title, command: command.name, arguments: [...args] } };
}

/** Tokens as the protocol counts them: by line; one that another covers is left out. */
export function semanticTokens(document: TextDocument, tokens: readonly SemanticToken[]): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  let behind = 0;
  for (const { span, type, modifiers = [] } of tokens) {
    const { start, end } = rangeOf(document, span);
    if (span.start < behind || start.line !== end.line) continue;
    behind = span.end;
    const bits = modifiers.reduce((sum, one) => sum | (1 << TOKEN_MODIFIERS.indexOf(one)), 0);
    builder.push(start.line, start.character, end.character - start.character, TOKEN_TYPES.indexOf(type), bits);
  }
  return builder.build();
}
