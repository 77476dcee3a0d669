import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Failure, type Logger } from '@lakehouse/base';
import type { Door } from '../door';
import { closeServer, isFromLoopback, listenOnLoopback } from '../http/loopback';
import { readBody } from '../http/readBody';
import type { Lake } from '../lake/lake';
import type { Logins } from '../logins';
import { catalogRoutes } from './catalogRoutes';
import { failureAnswer } from './failureAnswer';
import { jobRoutes } from './jobRoutes';
import { Jobs } from './jobs';
import { loginRoutes } from './loginRoutes';
import { noteRoutes } from './noteRoutes';
import { reflectionRoutes } from './reflectionRoutes';
import { matchPath, type RestAnswer, type Route } from './route';
import { tokenOf } from './token';

export interface RestDoorOptions {
  readonly lake: Lake;
  readonly logins: Logins;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Logger;
}

/** Where Dremio's REST API would be: as much of it as dbt-dremio and the extension use, on loopback, without TLS. */
export async function startRestDoor({ lake, logins, port, log }: RestDoorOptions): Promise<Door> {
  const jobs = new Jobs(lake);
  const routes = [
    ...loginRoutes(logins),
    ...jobRoutes(jobs),
    ...catalogRoutes(lake),
    ...noteRoutes(lake),
    ...reflectionRoutes(lake),
  ];
  const server = createServer((request, response) => {
    void answerTo(request, routes, logins)
      .catch((error: unknown) => {
        const failure = Failure.from(error);
        if (failure.code === 'bug') log.error('rest', 'a request failed', { reason: failure.message });
        return failureAnswer(error);
      })
      .then(answer => {
        log.debug('rest', 'answered', { method: request.method, path: request.url, status: answer.status });
        send(response, answer);
      });
  });
  const bound = await listenOnLoopback(server, port);
  log.info('rest', 'listening', { port: bound });
  return {
    port: bound,
    close: async () => {
      await Promise.all([jobs.close(), closeServer(server)]);
    },
  };
}

async function answerTo(request: IncomingMessage, routes: readonly Route[], logins: Logins): Promise<RestAnswer> {
  if (!isFromLoopback(request)) return { status: 403 };
  const url = new URL(request.url ?? '/', 'http://localhost');
  const found = routes
    .filter(route => route.method === request.method)
    .map(route => ({ route, params: matchPath(route.path, url.pathname) }))
    .find(each => each.params !== undefined);
  const user = logins.userOf(tokenOf(request.headers.authorization) ?? '');
  // As Dremio, which says nothing to whom it does not know.
  if (user === undefined && found?.route.open !== true) return { status: 401 };
  if (found?.params === undefined) throw new Failure('remote.notFound', 'HTTP 404 Not Found');
  const body = await readBody(request);
  return found.route.answer({
    user: user ?? '',
    params: found.params,
    query: url.searchParams,
    headers: request.headers,
    body,
  });
}

function send(response: ServerResponse, { status, json }: RestAnswer): void {
  response.statusCode = status;
  if (json !== undefined) response.setHeader('content-type', 'application/json');
  response.end(json);
}
