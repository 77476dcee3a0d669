import { Airbyte, type AirbyteLogin } from '@lakehouse/airbyte';
import { Disposables, Failure, Secret, type Disposable } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readSetting } from '../readSetting';

/** What the secret store keeps for one Airbyte. */
interface StoredLogin {
  readonly kind: 'password' | 'application';
  readonly name: string;
  readonly secret: string;
}

/** The Airbyte of the setting, with the login that the user gave for it. */
export class AirbyteAccess implements Disposable {
  readonly #storage: vscode.SecretStorage;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());

  /** Fires when another Airbyte or another login is meant. */
  readonly onDidChange = this.#changed.event;

  constructor(storage: vscode.SecretStorage) {
    this.#storage = storage;
    this.#owned.add(
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('lakehouse.airbyte.url')) this.#changed.fire();
      }),
    );
    this.#owned.add(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire()));
  }

  /** Rejects with `workspace.untrusted`: nothing is contacted then. */
  async open(): Promise<Airbyte> {
    if (!vscode.workspace.isTrusted)
      throw new Failure(
        'workspace.untrusted',
        l10n.t('This workspace is not trusted: Airbyte is not contacted. Trust it to see its syncs.'),
      );
    const url = readSetting('lakehouse.airbyte.url');
    return new Airbyte({ url, login: await this.#login(url) });
  }

  /** Asks for a login and keeps it for this address. Nothing changes when the user goes back. */
  async ask(): Promise<void> {
    const kind = await pickKind();
    if (kind === undefined) return;
    const key = keyOf(readSetting('lakehouse.airbyte.url'));
    if (kind === 'none') {
      await this.#storage.delete(key);
    } else {
      const stored = await askLogin(kind);
      if (stored === undefined) return;
      await this.#storage.store(key, JSON.stringify(stored));
    }
    this.#changed.fire();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #login(url: string): Promise<AirbyteLogin> {
    const text = await this.#storage.get(keyOf(url));
    if (text === undefined) return { kind: 'none' };
    const { kind, name, secret } = JSON.parse(text) as StoredLogin; // Stored by `ask`.
    return kind === 'password'
      ? { kind, user: name, password: new Secret(secret) }
      : { kind, clientId: name, clientSecret: new Secret(secret) };
  }
}

/** Bound to the address: another host does not get the secret. */
function keyOf(url: string): string {
  return `airbyte:${url.replace(/\/+$/, '')}`;
}

async function pickKind(): Promise<AirbyteLogin['kind'] | undefined> {
  const items = [
    {
      label: l10n.t('Client id and secret'),
      detail: l10n.t('Airbyte 1.0 and newer: User settings, Applications'),
      login: 'application' as const,
    },
    {
      label: l10n.t('User and password'),
      detail: l10n.t('Older deployments with Docker Compose'),
      login: 'password' as const,
    },
    { label: l10n.t('No login'), login: 'none' as const },
  ];
  const item = await vscode.window.showQuickPick(items, { placeHolder: l10n.t('How does this Airbyte log in?') });
  return item?.login;
}

async function askLogin(kind: StoredLogin['kind']): Promise<StoredLogin | undefined> {
  const application = kind === 'application';
  const title = l10n.t('Airbyte');
  const name = await vscode.window.showInputBox({
    title,
    prompt: application ? l10n.t('Client id') : l10n.t('User'),
    ignoreFocusOut: true,
  });
  if (name === undefined || name === '') return undefined;
  const secret = await vscode.window.showInputBox({
    title,
    prompt: application ? l10n.t('Client secret') : l10n.t('Password'),
    password: true,
    ignoreFocusOut: true,
  });
  return secret === undefined || secret === '' ? undefined : { kind, name, secret };
}
