import { join } from 'node:path';
import type { LanguageServerOptions } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import {
  DidChangeWatchedFilesNotification,
  TextDocuments,
  WatchKind,
  type Connection,
  type FileSystemWatcher,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cacheFolder } from '../host/cacheFolder';
import { DiskFiles } from '../host/diskFiles';
import { ReadingPool } from '../host/reading/readingPool';
import { Workspace } from '../service/workspace/workspace';
import { languageHandlers } from './calls/languageHandlers';
import { listenToNews, tellTargets } from './calls/news';
import { serveCalls } from './calls/wire';
import { CAPABILITIES } from './capabilities';
import { DocumentVersions } from './documentVersions';
import { FORMATTING, registerFormatting, registersFormatting } from './formattingRegistration';
import { pathOfUri } from './paths';
import { readProblemPage } from './problemPage';
import { ProblemPublisher } from './problemPublisher';
import { logBug } from './runSafely';
import { FeatureServer } from './serveFeatures';
import { serveWorkspace } from './serveWorkspace';

/** The files that projects are made of. */
const WATCHED = ['sql', 'yml', 'yaml', 'md', 'csv', 'py']
  .map(ending => `**/*.${ending}`)
  .concat('**/.dbtignore', '**/catalog.json', '**/manifest.json');
/** Whatever comes or goes may be a folder of such files, which no pattern of files fits. */
const WATCHERS: FileSystemWatcher[] = [
  ...WATCHED.map(globPattern => ({ globPattern, kind: WatchKind.Change })),
  { globPattern: '**', kind: WatchKind.Create | WatchKind.Delete },
];
/** Time within which changes are told together, in milliseconds. */
const NEWS_PAUSE = 30;

/** Serves a connection until it ends. */
export class LanguageServer {
  readonly #connection: Connection;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #versions = new DocumentVersions(() => this.#documents.all());
  readonly #workspace: Workspace;
  readonly #problems: ProblemPublisher;
  #folders: readonly string[] = [];
  #cache: string | undefined;
  #mustWatch = false;
  #hasFolders = false;
  #mustTellFormatting = false;
  #isReady = false;
  #generation = 0;
  #news: NodeJS.Timeout | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
    const files = new DiskFiles();
    const facts = new ReadingPool(files, {
      script: join(__dirname, 'reading.js'),
      cacheFolder: () => cacheFolder(this.#cache, this.#folders),
    });
    this.#workspace = new Workspace(
      files,
      (generation, reach) => this.#changed(generation, reach),
      facts,
      error => logBug(connection, error),
    );
    this.#problems = new ProblemPublisher(connection, this.#workspace, () => this.#documents.all());
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize(params => this.#initialize(params));
    connection.onInitialized(() => this.#begin());
    this.#listenToDocuments();
    new FeatureServer(connection, {
      workspace: this.#workspace,
      documents: this.#documents,
      versions: this.#versions,
    }).serve();
    serveWorkspace(connection, this.#workspace, this.#versions);
    serveCalls(connection, languageHandlers(this.#workspace, this.#documents));
    listenToNews(connection, this.#workspace);
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize({
    workspaceFolders,
    initializationOptions,
    capabilities,
    ...others
  }: InitializeParams): InitializeResult {
    // Our own client sends these options; other editors may send none.
    const options = (initializationOptions ?? {}) as LanguageServerOptions;
    if (options.l10n !== undefined) l10n.config({ contents: options.l10n });
    if (options.diagnosticsPage !== undefined) this.#problems.setPage(readProblemPage(options.diagnosticsPage));
    this.#cache = options.cacheFolder;
    if (options.targets !== undefined) tellTargets(this.#workspace, options.targets);
    const canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.#mustWatch = canWatch && options.watchesFiles !== true;
    this.#mustTellFormatting = registersFormatting(capabilities);
    this.#hasFolders = capabilities.workspace?.workspaceFolders === true;
    this.#versions.learn(capabilities);
    this.#folders = workspaceFolders?.map(({ uri }) => uri) ?? rootOf(others);
    return {
      capabilities: this.#mustTellFormatting ? CAPABILITIES : { ...CAPABILITIES, ...FORMATTING },
      serverInfo: { name: 'lakehouse' },
    };
  }

  #begin(): void {
    this.#isReady = true;
    if (this.#mustTellFormatting) registerFormatting(this.#connection);
    if (this.#mustWatch)
      void this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: WATCHERS,
      });
    this.#workspace.open(this.#folders.flatMap(uri => pathOfUri(uri) ?? []));
    // An editor that knows one folder alone has no such news, and listening to it would fail.
    if (this.#hasFolders)
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
      if (path !== undefined) this.#quietly(this.#workspace.shut(path));
      this.#problems.forget(document.uri);
    });
    this.#connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri } of changes) this.#quietly(this.#workspace.fileChanged(pathOfUri(uri) ?? uri));
    });
  }

  /** Nobody waits for it: a bug in it is logged, and the server goes on. */
  #quietly(work: Promise<void>): void {
    work.catch((error: unknown) => logBug(this.#connection, error));
  }

  #changed(generation: number, reach: 'itself' | 'others'): void {
    if (!this.#isReady) return;
    // What others cannot see of an edit changes nothing about what is right in them.
    if (reach === 'others') this.#problems.checkAll();
    this.#generation = generation;
    // Several changes in a row are one piece of news.
    this.#news ??= setTimeout(() => {
      this.#news = undefined;
      void this.#connection.sendNotification('lakehouse/projectChanged', { generation: this.#generation });
    }, NEWS_PAUSE);
  }
}

/** The folder of an editor that knows only one. */
function rootOf({ rootUri }: { readonly rootUri?: string | null }): readonly string[] {
  return typeof rootUri === 'string' ? [rootUri] : [];
}
