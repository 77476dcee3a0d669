import type { LanguageServerOptions } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import {
  CodeActionKind,
  TextDocuments,
  TextDocumentSyncKind,
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  type Connection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiskFiles } from '../host/diskFiles';
import type { FeatureContext, Replacement } from '../service/feature';
import { completeAt, hoverAt, placesAt } from '../service/languageFeatures';
import { Workspace } from '../service/workspace/workspace';
import { languageHandlers } from './calls/languageHandlers';
import { listenToNews } from './calls/news';
import { serveCalls } from './calls/wire';
import { completionList } from './completionList';
import { lspHover, rangeOf } from './convert';
import { DocumentTexts } from './documentTexts';
import { contextOf } from './featureContext';
import { pathOfUri } from './paths';
import { ProblemPublisher } from './problemPublisher';
import { runSafely } from './runSafely';

/** Time within which changes are told together, in milliseconds. */
const NEWS_PAUSE = 30;

/** Serves a connection until it ends. */
export class LanguageServer {
  readonly #connection: Connection;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #workspace: Workspace;
  readonly #problems: ProblemPublisher;
  readonly #texts: DocumentTexts;
  #folders: readonly string[] = [];
  #isReady = false;
  #generation = 0;
  #news: NodeJS.Timeout | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#workspace = new Workspace(new DiskFiles(), generation => this.#changed(generation));
    this.#problems = new ProblemPublisher(connection, this.#workspace, () => this.#documents.all());
    this.#texts = new DocumentTexts(this.#workspace);
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize(params => this.#initialize(params));
    connection.onInitialized(() => this.#begin());
    this.#listenToDocuments();
    this.#serveFeatures();
    serveCalls(connection, languageHandlers(this.#workspace, this.#documents, this.#texts));
    listenToNews(connection, this.#workspace);
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize({ workspaceFolders, initializationOptions }: InitializeParams): InitializeResult {
    // Our own client sends these options; other editors may send none.
    const options = (initializationOptions ?? {}) as LanguageServerOptions;
    if (options.l10n !== undefined) l10n.config({ contents: options.l10n });
    this.#folders = workspaceFolders?.map(({ uri }) => uri) ?? [];
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
        completionProvider: { triggerCharacters: ["'", '"', '(', ',', '.'] },
        hoverProvider: true,
        definitionProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      serverInfo: { name: 'lakehouse' },
    };
  }

  #begin(): void {
    this.#isReady = true;
    this.#workspace.open(this.#folders.flatMap(uri => pathOfUri(uri) ?? []));
    this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) this.#workspace.close(pathOfUri(uri) ?? uri);
      this.#workspace.open(added.flatMap(({ uri }) => pathOfUri(uri) ?? []));
    });
  }

  #listenToDocuments(): void {
    this.#documents.onDidChangeContent(({ document }) => {
      const path = pathOfUri(document.uri);
      if (path !== undefined) this.#workspace.edit(path, document.getText());
      this.#problems.checkFirst(document.uri);
    });
    this.#documents.onDidClose(({ document }) => {
      const path = pathOfUri(document.uri);
      if (path !== undefined) void this.#workspace.shut(path);
      this.#problems.forget(document.uri);
    });
    this.#connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri } of changes) void this.#workspace.fileChanged(pathOfUri(uri) ?? uri);
    });
  }

  #serveFeatures(): void {
    const connection = this.#connection;
    connection.onCompletion(async ({ textDocument, position }) => {
      await this.#workspace.listed;
      return this.#about<CompletionList | CompletionItem[]>(textDocument.uri, [], (context, document) => {
        const offset = document.offsetAt(position);
        return completionList(document, offset, completeAt(context, offset));
      });
    });
    connection.onHover(async ({ textDocument, position }) => {
      await this.#workspace.complete;
      return this.#about(textDocument.uri, null, (context, document) => {
        const hover = hoverAt(context, document.offsetAt(position));
        return hover === undefined ? null : lspHover(document, hover);
      });
    });
    connection.onDefinition(async ({ textDocument, position }) => {
      await this.#workspace.listed;
      return this.#about(textDocument.uri, [], (context, document) =>
        placesAt(context, document.offsetAt(position)).map(place => this.#texts.location(place)),
      );
    });
    connection.onCodeAction(({ textDocument: { uri }, context: { diagnostics } }) =>
      this.#about(uri, [], (_, document) =>
        diagnostics.flatMap(one =>
          // What `diagnostic` put there, and only on ours.
          one.source === 'lakehouse' ? fixes(document, one, (one.data ?? []) as readonly Replacement[]) : [],
        ),
      ),
    );
  }

  #about<T>(uri: string, empty: T, ask: (context: FeatureContext, document: TextDocument) => T): T {
    const document = this.#documents.get(uri);
    if (document === undefined) return empty;
    return runSafely(this.#connection, empty, () => ask(contextOf(this.#workspace, document), document));
  }

  #changed(generation: number): void {
    if (!this.#isReady) return;
    this.#problems.checkAll();
    this.#generation = generation;
    // Several changes in a row are one piece of news.
    this.#news ??= setTimeout(() => {
      this.#news = undefined;
      void this.#connection.sendNotification('lakehouse/projectChanged', { generation: this.#generation });
    }, NEWS_PAUSE);
  }
}

function fixes(document: TextDocument, diagnostic: Diagnostic, replacements: readonly Replacement[]): CodeAction[] {
  return replacements.map(({ title, span, text }, at) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: at === 0,
    edit: { changes: { [document.uri]: [{ range: rangeOf(document, span), newText: text }] } },
  }));
}
