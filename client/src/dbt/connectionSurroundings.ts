import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Connections } from '../connections/connections';
import type { Connection } from '../connections/connection';
import type { JobsApi } from './dbtJobs';
import type { DbtIdentity, DbtSurroundings } from './dbtSurroundings';
import { findDbt } from './findDbt';

/** What dbt needs, taken from the connections of the window. */
export class ConnectionSurroundings implements DbtSurroundings {
  readonly #connections: Connections;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  async executable(projectRoot: string): Promise<string> {
    // The commands are greyed out then; a task of `tasks.json` is not ours to grey out.
    if (!vscode.workspace.isTrusted)
      throw new Failure(
        'workspace.untrusted',
        l10n.t('This workspace is not trusted: dbt is not run. Trust it first.'),
      );
    return findDbt(projectRoot);
  }

  async environment(projectRoot: string): Promise<NodeJS.ProcessEnv> {
    const connection = this.#connection(projectRoot);
    return { ...process.env, ...(connection === undefined ? {} : await this.#connections.environmentFor(connection)) };
  }

  identity(projectRoot: string): DbtIdentity | undefined {
    const target = this.#connections.profileTarget(projectRoot)?.target;
    const user = this.#connection(projectRoot)?.login.user;
    if (target === undefined || user === undefined) return undefined;
    return { profileName: target.profileName, targetName: target.targetName, user };
  }

  async jobs(projectRoot: string): Promise<JobsApi | undefined> {
    const connection = this.#connection(projectRoot);
    return connection === undefined ? undefined : this.#connections.dremio(connection);
  }

  /** The connection of the target that dbt uses: never one that was added by hand, which dbt knows nothing of. */
  #connection(projectRoot: string): Connection | undefined {
    const origin = this.#connections.profileTarget(projectRoot);
    return origin && this.#connections.all().find(connection => connection.origin === origin);
  }
}
