import { Disposables, Failure, type Disposable, type Logger, type Secret } from '@lakehouse/base';
import type { Dremio } from '@lakehouse/dremio';
import type { FlightEndpoint, ProjectTarget } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AddedConnection, AddedConnections } from './addedConnections';
import type { Connection, ProfileOrigin } from './connection';
import type { ConnectionStatus } from './connectionStatus';
import { missingSecret, type Credentials } from './credentials';
import type { DremioClients } from './dremioClients';
import type { PickedConnections } from './pickedConnections';
import type { ProfileWatch } from './profileWatch';
import type { ProjectProfile } from './profiles/projectProfile';
import { projectOf } from './projectOf';

/** What the connections of a window are made of. */
export interface ConnectionParts {
  readonly profiles: ProfileWatch;
  readonly added: AddedConnections;
  readonly picked: PickedConnections;
  readonly credentials: Credentials;
  readonly clients: DremioClients;
}

/**
 * The Dremios of this window: those of the projects' profiles and those that the user added, and which is in use.
 *
 * Nothing here contacts a server in a workspace that is not trusted: whatever would rejects with `workspace.untrusted`.
 */
export class Connections implements Disposable {
  readonly #parts: ConnectionParts;
  readonly #log: Logger;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #answered = this.#owned.add(new vscode.EventEmitter<Connection>());
  readonly #statuses = new Map<string, ConnectionStatus>();
  #statusesSince = 0;

  /** Fires when connections, the pick, or whether one answers may have changed: read again what you show. */
  readonly onDidChange = this.#changed.event;
  /** Fires when a connection answered a test. */
  readonly onDidAnswer = this.#answered.event;

  constructor(parts: ConnectionParts, log: Logger) {
    this.#parts = parts;
    this.#log = log;
    this.#owned.add(parts.profiles.onDidChange(() => this.#renew()));
    // A client is made anew for another secret when it is next asked for; queries under way go on.
    this.#owned.add(parts.credentials.onDidChange(() => this.#forgetStatuses()));
  }

  /** Projects of the workspace with their targets and problems, as last read. */
  projects(): readonly ProjectProfile[] {
    return this.#parts.profiles.projects();
  }

  all(): readonly Connection[] {
    return [...this.#parts.profiles.connections(), ...this.#parts.added.all()];
  }

  find(id: string): Connection | undefined {
    return this.all().find(connection => connection.id === id);
  }

  /** The connection in use for a project, or for the project of the active editor. */
  active(projectRoot = this.currentProject()): Connection | undefined {
    const all = this.all();
    const picked = this.#parts.picked.of(projectRoot);
    const own = all.filter(each => each.origin.kind === 'profile' && each.origin.projectRoot === projectRoot);
    return (
      all.find(connection => connection.id === picked) ??
      own.find(connection => isDefault(connection)) ??
      own[0] ??
      all.find(connection => connection.origin.kind === 'added') ??
      (projectRoot === undefined ? all[0] : undefined)
    );
  }

  /** Root of the project that the active editor's file lies in, else of the first one. */
  currentProject(): string | undefined {
    const roots = this.projects().map(project => project.projectRoot);
    return projectOf(vscode.window.activeTextEditor?.document.uri.fsPath, roots) ?? roots[0];
  }

  /** The targets that decide names: the one in use where it is the project's own, else the profile's default. */
  targets(): readonly ProjectTarget[] {
    return this.projects().map(({ projectRoot, otherWarehouse }) => ({
      projectRoot,
      target: this.profileTarget(projectRoot)?.target,
      ...(otherWarehouse === undefined ? {} : { otherWarehouse }),
    }));
  }

  /** The target of a project's own profile that dbt is to use. */
  profileTarget(projectRoot: string): ProfileOrigin | undefined {
    const own = this.all().flatMap(({ id, origin }) =>
      origin.kind === 'profile' && origin.projectRoot === projectRoot ? [{ id, origin }] : [],
    );
    const picked = own.find(each => each.id === this.#parts.picked.of(projectRoot));
    return (picked ?? own.find(each => each.origin.isDefault) ?? own[0])?.origin;
  }

  /** As `active`, once the profiles have been read: right after the start they have not. */
  async activeSoon(): Promise<Connection | undefined> {
    await this.#parts.profiles.settled();
    return this.active();
  }

  /** Uses a connection: for its own project, or, added by hand, for the one in view. */
  async pick(connection: Connection): Promise<void> {
    const { origin } = connection;
    const projectRoot = origin.kind === 'profile' ? origin.projectRoot : this.currentProject();
    await this.#parts.picked.set(projectRoot, connection.id);
    this.#changed.fire();
  }

  async add(added: AddedConnection): Promise<void> {
    await this.#parts.added.add(added);
    this.#renew();
  }

  /** Removes a connection that was added by hand, with its secret. */
  async remove(connection: Connection): Promise<void> {
    await this.#parts.credentials.forget(connection);
    await this.#parts.added.remove(connection.id);
    this.#renew();
  }

  /** Asks for the secret of a connection anew and keeps it. */
  async askSecret(connection: Connection): Promise<void> {
    await this.#parts.credentials.ask(connection);
  }

  async forgetSecret(connection: Connection): Promise<void> {
    await this.#parts.credentials.forget(connection);
  }

  status(connection: Connection): ConnectionStatus {
    return this.#statuses.get(connection.id) ?? { state: 'unknown' };
  }

  /** Reads profiles and projects again. */
  async refresh(): Promise<void> {
    await this.#parts.profiles.read();
  }

  /** Asks whether a connection answers, and remembers. `quietly` does not ask the user for a secret. Never rejects. */
  async test(connection: Connection, { quietly }: { readonly quietly: boolean }): Promise<ConnectionStatus> {
    this.#setStatus(connection, { state: 'testing' });
    const since = this.#statusesSince;
    const status = await this.#test(connection, quietly);
    // What was found with settings or a secret of before says nothing of those of now.
    if (since !== this.#statusesSince) return status;
    this.#setStatus(connection, status);
    if (status.state === 'answers') this.#answered.fire(connection);
    return status;
  }

  /** The REST client of a connection; asks for the secret when it is not known. */
  async dremio(connection: Connection): Promise<Dremio> {
    return this.#parts.clients.dremio(connection, await this.#secret(connection));
  }

  /** As `dremio`, or `undefined` when the secret would have to be asked for. */
  async dremioIfKnown(connection: Connection): Promise<Dremio | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    const secret = await this.#parts.credentials.known(connection);
    return secret && this.#parts.clients.dremio(connection, secret);
  }

  /** Where the query worker connects; asks for the secret when it is not known. */
  async flightEndpoint(connection: Connection): Promise<FlightEndpoint> {
    return this.#parts.clients.flightEndpoint(connection, await this.#secret(connection));
  }

  /** Variables that dbt needs for this connection: the secret that its profile reads from one and that is not set there. */
  async environmentFor(connection: Connection): Promise<Readonly<Record<string, string>>> {
    const { origin } = connection;
    if (origin.kind !== 'profile' || origin.secretVariable === undefined) return {};
    const secret = await this.#secret(connection);
    return { [origin.secretVariable]: secret.reveal() };
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #secret(connection: Connection): Promise<Secret> {
    if (!vscode.workspace.isTrusted) return Promise.reject(untrusted());
    return this.#parts.credentials.need(connection);
  }

  async #test(connection: Connection, quietly: boolean): Promise<ConnectionStatus> {
    try {
      if (!vscode.workspace.isTrusted) throw untrusted();
      if (quietly && (await this.#parts.credentials.known(connection)) === undefined) throw missingSecret(connection);
      const dremio = await this.dremio(connection);
      return { state: 'answers', elapsedMs: await dremio.test() };
    } catch (error) {
      const failure = withConnection(Failure.from(error), connection);
      this.#log.warn('connection', 'a connection does not answer', { name: connection.name, reason: failure.message });
      return { state: 'fails', failure };
    }
  }

  #setStatus(connection: Connection, status: ConnectionStatus): void {
    this.#statuses.set(connection.id, status);
    this.#changed.fire();
  }

  #renew(): void {
    this.#parts.clients.reset();
    this.#forgetStatuses();
  }

  #forgetStatuses(): void {
    this.#statusesSince += 1;
    this.#statuses.clear();
    this.#changed.fire();
  }
}

/** The failure with the connection's id in its detail, so that its buttons know which one is meant. */
export function withConnection(failure: Failure, connection: Connection): Failure {
  const detail = { ...failure.detail, connection: connection.id };
  return new Failure(failure.code, failure.message, detail, failure.cause ?? failure);
}

function isDefault(connection: Connection): boolean {
  return connection.origin.kind === 'profile' && connection.origin.isDefault;
}

function untrusted(): Failure {
  return new Failure(
    'workspace.untrusted',
    l10n.t('This workspace is not trusted: nothing is contacted. Trust it to connect.'),
  );
}
