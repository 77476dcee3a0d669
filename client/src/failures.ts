import type { Failure, FailureCode } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { CommandId } from './commands/commandTable';

/** A button under a failure's message. The command gets the failure's detail, which may name the connection. */
export interface FailureAction {
  readonly title: string;
  readonly command: CommandId;
}

/** How a failure is shown: cancelled on purpose is no message at all. */
export type FailureTone = 'silent' | 'warning' | 'error';

/** What the user can do about a failure, most likely cure first. */
export function failureActions({ code, detail }: Failure): readonly FailureAction[] {
  return detail['airbyte'] === undefined ? actionsAtDremio(code) : actionsAtAirbyte(code);
}

function actionsAtAirbyte(code: FailureCode): readonly FailureAction[] {
  if (code.startsWith('auth.')) return [enterAirbyteCredentials(), setAirbyteAddress()];
  return code.startsWith('connection.') ? [setAirbyteAddress(), showLog()] : [showLog()];
}

function actionsAtDremio(code: FailureCode): readonly FailureAction[] {
  switch (code) {
    case 'auth.rejected':
    case 'auth.expired':
    case 'auth.missing':
      return [enterPassword(), pickConnection()];
    case 'auth.forbidden':
      return [pickConnection()];
    case 'connection.refused':
    case 'connection.timedOut':
    case 'connection.lost':
      return [testAgain(), pickConnection(), showLog()];
    case 'connection.protocol':
    case 'profile.broken':
      return [openProfiles(), pickConnection()];
    case 'profile.notFound':
      return [addConnection(), showLog()];
    case 'connection.untrusted':
      return [openProfiles(), showLog()];
    case 'server.down':
      return [restartServer(), showLog()];
    case 'query.cancelled':
    case 'query.rejected':
    case 'query.unsupported':
    case 'query.badFilter':
    case 'query.tooLarge':
    case 'workspace.untrusted':
      return [];
    case 'project.notFound':
    case 'project.broken':
    case 'dbt.notFound':
    case 'dbt.failed':
    case 'sync.running':
    case 'sync.failed':
    case 'remote.notFound':
    case 'remote.rejected':
    case 'remote.busy':
    case 'rename.refused':
    case 'storage.full':
    case 'storage.failed':
    case 'bug':
      return [showLog()];
  }
}

export function failureTone(code: FailureCode): FailureTone {
  switch (code) {
    case 'query.cancelled':
      return 'silent';
    case 'workspace.untrusted':
    case 'sync.running':
    case 'auth.missing':
      return 'warning';
    default:
      return 'error';
  }
}

/** The message of a failure; a bug says that it is one. */
export function failureMessage(failure: Failure): string {
  return failure.code === 'bug'
    ? l10n.t('Something went wrong inside the extension: {0}. The log has the details.', failure.message)
    : failure.message;
}

const showLog = (): FailureAction => ({ title: l10n.t('Show Log'), command: 'lakehouse.showLog' });
const enterPassword = (): FailureAction => ({ title: l10n.t('Enter Password…'), command: 'lakehouse.enterPassword' });
const pickConnection = (): FailureAction => ({
  title: l10n.t('Pick Connection…'),
  command: 'lakehouse.pickConnection',
});
const addConnection = (): FailureAction => ({ title: l10n.t('Add Connection…'), command: 'lakehouse.addConnection' });
const testAgain = (): FailureAction => ({ title: l10n.t('Test Connection'), command: 'lakehouse.testConnection' });
const openProfiles = (): FailureAction => ({ title: l10n.t('Open profiles.yml'), command: 'lakehouse.openProfiles' });
const enterAirbyteCredentials = (): FailureAction => ({
  title: l10n.t('Enter Credentials…'),
  command: 'lakehouse.airbyte.enterCredentials',
});
const setAirbyteAddress = (): FailureAction => ({
  title: l10n.t('Set Address…'),
  command: 'lakehouse.airbyte.setAddress',
});
const restartServer = (): FailureAction => ({ title: l10n.t('Restart Server'), command: 'lakehouse.restartServer' });
