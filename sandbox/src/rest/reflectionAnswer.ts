import type { Reflection } from '../lake/reflection';

/** What Dremio gives for a time that never came. */
const NEVER = '1970-01-01T00:00:00.000Z';

/** A reflection as Dremio's API describes it. Fields that it has none of are left out. */
export function reflectionAnswer(reflection: Reflection): Readonly<Record<string, unknown>> {
  const lists = {
    displayFields: reflection.displayFields,
    dimensionFields: reflection.dimensionFields,
    measureFields: reflection.measureFields,
    distributionFields: reflection.distributionFields,
    partitionFields: reflection.partitionFields,
    sortFields: reflection.sortFields,
  };
  return {
    id: reflection.id,
    type: reflection.type,
    reflectionMode: 'MANUAL',
    name: reflection.name,
    tag: reflection.tag,
    createdAt: reflection.createdAt,
    updatedAt: reflection.updatedAt,
    datasetId: reflection.datasetId,
    datasetName: reflection.datasetPath.at(-1),
    recordCount: reflection.recordCount,
    enabled: reflection.enabled,
    arrowCachingEnabled: false,
    status: statusAnswer(reflection),
    ...Object.fromEntries(Object.entries(lists).filter(([, fields]) => fields.length > 0)),
    partitionDistributionStrategy: 'STRIPED',
    canView: true,
    canAlter: true,
    entityType: 'reflection',
  };
}

function statusAnswer(reflection: Reflection): Readonly<Record<string, unknown>> {
  const { status } = reflection;
  const available = status === 'CAN_ACCELERATE' || (status === 'REFRESHING' && reflection.recordCount > 0);
  const running = status === 'REFRESHING' || status === 'CANNOT_ACCELERATE_INITIALIZING';
  return {
    config: 'OK',
    refresh: running ? 'RUNNING' : status === 'FAILED' ? 'GIVEN_UP' : 'MANUAL',
    availability: available ? 'AVAILABLE' : 'NONE',
    combinedStatus: status,
    refreshMethod: 'FULL',
    failureCount: status === 'FAILED' ? 1 : 0,
    ...(reflection.lastFailureMessage === undefined ? {} : { lastFailureMessage: reflection.lastFailureMessage }),
    lastDataFetch: reflection.lastRefreshFinished ?? NEVER,
    expiresAt: NEVER,
    lastRefreshDurationMillis: reflection.lastRefreshDurationMillis,
    lastRefreshFinished: reflection.lastRefreshFinished ?? NEVER,
  };
}
