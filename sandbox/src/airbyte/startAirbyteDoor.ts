import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Failure, type FailureCode, type Logger } from '@lakehouse/base';
import type { Door } from '../door';
import { closeServer, isFromLoopback, listenOnLoopback } from '../http/loopback';
import { readBody } from '../http/readBody';
import { isRecord } from '../json';
import { workspacesResponse } from './answers';
import { airbyteRoutes, type AirbyteRoutes } from './routes';
import { readConnections, type SyncWorkspace } from './syncConnection';
import { SyncJobs } from './syncJobs';
import { SyncStore } from './syncStore';

export interface AirbyteDoorOptions {
  /** The lake's folder: tables go to `bronze` in it, jobs and states to `airbyte`. */
  readonly dataFolder: string;
  /** The sample whose connections are offered; undefined for none. */
  readonly sampleFolder: string | undefined;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Logger;
}

/** What a GET answers, by its path. */
type AirbyteGets = Readonly<Record<string, object>>;

interface DoorRoutes {
  readonly posts: AirbyteRoutes;
  readonly gets: AirbyteGets;
}

const PREFIX = '/api/v1/';
/** For those who open a connection in the browser. */
const NO_PAGES = "The sandbox has Airbyte's API and none of its pages: look at its syncs in the editor.";
const STATUSES: Partial<Record<FailureCode, number>> = {
  'auth.forbidden': 403,
  'remote.notFound': 404,
  'sync.running': 409,
  'remote.rejected': 409,
  'query.rejected': 422,
};

/**
 * Where Airbyte's API would be, on loopback and without a login, as `abctl --disable-auth` leaves it.
 *
 * A connection that never was synced is synced before the door opens, so that a new lake is not empty.
 */
export async function startAirbyteDoor({ dataFolder, sampleFolder, port, log }: AirbyteDoorOptions): Promise<Door> {
  const workspace: SyncWorkspace =
    sampleFolder === undefined ? { name: 'Sandbox', connections: [] } : await readConnections(sampleFolder);
  const store = await SyncStore.open(join(dataFolder, 'airbyte'));
  const jobs = await SyncJobs.open(store, dataFolder, log);
  const first = workspace.connections.filter(
    ({ connectionId }) => !jobs.of(connectionId).some(job => job.status === 'succeeded'),
  );
  await Promise.all(first.map(connection => jobs.ended(jobs.start(connection).id)));
  const posts = airbyteRoutes(workspace, jobs);
  const gets: AirbyteGets = {
    '/api/v1/health': { available: true },
    '/api/public/v1/workspaces': workspacesResponse(workspace.name),
  };
  const server = createServer((request, response) => void answer(request, response, { posts, gets }, log));
  const bound = await listenOnLoopback(server, port);
  log.info('airbyte', 'listening', { port: bound });
  return {
    port: bound,
    close: async () => {
      await closeServer(server);
      await jobs.close();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  routes: DoorRoutes,
  log: Logger,
): Promise<void> {
  try {
    send(response, 200, await resultOf(request, routes));
  } catch (error) {
    const failure = Failure.from(error);
    if (failure.code === 'bug') log.error('airbyte', 'a request failed', { reason: failure.message });
    // KnownExceptionInfo.
    send(response, STATUSES[failure.code] ?? 500, { message: failure.message });
  }
}

async function resultOf(request: IncomingMessage, { posts, gets }: DoorRoutes): Promise<object> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  // Browsers name the page that asks; without a login, any page could start syncs.
  if (!isFromLoopback(request) || request.headers.origin !== undefined)
    throw new Failure('auth.forbidden', 'Only programs of this machine may ask, no web pages.');
  const found = request.method === 'GET' ? gets[path] : undefined;
  if (found !== undefined) return found;
  const name = path.startsWith(PREFIX) ? path.slice(PREFIX.length) : '';
  const route = Object.hasOwn(posts, name) ? posts[name] : undefined;
  if (request.method === 'GET' && !path.startsWith('/api/')) throw new Failure('remote.notFound', NO_PAGES);
  if (request.method !== 'POST' || route === undefined) throw new Failure('remote.notFound', 'Object not found.');
  const body = await readBody(request);
  return route(isRecord(body) ? body : {});
}

function send(response: ServerResponse, status: number, json: object): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(json));
}
