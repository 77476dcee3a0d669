import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { Connection } from '../connections/connection';
import type { Connections } from '../connections/connections';
import type { DbtIdentity, DbtSurroundings, DbtTarget } from './dbtSurroundings';

/** What the editor says of programs of the workspace. */
export interface DbtPrograms {
  isTrusted(): boolean;
  /** Path of the dbt executable for a project. Rejects with `dbt.notFound`. */
  find(projectRoot: string): Promise<string>;
}

type DbtConnections = Pick<Connections, 'profileTarget' | 'all' | 'environmentFor' | 'dremio'>;

/** What dbt needs, taken from the connections of the window. */
export class ConnectionSurroundings implements DbtSurroundings {
  readonly #connections: DbtConnections;
  readonly #programs: DbtPrograms;

  constructor(connections: DbtConnections, programs: DbtPrograms) {
    this.#connections = connections;
    this.#programs = programs;
  }

  async executable(projectRoot: string): Promise<string> {
    // The commands are greyed out then; a task of `tasks.json` is not ours to grey out. What is looked for first lies in
    // the workspace, and would be handed the password.
    if (!this.#programs.isTrusted())
      throw new Failure(
        'workspace.untrusted',
        l10n.t('This workspace is not trusted: dbt is not run. Trust it first.'),
      );
    return this.#programs.find(projectRoot);
  }

  target(projectRoot: string): DbtTarget {
    const connections = this.#connections;
    const connection = this.#connection(projectRoot);
    return {
      name: connections.profileTarget(projectRoot)?.target.targetName,
      identity: connection && identityOf(connection),
      environment: async () => ({
        ...process.env,
        ...(connection === undefined ? {} : await connections.environmentFor(connection)),
      }),
      jobs: async () => (connection === undefined ? undefined : connections.dremio(connection)),
    };
  }

  /** The connection of the target that dbt uses: never one that was added by hand, which dbt knows nothing of. */
  #connection(projectRoot: string): Connection | undefined {
    const origin = this.#connections.profileTarget(projectRoot);
    return origin && this.#connections.all().find(connection => connection.origin === origin);
  }
}

function identityOf({ origin, login: { user } }: Connection): DbtIdentity | undefined {
  if (origin.kind !== 'profile' || user === undefined) return undefined;
  return { profileName: origin.target.profileName, targetName: origin.target.targetName, user };
}
