import { Failure } from '@lakehouse/base';
import {
  connectionRead,
  connectionStatusRead,
  jobInfoRead,
  jobRead,
  jobWithAttempts,
  syncProgressRead,
} from './answers';
import { isRecord, stringsOf } from '../json';
import type { SyncConnection, SyncWorkspace } from './syncConnection';
import type { SyncJob } from './syncJob';
import type { SyncJobs } from './syncJobs';

type Body = Readonly<Record<string, unknown>>;

/** What one call answers, by the path below `/api/v1/`. */
export type AirbyteRoutes = Readonly<Record<string, (body: Body) => object | Promise<object>>>;

const MOST_JOBS_OF_A_PAGE = 100;

/** Airbyte's Configuration API, as much of it as running syncs and looking at them takes. Every call is a POST. */
export function airbyteRoutes(workspace: SyncWorkspace, jobs: SyncJobs): AirbyteRoutes {
  const connection = (body: Body): SyncConnection => findConnection(workspace, body['connectionId']);
  const job = (body: Body): SyncJob => findJob(jobs, body['id']);
  return {
    'connections/list': () => ({ connections: workspace.connections.map(connectionRead) }),
    'connections/get': body => connectionRead(connection(body)),
    'connections/status': body =>
      // The API answers with a bare list.
      stringsOf(body['connectionIds']).map(id =>
        connectionStatusRead(findConnection(workspace, id).connectionId, jobs.of(id)),
      ),
    'connections/sync': body => jobInfoRead(jobs.start(connection(body)), { logs: true }),
    'connections/sync_progress': body => {
      const { connectionId } = connection(body);
      return syncProgressRead(connectionId, jobs.of(connectionId)[0]);
    },
    'jobs/get': body => jobInfoRead(job(body), { logs: true }),
    'jobs/get_without_logs': body => jobInfoRead(job(body), { logs: false }),
    'jobs/get_light': body => ({ job: jobRead(job(body)) }),
    'jobs/get_last_replication_job': body => {
      const [last] = jobs.of(connection(body).connectionId);
      return last === undefined ? {} : { job: jobRead(last) };
    },
    'jobs/list': body => listJobs(workspace, jobs, body),
    'jobs/cancel': async body => jobInfoRead(await jobs.cancel(job(body).id), { logs: false }),
  };
}

function findConnection(workspace: SyncWorkspace, id: unknown): SyncConnection {
  const found = workspace.connections.find(each => each.connectionId === id);
  if (found === undefined)
    throw new Failure('remote.notFound', `Could not find configuration for STANDARD_SYNC: ${String(id)}.`);
  return found;
}

function findJob(jobs: SyncJobs, id: unknown): SyncJob {
  const found = typeof id === 'number' ? jobs.find(id) : undefined;
  if (found === undefined) throw new Failure('remote.notFound', `Could not find job with id: ${String(id)}.`);
  return found;
}

function listJobs(workspace: SyncWorkspace, jobs: SyncJobs, body: Body): object {
  const statuses = stringsOf(body['statuses']);
  const all = jobs
    .of(findConnection(workspace, body['configId']).connectionId)
    .filter(job => statuses.length === 0 || statuses.includes(job.status));
  const pagination = isRecord(body['pagination']) ? body['pagination'] : {};
  const from = Number(pagination['rowOffset'] ?? 0);
  const count = Math.min(Number(pagination['pageSize'] ?? MOST_JOBS_OF_A_PAGE), MOST_JOBS_OF_A_PAGE);
  return { jobs: all.slice(from, from + count).map(jobWithAttempts), totalJobCount: all.length };
}
