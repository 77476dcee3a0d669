import { Disposables } from '@lakehouse/base';
import type * as vscode from 'vscode';
import type { HandlersOf } from '../commands/registerCommands';
import { AirbyteAccess } from './airbyteAccess';
import { airbyteCommandHandlers } from './commandHandlers';
import type { airbyteCommandSpecs } from './commandSpecs';
import { SyncList } from './syncList';
import { SyncsView } from './syncsView';

/** Makes the view of Airbyte's connections, and gives what its commands do; everything goes with the context. */
export function openAirbyte(context: vscode.ExtensionContext): HandlersOf<typeof airbyteCommandSpecs> {
  const owned = new Disposables();
  context.subscriptions.push(owned);
  const access = owned.add(new AirbyteAccess(context.secrets));
  const list = owned.add(new SyncList(() => access.open()));
  owned.add(new SyncsView(list));
  owned.add(access.onDidChange(() => void list.refresh()));
  return airbyteCommandHandlers(access, list);
}
