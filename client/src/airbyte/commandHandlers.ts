import type { SyncConnection, SyncJob } from '@lakehouse/airbyte';
import { isRunning } from '@lakehouse/airbyte';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { HandlersOf } from '../commands/registerCommands';
import type { AirbyteAccess } from './airbyteAccess';
import type { airbyteCommandSpecs } from './commandSpecs';
import { runSync } from './runSync';
import type { SyncList, SyncRow } from './syncList';

export function airbyteCommandHandlers(access: AirbyteAccess, list: SyncList): HandlersOf<typeof airbyteCommandSpecs> {
  return {
    'lakehouse.airbyte.sync': async argument => {
      const row = rowOf(argument) ?? (await pickRow(list));
      if (row !== undefined) await sync(access, list, row.connection);
    },
    'lakehouse.airbyte.cancel': async argument => {
      const job = rowOf(argument)?.job;
      if (job === undefined || !isRunning(job)) return;
      await (await access.open()).cancel(job.id);
      await list.refresh();
    },
    'lakehouse.airbyte.open': async argument => {
      const row = rowOf(argument);
      if (row === undefined) return;
      const address = (await access.open()).webAddress(row.connection);
      await vscode.env.openExternal(vscode.Uri.parse(address, true));
    },
    'lakehouse.airbyte.refresh': () => list.refresh(),
    'lakehouse.airbyte.setAddress': async () => {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'lakehouse.airbyte.url');
    },
    'lakehouse.airbyte.enterCredentials': () => access.ask(),
  };
}

/** Runs a sync under a notification that counts and can cancel; what came of it is said at the end. */
async function sync(access: AirbyteAccess, list: SyncList, connection: SyncConnection): Promise<void> {
  const airbyte = await access.open();
  const job = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: connection.name, cancellable: true },
    (progress, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      const saw = (seen: SyncJob, joined: boolean): void => {
        list.note(connection.id, seen);
        progress.report({ message: stop.signal.aborted ? l10n.t('cancelling…') : progressMessage(seen, joined) });
      };
      return runSync(airbyte, connection, { saw }, stop.signal);
    },
  );
  await list.refresh();
  if (job.status === 'failed') throw syncFailed(connection, job);
  void vscode.window.showInformationMessage(endMessage(connection, job));
}

function progressMessage(job: SyncJob, joined: boolean): string {
  if (job.recordsEmitted === 0) return joined ? l10n.t('was syncing already') : l10n.t('syncing…');
  const rows = job.recordsEmitted.toLocaleString();
  return joined ? l10n.t('was syncing already: {0} rows so far', rows) : l10n.t('syncing, {0} rows so far', rows);
}

function endMessage(connection: SyncConnection, job: SyncJob): string {
  if (job.status === 'cancelled') return l10n.t('{0}: the sync was cancelled.', connection.name);
  if (job.recordsCommitted === 0) return l10n.t('{0}: nothing new to sync.', connection.name);
  return l10n.t('{0}: {1} rows synced.', connection.name, job.recordsCommitted.toLocaleString());
}

function syncFailed(connection: SyncConnection, job: SyncJob): Failure {
  const reason = job.reason ?? l10n.t('Airbyte gives no reason: look at the log of its job {0}.', job.id);
  return new Failure('sync.failed', l10n.t('{0} did not sync. {1}', connection.name, reason), { job: job.id });
}

/** The row that a menu of the view passes. */
function rowOf(argument: unknown): SyncRow | undefined {
  if (typeof argument !== 'object' || argument === null || !('row' in argument)) return undefined;
  return argument.row as SyncRow; // Only the view's own rows have this field.
}

async function pickRow(list: SyncList): Promise<SyncRow | undefined> {
  await list.refresh();
  const { state } = list;
  if (state.kind === 'failed') throw state.failure;
  const rows = state.kind === 'known' ? state.rows.filter(({ connection }) => connection.active) : [];
  if (rows.length === 0)
    throw new Failure('remote.notFound', l10n.t('This Airbyte has no active connection: create one there first.'));
  const items = rows.map(row => ({ label: row.connection.name, description: row.connection.streams.join(', '), row }));
  return (await vscode.window.showQuickPick(items, { placeHolder: l10n.t('Connection to sync') }))?.row;
}
