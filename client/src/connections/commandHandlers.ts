import { Failure } from '@lakehouse/base';
import type { FlightEndpoint } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { HandlersOf } from '../commands/registerCommands';
import { askConnection } from './askConnection';
import { chooseConnection } from './chooseConnection';
import type { connectionCommandSpecs } from './commandSpecs';
import type { Connection } from './connection';
import type { Connections } from './connections';
import type { ConnectionRow } from './connectionsView';

/** Asks whether Flight answers; resolves with the milliseconds it took. */
export type TestFlight = (endpoint: FlightEndpoint) => Promise<number>;

export function connectionCommandHandlers(
  connections: Connections,
  testFlight: TestFlight,
): HandlersOf<typeof connectionCommandSpecs> {
  /** The connection that a row, an id or the user names. */
  const given = async (argument: unknown): Promise<Connection | undefined> => {
    const named = connectionOf(argument, connections);
    if (named !== undefined) return named;
    const chosen = await chooseConnection(connections);
    return chosen === 'add' ? add() : chosen;
  };
  const add = async (): Promise<Connection | undefined> => {
    const added = await askConnection();
    if (added === undefined) return undefined;
    await connections.add(added);
    return connections.find(added.id);
  };
  const use = async (connection: Connection | undefined): Promise<void> => {
    if (connection === undefined) return;
    await connections.pick(connection);
    // The monitor may have tried already, but it never asks for a password.
    if (connections.status(connection).state !== 'answers') await test(connection, connections);
  };
  const onGiven =
    (run: (connection: Connection) => Promise<void>) =>
    async (argument: unknown): Promise<void> => {
      const connection = await given(argument);
      if (connection !== undefined) await run(connection);
    };
  return {
    'lakehouse.pickConnection': async () => use(await given(undefined)),
    'lakehouse.useConnection': onGiven(use),
    'lakehouse.testConnection': onGiven(connection => testBoth(connection, connections, testFlight)),
    'lakehouse.addConnection': async () => use(await add()),
    'lakehouse.removeConnection': onGiven(connection => remove(connection, connections)),
    'lakehouse.enterPassword': onGiven(async connection => {
      await connections.askSecret(connection);
      await test(connection, connections);
    }),
    'lakehouse.forgetPassword': onGiven(connection => connections.forgetSecret(connection)),
    'lakehouse.openProfiles': argument => openProfiles(argument, connections),
    'lakehouse.refreshConnections': () => connections.refresh(),
  };
}

/** The connection that a menu's row or a message's button names; without one, none. */
function connectionOf(argument: unknown, connections: Connections): Connection | undefined {
  if (typeof argument === 'string') return connections.find(argument);
  // Menus of the view hand over the rows that the view made.
  const row = argument as ConnectionRow | undefined;
  return row?.kind === 'connection' ? connections.find(row.connection.id) : undefined;
}

async function test(connection: Connection, connections: Connections): Promise<void> {
  const status = await connections.test(connection, { quietly: false });
  if (status.state === 'fails') throw status.failure;
}

/** REST and Flight, one after the other, and what each says. */
async function testBoth(connection: Connection, connections: Connections, testFlight: TestFlight): Promise<void> {
  const title = l10n.t('Testing {0}…', connection.name);
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, async () => {
    const status = await connections.test(connection, { quietly: false });
    if (status.state === 'fails') throw status.failure;
    const rest = status.state === 'answers' ? Math.round(status.elapsedMs) : 0;
    try {
      const flight = Math.round(await testFlight(await connections.flightEndpoint(connection)));
      void vscode.window.showInformationMessage(
        l10n.t('{0} answers: REST in {1} ms, Arrow Flight in {2} ms.', connection.name, rest, flight),
      );
    } catch (error) {
      const failure = Failure.from(error);
      const message = l10n.t(
        '{0} answers over REST in {1} ms, but not over Arrow Flight: {2}',
        connection.name,
        rest,
        failure.message,
      );
      throw new Failure(failure.code, message, { ...failure.detail, connection: connection.id }, failure);
    }
  });
}

async function remove(connection: Connection, connections: Connections): Promise<void> {
  if (connection.origin.kind !== 'added')
    throw new Failure('profile.notFound', l10n.t('{0} stands in profiles.yml: remove it there.', connection.name));
  const yes = l10n.t('Remove');
  const question = l10n.t('Remove the connection {0} and its password?', connection.name);
  if ((await vscode.window.showWarningMessage(question, { modal: true }, yes)) === yes)
    await connections.remove(connection);
}

async function openProfiles(argument: unknown, connections: Connections): Promise<void> {
  const origin = connectionOf(argument, connections)?.origin;
  const file = origin?.kind === 'profile' ? origin.file : fileInUse(connections);
  if (file === undefined)
    throw new Failure('profile.notFound', l10n.t('No profiles.yml was found for the projects of this workspace.'));
  await vscode.window.showTextDocument(vscode.Uri.file(file));
}

function fileInUse(connections: Connections): string | undefined {
  const root = connections.currentProject();
  return connections.projects().find(project => project.projectRoot === root)?.file;
}
