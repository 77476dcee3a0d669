import type { SyncConnection, SyncStream } from './syncConnection';
import { totalCounts, type SyncJob } from './syncJob';

/** Ids that the sandbox has one of; any client takes them from an answer. */
const WORKSPACE = '5f1d8c1e-0f0a-4c53-9a3e-0a2f6f1cf001';
const SOURCE = '5f1d8c1e-0f0a-4c53-9a3e-0a2f6f1cf003';
const DESTINATION = '5f1d8c1e-0f0a-4c53-9a3e-0a2f6f1cf004';

/** WorkspacesResponse of the public API. */
export function workspacesResponse(name: string): object {
  return { data: [{ workspaceId: WORKSPACE, name, dataResidency: 'auto', notifications: {} }] };
}

/** ConnectionRead. */
export function connectionRead(connection: SyncConnection): object {
  const { connectionId, name, prefix, streams } = connection;
  return {
    connectionId,
    name,
    workspaceId: WORKSPACE,
    sourceId: SOURCE,
    destinationId: DESTINATION,
    namespaceDefinition: 'customformat',
    namespaceFormat: 'bronze',
    prefix,
    syncCatalog: { streams: streams.map(streamRead) },
    scheduleType: 'manual',
    status: 'active',
    breakingChange: false,
  };
}

function streamRead({ name, syncMode, destinationSyncMode, cursorField, primaryKey }: SyncStream): object {
  return {
    stream: { name, jsonSchema: {}, supportedSyncModes: ['full_refresh', 'incremental'], sourceDefinedCursor: true },
    config: { syncMode, destinationSyncMode, cursorField, primaryKey, aliasName: name, selected: true },
  };
}

/** ConnectionStatusRead, of a connection and its jobs, the newest first. */
export function connectionStatusRead(connectionId: string, jobs: readonly SyncJob[]): object {
  const [last] = jobs;
  const succeeded = jobs.find(job => job.status === 'succeeded');
  return {
    connectionId,
    connectionSyncStatus: last === undefined ? 'pending' : SYNC_STATUS[last.status],
    ...(succeeded === undefined ? {} : { lastSuccessfulSync: succeeded.updatedAt }),
    ...(last === undefined
      ? {}
      : { lastSyncJobId: last.id, lastSyncAttemptNumber: 0, lastSyncJobCreatedAt: last.createdAt }),
    ...(last?.status === 'running' ? { activeJob: jobRead(last) } : {}),
  };
}

const SYNC_STATUS = { running: 'running', succeeded: 'synced', failed: 'failed', cancelled: 'incomplete' } as const;

/** JobInfoRead. With `logs`, each attempt has what the connector logged. */
export function jobInfoRead(job: SyncJob, { logs }: { readonly logs: boolean }): object {
  const log = logs ? { logType: 'formatted', logs: { logLines: job.log } } : {};
  return { job: jobRead(job), attempts: [{ attempt: attemptRead(job), ...log }] };
}

/** JobWithAttemptsRead. */
export function jobWithAttempts(job: SyncJob): object {
  return { job: jobRead(job), attempts: [attemptRead(job)] };
}

/** JobRead. */
export function jobRead(job: SyncJob): object {
  return {
    id: job.id,
    configType: 'sync',
    configId: job.connectionId,
    enabledStreams: Object.keys(job.streams).map(name => ({ name })),
    createdAt: job.createdAt,
    startedAt: job.createdAt,
    updatedAt: job.updatedAt,
    status: job.status,
    aggregatedStats: { ...totalCounts(job), recordsRejected: 0 },
  };
}

/** AttemptRead: the sandbox tries once. */
function attemptRead(job: SyncJob): object {
  const total = totalCounts(job);
  const failures = [
    {
      failureOrigin: 'source',
      failureType: job.status === 'cancelled' ? 'manual_cancellation' : 'config_error',
      externalMessage: job.reason ?? 'The sync was cancelled.',
      timestamp: job.updatedAt * 1000,
    },
  ];
  return {
    id: 0,
    status: job.status === 'cancelled' ? 'failed' : job.status,
    createdAt: job.createdAt,
    updatedAt: job.updatedAt,
    ...(job.status === 'running' ? {} : { endedAt: job.updatedAt }),
    recordsSynced: total.recordsCommitted,
    bytesSynced: total.bytesCommitted,
    totalStats: total,
    streamStats: Object.entries(job.streams).map(([streamName, stats]) => ({ streamName, stats })),
    ...(job.status === 'failed' || job.status === 'cancelled'
      ? { failureSummary: { failures, partialSuccess: false } }
      : {}),
  };
}

/** ConnectionSyncProgressRead of the newest job. */
export function syncProgressRead(connectionId: string, job: SyncJob | undefined): object {
  if (job === undefined) return { connectionId, configType: 'sync', streams: [] };
  const streams = Object.entries(job.streams).map(([streamName, counts]) => ({
    streamName,
    configType: 'sync',
    ...counts,
  }));
  return {
    connectionId,
    jobId: job.id,
    configType: 'sync',
    syncStartedAt: job.createdAt,
    ...totalCounts(job),
    streams,
  };
}
