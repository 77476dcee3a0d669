import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { withConnection } from '../../connections/connections';
import type { ReadOnlyDocuments } from '../documents/readOnlyDocuments';
import type { QueryPlan } from '../queryRun';
import type { ResultRows } from '../resultRows';
import { planPage } from './planPage';
import { firstColumn } from './smallQuery';

/** Where plans are read and shown. */
export interface ExplainParts {
  readonly rows: ResultRows;
  readonly documents: ReadOnlyDocuments;
}

/** Asks Dremio how it would run a query, under a notification that can cancel, and shows the plan in an editor. */
export async function explainQuery(query: QueryPlan, { rows, documents }: ExplainParts): Promise<void> {
  const { prepared, connection, source } = query;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: l10n.t('Explaining {0}', prepared.title),
    cancellable: true,
  };
  const plan = await vscode.window.withProgress(options, async (_, cancelled) => {
    const stop = new AbortController();
    cancelled.onCancellationRequested(() => stop.abort());
    const sql = `EXPLAIN PLAN FOR ${prepared.sql}`;
    try {
      return (await firstColumn({ rows, source, connection, sql }, stop.signal)).join('\n');
    } catch (error) {
      throw withConnection(Failure.from(error), connection);
    }
  });
  await documents.show({
    name: l10n.t('Plan of {0}', prepared.title),
    text: planPage(query, plan),
    language: 'plaintext',
  });
}
