import { Disposables, Failure, Secret, type Disposable } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { connectionPlace, type Connection } from './connection';
import { secretKey } from './secretKey';

/** Passwords and tokens: the profile's own, or those that were asked for, which VS Code's secret storage keeps. */
export class Credentials implements Disposable {
  readonly #storage: vscode.SecretStorage;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #asking = new Map<string, Promise<Secret>>();

  readonly onDidChange = this.#changed.event;

  constructor(storage: vscode.SecretStorage) {
    this.#storage = storage;
    this.#owned.add(storage.onDidChange(() => this.#changed.fire()));
  }

  /** The secret of a connection as far as it is known. What the user typed wins: it was asked for because the other was refused. */
  async known(connection: Connection): Promise<Secret | undefined> {
    return (await this.kept(connection)) ?? connection.login.secret;
  }

  /** The secret that the user typed for this connection, in this session or an earlier one. */
  async kept(connection: Connection): Promise<Secret | undefined> {
    const stored = await this.#storage.get(secretKey(connection));
    return stored === undefined ? undefined : new Secret(stored);
  }

  /** The secret; asks the user when it is not known. Rejects with `auth.missing` when they do not say. */
  async need(connection: Connection): Promise<Secret> {
    return (await this.known(connection)) ?? this.ask(connection);
  }

  /** Asks for the secret and keeps it. Two who ask at once share one input box. */
  ask(connection: Connection): Promise<Secret> {
    const key = secretKey(connection);
    const asking = this.#asking.get(key) ?? this.#ask(connection, key).finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    return asking;
  }

  async forget(connection: Connection): Promise<void> {
    await this.#storage.delete(secretKey(connection));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #ask(connection: Connection, key: string): Promise<Secret> {
    const typed = await vscode.window.showInputBox({
      title: l10n.t('Dremio: {0}', connection.name),
      prompt:
        connection.login.kind === 'token'
          ? l10n.t('Personal access token for {0}', connectionPlace(connection))
          : l10n.t('Password of {0}', connectionPlace(connection)),
      password: true,
      ignoreFocusOut: true,
    });
    if (typed === undefined || typed === '') throw missingSecret(connection);
    await this.#storage.store(key, typed);
    return new Secret(typed);
  }
}

/** Why a connection cannot be used without asking. */
export function missingSecret(connection: Connection): Failure {
  const message =
    connection.login.kind === 'token'
      ? l10n.t('{0} needs a personal access token.', connection.name)
      : l10n.t('{0} needs a password.', connection.name);
  return new Failure('auth.missing', message, { connection: connection.id });
}
