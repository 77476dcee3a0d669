import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { record, records, text } from './json';
import { Session, type AirbyteLogin } from './session';
import { decodeConnection, type SyncConnection } from './syncConnection';
import { decodeJob, isRunning, type SyncJob } from './syncJob';
import { Transport, type AirbyteRequest } from './transport';

export type { AirbyteLogin } from './session';

export interface AirbyteOptions {
  /** `http://127.0.0.1:8001`; what follows the host is dropped. */
  readonly url: string;
  readonly login: AirbyteLogin;
}

/** The most workspaces that one answer holds. */
const PAGE = 100;
/** Jobs that move data, or clear it. */
const CONFIG_TYPES = ['sync', 'reset_connection', 'refresh', 'clear'];

/**
 * One Airbyte over its Configuration API, the only one with attempts and reasons. Workspaces come from the public
 * API: version 2 lists them nowhere else.
 *
 * Every method rejects with a `Failure` whose detail `airbyte` is the origin; an aborted one with `query.cancelled`.
 */
export class Airbyte {
  readonly #transport: Transport;
  readonly #session: Session;

  /** @throws Failure `connection.protocol` when `url` is none */
  constructor({ url, login }: AirbyteOptions) {
    this.#transport = new Transport(originOf(url));
    this.#session = new Session(login, this.#transport);
  }

  /** `http://host:port`. */
  get origin(): string {
    return this.#transport.origin;
  }

  /** Connections of every workspace, by name. */
  async connections(signal?: AbortSignal): Promise<readonly SyncConnection[]> {
    const ids = (await this.#publicWorkspaces(signal)) ?? (await this.#oldWorkspaces(signal));
    const found = await Promise.all(ids.map(id => this.#connectionsOf(id, signal)));
    return found.flat().sort((a, b) => a.name.localeCompare(b.name));
  }

  /** The newest job of a connection, or undefined when it never ran. */
  async lastJob(connectionId: string, signal?: AbortSignal): Promise<SyncJob | undefined> {
    const body = { configTypes: CONFIG_TYPES, configId: connectionId, pagination: { pageSize: 1, rowOffset: 0 } };
    const [job] = records(record(await this.#ask('jobs/list', body, signal))['jobs']);
    return decodeJob(job);
  }

  /** Starts a sync. Rejects with `sync.running` when one of this connection goes on. */
  async sync(connectionId: string, signal?: AbortSignal): Promise<SyncJob> {
    return this.#known(decodeJob(await this.#ask('connections/sync', { connectionId }, signal)));
  }

  /** A job as it is now. Its logs, which may be long, are left out. */
  async job(id: number, signal?: AbortSignal): Promise<SyncJob> {
    return this.#known(decodeJob(await this.#ask('jobs/get_without_logs', { id }, signal)));
  }

  /** Asks Airbyte to stop a job; it may go on for a while. One that has ended already is no failure. */
  async cancel(id: number, signal?: AbortSignal): Promise<void> {
    try {
      await this.#ask('jobs/cancel', { id }, signal);
    } catch (error) {
      if (isRunning(await this.job(id, signal))) throw error;
    }
  }

  /** Where Airbyte's own pages show a connection. */
  webAddress(connection: SyncConnection): string {
    return `${this.origin}/workspaces/${connection.workspaceId}/connections/${connection.id}`;
  }

  /** Ids of the workspaces; undefined where there is no public API yet. */
  async #publicWorkspaces(signal: AbortSignal | undefined): Promise<readonly string[] | undefined> {
    const ids: string[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const page = await this.#send({ path: `/api/public/v1/workspaces?limit=${PAGE}&offset=${offset}` }, signal).catch(
        (error: unknown) => {
          if (error instanceof Failure && error.code === 'remote.notFound') return undefined;
          throw error;
        },
      );
      const { data } = record(page);
      if (!Array.isArray(data)) return undefined;
      ids.push(...idsOf(data));
      if (data.length < PAGE) return ids;
    }
  }

  async #oldWorkspaces(signal: AbortSignal | undefined): Promise<readonly string[]> {
    const { workspaces } = record(await this.#ask('workspaces/list', {}, signal));
    // What answers with pages or another API's JSON must not look like an Airbyte without connections.
    if (!Array.isArray(workspaces)) throw this.#foreign();
    return idsOf(workspaces);
  }

  async #connectionsOf(workspaceId: string, signal?: AbortSignal): Promise<readonly SyncConnection[]> {
    const answer = record(await this.#ask('connections/list', { workspaceId }, signal));
    return records(answer['connections']).flatMap(each => decodeConnection(each, workspaceId) ?? []);
  }

  #known(job: SyncJob | undefined): SyncJob {
    if (job === undefined) throw this.#foreign();
    return job;
  }

  #foreign(): Failure {
    return new Failure(
      'connection.protocol',
      l10n.t('{0} answers, but not as Airbyte does. Check the setting lakehouse.airbyte.url.', this.origin),
      { airbyte: this.origin },
    );
  }

  #ask(path: string, body: object, signal?: AbortSignal): Promise<unknown> {
    return this.#send({ path: `/api/v1/${path}`, body }, signal);
  }

  /** A token that was refused is fetched anew once. */
  async #send(request: AirbyteRequest, signal?: AbortSignal): Promise<unknown> {
    const send = async (): Promise<unknown> =>
      this.#transport.send({ ...request, authorization: await this.#session.authorization(signal) }, signal);
    try {
      return await send();
    } catch (error) {
      if (error instanceof Failure && error.code === 'auth.rejected' && this.#session.forget()) return send();
      throw error;
    }
  }
}

function idsOf(workspaces: readonly unknown[]): readonly string[] {
  return workspaces.flatMap(each => text(record(each)['workspaceId']) ?? []);
}

/** Without its scheme an address is still a URL, of a scheme that nobody speaks: `localhost:8000`. */
function originOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return parsed.origin;
  const message = l10n.t('{0} is no address: set lakehouse.airbyte.url to one like http://localhost:8000.', url);
  throw new Failure('connection.protocol', message, { airbyte: url });
}
