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
export function failureActions(code: FailureCode): readonly FailureAction[] {
  return code === 'server.down' ? [restartServer(), showLog()] : [showLog()];
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
const restartServer = (): FailureAction => ({ title: l10n.t('Restart Server'), command: 'lakehouse.restartServer' });
