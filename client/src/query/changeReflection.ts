import { Failure } from '@lakehouse/base';
import type { ChangedReflection, Dremio } from '@lakehouse/dremio';
import type { ReflectionChangeOrder, ReflectionSetting } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Connection } from '../connections/connection';
import { withConnection } from '../connections/connections';
import { durationText } from './durationText';

/** Makes a change for which Dremio has no SQL, under a notification that can cancel, and says what is so now. */
export async function changeReflection(
  { reflection, dataset, change }: ReflectionChangeOrder,
  connection: Connection,
  client: (connection: Connection) => Promise<Dremio>,
): Promise<void> {
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: l10n.t('Changing the reflection {0}…', reflection),
    cancellable: true,
  };
  const wanted = { name: reflection, ...(dataset === undefined ? {} : { dataset }) };
  const changed = await vscode.window.withProgress(progress, async (_, cancelled) => {
    const stop = new AbortController();
    cancelled.onCancellationRequested(() => stop.abort());
    try {
      return await (await client(connection)).changeReflection(wanted, change, stop.signal);
    } catch (error) {
      throw withConnection(Failure.from(error), connection);
    }
  });
  void vscode.window.showInformationMessage(doneMessage(changed, change));
}

function doneMessage({ name, dataset }: ChangedReflection, change: ReflectionSetting): string {
  const path = dataset.join('.');
  if (change.kind === 'enabled')
    return change.value
      ? l10n.t('The reflection {0} of {1} is enabled.', name, path)
      : l10n.t('The reflection {0} of {1} is disabled.', name, path);
  const period = durationText(change.periodMs, vscode.env.language);
  return l10n.t('Dremio refreshes all reflections of {0}, and so {1}, every {2}.', path, name, period);
}
