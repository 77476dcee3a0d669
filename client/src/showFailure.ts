import type { Failure, Logger } from '@lakehouse/base';
import * as vscode from 'vscode';
import { failureActions, failureMessage, failureTone } from './failures';

/** Shows a failure with what can be done about it, and writes it to the log; one on purpose (cancelled) only there. */
export async function showFailure(failure: Failure, log: Logger): Promise<void> {
  const stack = failure.code === 'bug' ? causeStack(failure) : undefined;
  log.error('client', failure.message, { code: failure.code, ...failure.detail, stack });
  const tone = failureTone(failure.code);
  if (tone === 'silent') return;
  const actions = failureActions(failure);
  const show = tone === 'warning' ? vscode.window.showWarningMessage : vscode.window.showErrorMessage;
  const picked = await show(failureMessage(failure), ...actions.map(action => action.title));
  const action = actions.find(each => each.title === picked);
  if (action !== undefined) await vscode.commands.executeCommand(action.command, failure.detail['connection']);
}

function causeStack(failure: Failure): string | undefined {
  return failure.cause instanceof Error ? failure.cause.stack : undefined;
}
