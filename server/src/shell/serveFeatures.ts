import { Failure } from '@lakehouse/base';
import {
  CompletionTriggerKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type CodeAction as LspCodeAction,
  type Connection,
  type Diagnostic,
  type TextDocuments,
  type TextEdit as LspTextEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Replacement } from '../service/answers/problem';
import type { FeatureContext, FormatOptions } from '../service/feature';
import {
  actionsAt,
  completeAt,
  foldsOf,
  formatChanges,
  highlightsAt,
  hintsIn,
  hoverAt,
  lensesOf,
  linksOf,
  placesAt,
  referencesAt,
  renameAt,
  renameTargetAt,
  selectionsAt,
  signatureAt,
  symbolsOf,
  tokensOf,
} from '../service/languageFeatures';
import type { Span } from '../service/text/span';
import type { Workspace } from '../service/workspace/workspace';
import { completionList } from './completionList';
import { lspHover, signatureHelp } from './convert';
import { codeAction, textEdits, workspaceEdit } from './convertChange';
import {
  foldingRange,
  lspHighlight,
  lspHint,
  lspLens,
  lspLink,
  lspSymbol,
  selectionRange,
  semanticTokens,
} from './convertMarks';
import { DocumentTexts } from './documentTexts';
import type { DocumentVersions } from './documentVersions';
import { contextOf } from './featureContext';
import { unaskedAt } from './opensList';
import { rangeOf, spanOf } from './ranges';
import { logBug, runSafely } from './runSafely';

/** What one answer is made from. */
interface Asked {
  readonly context: FeatureContext;
  readonly document: TextDocument;
  readonly texts: DocumentTexts;
}

/** What is asked about. */
export interface Served {
  readonly workspace: Workspace;
  readonly documents: TextDocuments<TextDocument>;
  readonly versions: DocumentVersions;
}

/** Answers the editor's questions about documents, from what the features say. */
export class FeatureServer {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #versions: DocumentVersions;

  constructor(connection: Connection, { workspace, documents, versions }: Served) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#documents = documents;
    this.#versions = versions;
  }

  serve(): void {
    this.#serveTyping();
    this.#serveNavigation();
    this.#serveRename();
    this.#serveMarks();
    this.#serveFormatting();
  }

  #serveTyping(): void {
    this.#connection.onCompletion(async ({ textDocument: { uri }, position, context: how }, token) => {
      await this.#after(this.#workspace.listed, token);
      return this.#about(uri, { isIncomplete: false, items: [] }, ({ context, document }) => {
        const offset = document.offsetAt(position);
        const complete = () => completeAt(context, offset);
        const unasked = how?.triggerKind === CompletionTriggerKind.TriggerCharacter;
        return completionList(document, offset, unasked ? unaskedAt(document, offset, complete) : complete());
      });
    });
    this.#connection.onSignatureHelp(async ({ textDocument: { uri }, position }, token) => {
      await this.#after(this.#workspace.listed, token);
      return this.#about(uri, null, ({ context, document }) => {
        const help = signatureAt(context, document.offsetAt(position));
        return help === undefined ? null : signatureHelp(help);
      });
    });
    this.#connection.onHover(async ({ textDocument: { uri }, position }, token) => {
      await this.#after(this.#workspace.complete, token);
      return this.#about(uri, null, ({ context, document }) => {
        const hover = hoverAt(context, document.offsetAt(position));
        return hover === undefined ? null : lspHover(document, hover);
      });
    });
    this.#connection.onCodeAction(async ({ textDocument: { uri }, range, context: { diagnostics } }, token) => {
      // A file that is not read yet looks as if it were not there: a fix would make it anew.
      await this.#after(this.#workspace.complete, token);
      return this.#about<LspCodeAction[]>(uri, [], asked =>
        actionsFor(asked, spanOf(asked.document, range), diagnostics),
      );
    });
  }

  #serveNavigation(): void {
    this.#connection.onDefinition(async ({ textDocument: { uri }, position }, token) => {
      await this.#after(this.#workspace.listed, token);
      return this.#about(uri, [], ({ context, document, texts }) =>
        placesAt(context, document.offsetAt(position)).map(place => texts.location(place)),
      );
    });
    this.#connection.onReferences(
      async ({ textDocument: { uri }, position, context: { includeDeclaration } }, token) => {
        await this.#after(this.#workspace.complete, token);
        return this.#about(uri, [], ({ context, document, texts }) =>
          referencesAt(context, document.offsetAt(position), includeDeclaration).map(place => texts.location(place)),
        );
      },
    );
    this.#connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
      this.#about(uri, [], ({ context, document }) =>
        highlightsAt(context, document.offsetAt(position)).map(one => lspHighlight(document, one)),
      ),
    );
    this.#connection.onDocumentSymbol(({ textDocument: { uri } }) =>
      this.#about(uri, [], ({ context, document }) => symbolsOf(context).map(one => lspSymbol(document, one))),
    );
    this.#connection.onDocumentLinks(async ({ textDocument: { uri } }, token) => {
      await this.#after(this.#workspace.listed, token);
      return this.#about(uri, [], ({ context, document, texts }) =>
        linksOf(context).map(one => lspLink(document, one, texts)),
      );
    });
  }

  #serveRename(): void {
    this.#connection.onPrepareRename(async ({ textDocument: { uri }, position }, token) => {
      await this.#after(this.#workspace.complete, token);
      return this.#about(uri, null, ({ context, document }) => {
        const target = renameTargetAt(context, document.offsetAt(position));
        return target === undefined ? null : { range: rangeOf(document, target.span), placeholder: target.name };
      });
    });
    this.#connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }, token) => {
      await this.#after(this.#workspace.complete, token);
      const document = this.#documents.get(uri);
      if (document === undefined) return null;
      try {
        const change = renameAt(contextOf(this.#workspace, document), document.offsetAt(position), newName);
        return change === undefined ? null : workspaceEdit(change, new DocumentTexts(this.#workspace, this.#versions));
      } catch (error) {
        // The editor shows the sentence beside the name that was typed.
        return new ResponseError(LSPErrorCodes.RequestFailed, Failure.from(error).message);
      }
    });
  }

  #serveMarks(): void {
    this.#connection.onFoldingRanges(({ textDocument: { uri } }) =>
      this.#about(uri, [], ({ context, document }) => foldsOf(context).map(one => foldingRange(document, one))),
    );
    this.#connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
      this.#about(uri, [], ({ context, document }) =>
        positions
          .map(position => document.offsetAt(position))
          .map(offset => selectionRange(document, selectionsAt(context, offset), offset)),
      ),
    );
    this.#connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
      await this.#after(this.#workspace.complete, token);
      return this.#about(uri, [], ({ context, document }) =>
        hintsIn(context, spanOf(document, range)).map(one => lspHint(document, one)),
      );
    });
    this.#connection.onCodeLens(async ({ textDocument: { uri } }, token) => {
      await this.#after(this.#workspace.complete, token);
      return this.#about(uri, [], ({ context, document, texts }) =>
        lensesOf(context).map(one => lspLens(document, one, texts)),
      );
    });
    this.#connection.languages.semanticTokens.on(async ({ textDocument: { uri } }, token) => {
      await this.#after(this.#workspace.listed, token);
      return this.#about(uri, { data: [] }, ({ context, document }) => semanticTokens(document, tokensOf(context)));
    });
  }

  #serveFormatting(): void {
    this.#connection.onDocumentFormatting(({ textDocument: { uri }, options: { tabSize, insertSpaces } }) =>
      this.#format(uri, () => ({ selection: undefined, tabSize, tabs: !insertSpaces })),
    );
    this.#connection.onDocumentRangeFormatting(({ textDocument: { uri }, range, options: { tabSize, insertSpaces } }) =>
      this.#format(uri, document => ({ selection: spanOf(document, range), tabSize, tabs: !insertSpaces })),
    );
  }

  #format(uri: string, optionsFor: (document: TextDocument) => FormatOptions): Promise<LspTextEdit[]> {
    const edits = this.#about(uri, Promise.resolve([]), async ({ context, document }) => {
      const { version } = document;
      const changes = await formatChanges(context, optionsFor(document));
      // An edit meanwhile makes the changes stand at wrong places.
      return document.version === version ? textEdits(document, changes) : [];
    });
    return edits.catch((error: unknown) => {
      logBug(this.#connection, error);
      return [];
    });
  }

  /** Waits for what an answer needs, and goes on only for a question that somebody still wants answered. */
  async #after(ready: Promise<void>, token: CancellationToken): Promise<void> {
    await ready;
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The editor wants no answer any more.');
  }

  #about<T>(uri: string, empty: T, ask: (asked: Asked) => T): T {
    const document = this.#documents.get(uri);
    if (document === undefined) return empty;
    return runSafely(this.#connection, empty, () => {
      const texts = new DocumentTexts(this.#workspace, this.#versions);
      return ask({ context: contextOf(this.#workspace, document), document, texts });
    });
  }
}

function actionsFor({ context, document, texts }: Asked, selection: Span, diagnostics: Diagnostic[]): LspCodeAction[] {
  const ours = diagnostics.filter(({ source }) => source === 'lakehouse');
  const published = ours.map(({ range, code }) => ({ span: spanOf(document, range), code: String(code) }));
  return [
    ...ours.flatMap(one => replacementActions(document, one)),
    ...actionsAt(context, selection, published).map(one => codeAction(one, ours, texts)),
  ];
}

function replacementActions(document: TextDocument, diagnostic: Diagnostic): LspCodeAction[] {
  // What `diagnostic` put there.
  const replacements = (diagnostic.data ?? []) as readonly Replacement[];
  return replacements.map((one, at) => ({
    title: one.title,
    kind: 'quickfix',
    diagnostics: [diagnostic],
    isPreferred: at === 0,
    edit: { changes: { [document.uri]: textEdits(document, [one]) } },
  }));
}
