import { Disposables, type Disposable, type Logger } from '@lakehouse/base';
import type * as vscode from 'vscode';
import type { LanguageService } from '../language/languageService';
import { AddedConnections } from './addedConnections';
import { ConnectionMonitor } from './connectionMonitor';
import { Connections } from './connections';
import { ConnectionStatusBar } from './connectionStatusBar';
import { ConnectionsView } from './connectionsView';
import { Credentials } from './credentials';
import { DremioClients } from './dremioClients';
import { NameTeller } from './nameTeller';
import { Network } from './network/network';
import { PickedConnections } from './pickedConnections';
import { ProfileWatch } from './profileWatch';

/** Makes the window's connections with all that shows them and follows them; everything goes with the context. */
export function openConnections(context: vscode.ExtensionContext, language: LanguageService, log: Logger): Connections {
  const owned = new Disposables();
  context.subscriptions.push(owned);
  const profiles = owned.add(new ProfileWatch(process.env, log));
  const credentials = owned.add(new Credentials(context.secrets));
  const clients = owned.add(new DremioClients(new Network(log, process.env), log));
  const added = new AddedConnections(context.globalState);
  const picked = new PickedConnections(context.workspaceState);
  const connections = owned.add(new Connections({ profiles, added, picked, credentials, clients }, log));
  const followers: readonly Disposable[] = [
    new NameTeller(connections, language, log),
    new ConnectionStatusBar(connections),
    new ConnectionsView(connections),
    new ConnectionMonitor(connections),
  ];
  for (const follower of followers) owned.add(follower);
  return connections;
}
