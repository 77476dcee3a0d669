import { randomUUID } from 'node:crypto';
import { cloudHosts, type DremioAddress } from '@lakehouse/dremio';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AddedConnection } from './addedConnections';
import { flightPlaceOf } from './flightPlace';
import { portOf } from './projectConnections';

/** Asks step by step for a connection; `undefined` when the user leaves. The secret is asked for when it is first needed. */
export async function askConnection(): Promise<AddedConnection | undefined> {
  const kind = await choose(l10n.t('Where does Dremio run?'), [
    { label: l10n.t('Dremio Software'), description: l10n.t('a server of your own'), value: 'software' as const },
    ...cloudHosts.map(({ api }) => ({ label: l10n.t('Dremio Cloud'), description: api, value: api })),
  ]);
  if (kind === undefined) return undefined;
  return kind === 'software' ? askSoftware() : askCloud(kind);
}

async function askSoftware(): Promise<AddedConnection | undefined> {
  const host = await ask(l10n.t('Host'), { placeHolder: 'dremio.example.com', check: noBlank });
  if (host === undefined) return undefined;
  const port = portOf(await ask(l10n.t('REST port'), { value: '9047', check: isPort }));
  if (port === undefined) return undefined;
  const security = await choose(l10n.t('How is the connection secured?'), [
    { label: l10n.t('TLS'), description: l10n.t('certificates are checked'), value: { useSsl: true, verifySsl: true } },
    { label: l10n.t('None'), description: l10n.t('plain HTTP and Flight'), value: { useSsl: false, verifySsl: true } },
    {
      label: l10n.t('TLS, any certificate'),
      description: l10n.t('somebody between you and Dremio would not be noticed'),
      value: { useSsl: true, verifySsl: false },
    },
  ]);
  if (security === undefined) return undefined;
  const flightPort = portOf(await ask(l10n.t('Arrow Flight port'), { value: '32010', check: isPort }));
  if (flightPort === undefined) return undefined;
  const login = await choose(l10n.t('How do you log in?'), [
    { label: l10n.t('User and password'), value: 'password' as const },
    { label: l10n.t('Personal access token'), value: 'token' as const },
  ]);
  if (login === undefined) return undefined;
  const user = login === 'token' ? undefined : await ask(l10n.t('User'), { check: noBlank });
  if (login === 'password' && user === undefined) return undefined;
  const address: DremioAddress = { kind: 'software', host, port, useSsl: security.useSsl };
  return name({ address, verifySsl: security.verifySsl, login, user, flightPort });
}

async function askCloud(host: string): Promise<AddedConnection | undefined> {
  const projectId = await ask(l10n.t('Project ID'), { check: noBlank });
  if (projectId === undefined) return undefined;
  const address: DremioAddress = { kind: 'cloud', host, projectId };
  return name({ address, verifySsl: true, login: 'token', user: undefined, flightPort: 443 });
}

type Unnamed = Pick<AddedConnection, 'address' | 'verifySsl' | 'login' | 'user'> & { readonly flightPort: number };

async function name({ flightPort, ...unnamed }: Unnamed): Promise<AddedConnection | undefined> {
  const given = await ask(l10n.t('Name'), { value: unnamed.address.host, check: noBlank });
  if (given === undefined) return undefined;
  const flight = flightPlaceOf(given, unnamed.address, { port: flightPort, tls: 'auto', endpoints: {} });
  return { id: `added:${randomUUID()}`, name: given, ...unnamed, flight };
}

async function choose<T>(
  title: string,
  items: readonly (vscode.QuickPickItem & { readonly value: T })[],
): Promise<T | undefined> {
  const picked = await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true });
  return picked?.value;
}

interface Question {
  readonly value?: string;
  readonly placeHolder?: string;
  readonly check: (text: string) => string | undefined;
}

async function ask(title: string, { value, placeHolder, check }: Question): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    ignoreFocusOut: true,
    validateInput: check,
    ...(value === undefined ? {} : { value }),
    ...(placeHolder === undefined ? {} : { placeHolder }),
  });
  return text?.trim();
}

function noBlank(text: string): string | undefined {
  return text.trim() === '' ? l10n.t('Type something, or press Escape to leave.') : undefined;
}

function isPort(text: string): string | undefined {
  return portOf(text) === undefined ? l10n.t('A port is a number from 1 to 65535.') : undefined;
}
