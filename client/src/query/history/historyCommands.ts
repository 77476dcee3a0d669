import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Connection } from '../../connections/connection';
import type { PreparedQuery } from '../prepare/preparedQuery';
import type { HistoryEntry } from './historyEntry';
import { showHistoryPick } from './historyPick';
import { MASK } from './maskedSql';
import type { QueryHistory } from './queryHistory';

/** What the history needs of those who run queries. */
export interface HistoryParts {
  readonly history: QueryHistory;
  /** A connection by its id; `undefined` when it is gone. */
  readonly connection: (id: string) => Connection | undefined;
  /** Asks for parameters, with what was typed then in the inputs, and runs. */
  readonly run: (
    prepared: PreparedQuery,
    connection: Connection,
    typed: Readonly<Record<string, string>>,
  ) => Promise<void>;
  readonly failed: (failure: Failure) => void;
}

/** Shows the queries that were run, for opening, running again, copying and forgetting them. */
export async function showHistory(parts: HistoryParts): Promise<void> {
  const { history } = parts;
  showHistoryPick(await history.all(), {
    open: async ({ sql }) => {
      const document = await vscode.workspace.openTextDocument({ content: sql, language: 'sql' });
      await vscode.window.showTextDocument(document);
    },
    run: entry => runAgain(entry, parts),
    copy: async ({ sql }) => {
      await vscode.env.clipboard.writeText(sql);
    },
    remove: ({ id }) => history.remove(id),
    clear: () => clear(history),
    failed: error => parts.failed(Failure.from(error)),
  });
}

async function runAgain(entry: HistoryEntry, { connection, run }: HistoryParts): Promise<void> {
  const wanted = connection(entry.connection.id);
  if (wanted === undefined)
    throw new Failure(
      'profile.notFound',
      l10n.t(
        'The connection "{0}" is not here any more: open the statement and run it on another.',
        entry.connection.name,
      ),
    );
  if (entry.sql.includes(MASK))
    throw new Failure(
      'query.unsupported',
      l10n.t('The statement holds a secret that was not remembered: open it, and write the secret in.'),
    );
  const all = { start: 0, end: entry.sql.length };
  const prepared: PreparedQuery = {
    document: { uri: entry.document, text: '' },
    title: entry.title,
    sql: entry.sql,
    // The document may have changed since: an error is told of its beginning.
    segments: [{ compiled: all, source: { start: 0, end: 0 }, verbatim: false }],
    source: { start: 0, end: 0 },
  };
  await run(prepared, wanted, entry.parameters);
}

async function clear(history: QueryHistory): Promise<void> {
  const yes = l10n.t('Clear All');
  const picked = await vscode.window.showWarningMessage(
    l10n.t('Forget all queries of this workspace?'),
    { modal: true, detail: l10n.t('Results that are open stay.') },
    yes,
  );
  if (picked === yes) await history.clear();
}
