import { Failure } from '@lakehouse/base';
import type { Dremio } from '@lakehouse/dremio';
import type { CompileTake, ReflectionChangeOrder } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { HandlersOf } from '../commands/registerCommands';
import type { Connection } from '../connections/connection';
import { readSetting } from '../readSetting';
import { changeReflection } from './changeReflection';
import type { queryCommandSpecs } from './commandSpecs';
import { explainQuery, type ExplainParts } from './explain/explainQuery';
import { showHistory, type HistoryParts } from './history/historyCommands';
import type { QueryHistory } from './history/queryHistory';
import { parameterNote } from './parameters/parameterNote';
import type { Parameters } from './parameters/parameters';
import type { DocumentSnapshot, PreparedQuery, QueryRequest } from './prepare/preparedQuery';
import type { ResultExports } from './exports/resultExports';
import type { QueryFailures } from './queryFailures';
import type { LensPlace } from './queryLenses';
import type { QueryPreparations } from './queryPreparations';
import type { QueryPlan } from './queryRun';
import type { QueryRuns } from './queryRuns';
import { runToEnd } from './runToEnd';
import type { ResultSource } from './resultSource';
import type { ResultsView } from './results/resultsView';
import { upstreamNote } from './upstream/upstreamNote';

/** What the commands work with. */
export interface QueryParts {
  readonly preparations: QueryPreparations;
  readonly runs: QueryRuns;
  readonly failures: QueryFailures;
  readonly panel: ResultsView;
  readonly exports: ResultExports;
  readonly parameters: Parameters;
  readonly explaining: ExplainParts;
  readonly history: QueryHistory;
  /** A connection by its id. */
  readonly connection: (id: string) => Connection | undefined;
  /** Tells the user of what went wrong. */
  readonly failed: (failure: Failure) => void;
  readonly showCompiled: (editor: vscode.TextEditor) => Promise<void>;
  readonly showCompiledByDbt: (editor: vscode.TextEditor) => Promise<void>;
  /** Unique ids of the upstream models that Dremio does not have as they are now. */
  readonly upstream: (asked: QueryRequest, connection: Connection) => Promise<readonly string[]>;
  readonly sources: { readonly flight: ResultSource; readonly rest: ResultSource };
  /** The REST client of a connection. */
  readonly dremio: (connection: Connection) => Promise<Dremio>;
  /** The connection in use for the active editor. */
  readonly active: () => Promise<Connection | undefined>;
}

export function queryCommandHandlers(parts: QueryParts): HandlersOf<typeof queryCommandSpecs> {
  return {
    'lakehouse.query.run': argument => run(parts, given(argument, 'run')),
    'lakehouse.runCte': argument => run(parts, given(argument, 'cte')),
    'lakehouse.runWithUpstream': argument => runWithUpstream(parts, given(argument, 'run')),
    'lakehouse.runToFile': argument => runToFile(parts, given(argument, 'run')),
    'lakehouse.explain': argument => explain(parts, given(argument, 'run')),
    'lakehouse.history': () => showHistory(historyParts(parts)),
    'lakehouse.query.cancel': async () => {
      parts.preparations.cancelAll();
      await parts.runs.cancelAll();
    },
    'lakehouse.query.showCompiled': () => parts.showCompiled(activeEditor()),
    'lakehouse.showCompiledByDbt': () => parts.showCompiledByDbt(activeEditor()),
  };
}

async function run(parts: QueryParts, asked: QueryRequest): Promise<void> {
  mustBeTrusted();
  const connection = await connectionInUse(parts);
  const prepared = await prepare(parts, asked);
  if ('change' in prepared) await changeReflection(prepared, connection, parts.dremio);
  else await start(parts, { connection, prepared });
}

/** Runs a text with the models that it reads put into it as CTEs, where Dremio does not have them as they are now. */
async function runWithUpstream(parts: QueryParts, asked: QueryRequest): Promise<void> {
  mustBeTrusted();
  const connection = await connectionInUse(parts);
  const inline = await parts.upstream(asked, connection);
  const prepared = await prepare(parts, inline.length === 0 ? asked : { ...asked, inline });
  if ('change' in prepared) return changeReflection(prepared, connection, parts.dremio);
  const titled = { ...prepared, title: l10n.t('{0} + upstream', prepared.title) };
  await start(parts, { connection, prepared: titled, note: upstreamNote(prepared.inlined ?? []) });
}

async function connectionInUse(parts: QueryParts): Promise<Connection> {
  const connection = await parts.active();
  if (connection !== undefined) return connection;
  throw new Failure(
    'profile.notFound',
    l10n.t('There is no Dremio to run this on: add a connection, or a Dremio target to profiles.yml.'),
  );
}

/** Runs without a row limit, and writes the result once it is whole. */
async function runToFile(parts: QueryParts, asked: QueryRequest): Promise<void> {
  mustBeTrusted();
  const connection = await connectionInUse(parts);
  const prepared = await prepare(parts, asked);
  if ('change' in prepared)
    throw new Failure('query.unsupported', l10n.t('A change of a reflection has no result that a file could hold.'));
  const target = await parts.exports.ask(prepared.title);
  if (target === undefined) return;
  await parts.panel.reveal();
  const note = l10n.t('For {0}', target.uri.fsPath);
  const ended = await runToEnd(parts.runs, { ...plan(parts, { connection, prepared, note }), rowLimit: undefined });
  if (ended === undefined)
    throw new Failure(
      'query.unsupported',
      l10n.t('{0} was not written: its result was closed or run again before it was whole.', target.uri.fsPath),
    );
  // One that failed has said so; one that was cancelled is not wanted.
  if (ended.progress.state === 'done') await parts.exports.write(ended.run.resultId, target);
}

async function explain(parts: QueryParts, asked: QueryRequest): Promise<void> {
  mustBeTrusted();
  const connection = await connectionInUse(parts);
  const prepared = await prepare(parts, asked);
  if ('change' in prepared)
    throw new Failure('query.unsupported', l10n.t('A change of a reflection has no plan: Dremio has no SQL for it.'));
  await explainQuery(plan(parts, { connection, prepared }), parts.explaining);
}

function historyParts(parts: QueryParts): HistoryParts {
  return {
    history: parts.history,
    connection: parts.connection,
    run: async (prepared, connection, typed) => {
      mustBeTrusted();
      await start(parts, { connection, prepared: await parts.parameters.fill(prepared, typed) });
    },
    failed: parts.failed,
  };
}

type Asked = Pick<QueryPlan, 'prepared' | 'connection' | 'note'>;

async function start(parts: QueryParts, asked: Asked): Promise<void> {
  await parts.panel.reveal();
  await parts.runs.start(plan(parts, asked));
}

/** How the settings want a query to run. */
function plan(parts: QueryParts, asked: Asked): QueryPlan {
  const uri = vscode.Uri.parse(asked.prepared.document.uri);
  const limit = readSetting('lakehouse.query.rowLimit', uri);
  const source = parts.sources[readSetting('lakehouse.query.transport', uri)];
  const notes = [asked.note, parameterNote(asked.prepared)].filter(note => note !== undefined);
  const note = notes.length === 0 ? {} : { note: notes.join(' · ') };
  return { ...asked, ...note, source, rowLimit: limit === 0 ? undefined : limit };
}

/** Compiles what is asked for; what cannot be run is marked where it stands, too. */
async function prepare(parts: QueryParts, request: QueryRequest): Promise<PreparedQuery | ReflectionChangeOrder> {
  const { document } = request;
  parts.failures.clear(vscode.Uri.parse(document.uri));
  try {
    const prepared = await parts.preparations.prepare(request);
    return 'change' in prepared ? prepared : await parts.parameters.fill(prepared);
  } catch (error) {
    const failure = Failure.from(error);
    const { start, end } = failure.detail;
    // Nothing is wrong with a place where nothing stands.
    if (typeof start === 'number' && typeof end === 'number' && document.text.slice(start, end).trim() !== '')
      parts.failures.mark(document, { start, end }, failure.message);
    throw failure;
  }
}

/** What is asked for again, what a lens stands at, or what the active editor has selected or under its cursor. */
function given(argument: unknown, take: CompileTake): QueryRequest {
  if (isRequest(argument)) return argument;
  if (isLensPlace(argument)) {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === argument.document);
    if (document !== undefined)
      return { document: snapshotOf(document), selection: { start: argument.offset, end: argument.offset }, take };
  }
  const { document, selection } = activeEditor();
  const span = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
  return { document: snapshotOf(document), selection: span, take };
}

function activeEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined && ['sql', 'jinja-sql'].includes(editor.document.languageId)) return editor;
  throw new Failure('query.unsupported', l10n.t('Open a model or a SQL file, and put the cursor into the statement.'));
}

function snapshotOf(document: vscode.TextDocument): DocumentSnapshot {
  return { uri: document.uri.toString(), text: document.getText() };
}

/** Menus hand over other things to the same command. */
function isLensPlace(value: unknown): value is LensPlace {
  return typeof value === 'object' && value !== null && 'document' in value && 'offset' in value;
}

/** Only a query that failed is asked for again like this. */
function isRequest(value: unknown): value is QueryRequest {
  return typeof value === 'object' && value !== null && 'document' in value && 'selection' in value && 'take' in value;
}

function mustBeTrusted(): void {
  if (!vscode.workspace.isTrusted)
    throw new Failure(
      'workspace.untrusted',
      l10n.t('This workspace is not trusted: no query is sent. Trust it to run queries.'),
    );
}
