import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { connectionPlace, type Connection } from './connection';
import type { Connections } from './connections';

type Item = vscode.QuickPickItem & { readonly connection?: Connection; readonly add?: true };

/** Lets the user choose; `'add'` when they would rather add one, `undefined` when they leave. */
export async function chooseConnection(connections: Connections): Promise<Connection | 'add' | undefined> {
  const picked = await vscode.window.showQuickPick(itemsOf(connections), {
    title: l10n.t('Dremio Connection'),
    placeHolder: l10n.t('Names, columns and queries follow the connection that you pick'),
    matchOnDescription: true,
  });
  if (picked?.add === true) return 'add';
  return picked?.connection;
}

function itemsOf(connections: Connections): readonly Item[] {
  const active = connections.active()?.id;
  const item = (connection: Connection): Item => {
    const status = connections.status(connection);
    return {
      label: `$(${connection.id === active ? 'check' : 'database'}) ${connection.name}`,
      description: connectionPlace(connection),
      ...(status.state === 'fails' ? { detail: status.failure.message } : {}),
      connection,
    };
  };
  const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const all = connections.all();
  const projects = connections.projects().flatMap(({ projectRoot, projectName }) => {
    const own = all.filter(({ origin }) => origin.kind === 'profile' && origin.projectRoot === projectRoot);
    return own.length === 0 ? [] : [separator(projectName), ...own.map(item)];
  });
  const added = all.filter(({ origin }) => origin.kind === 'added');
  return [
    ...projects,
    ...(added.length === 0 ? [] : [separator(l10n.t('Added by hand')), ...added.map(item)]),
    separator(''),
    { label: `$(add) ${l10n.t('Add a connection…')}`, add: true },
  ];
}
