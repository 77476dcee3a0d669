import type { Connection } from '../../connections/connection';

/** Address of Dremio's page about a job. */
export function jobPage({ address }: Pick<Connection, 'address'>, job: string): string {
  const id = encodeURIComponent(job);
  if (address.kind === 'software')
    return `${address.useSsl ? 'https' : 'http'}://${address.host}:${address.port}/job/${id}`;
  // The console of a region has the API's host with `app` in front: api.eu.dremio.cloud, app.eu.dremio.cloud.
  const host = address.host.replace(/^api\./, 'app.');
  return `https://${host}/sonar/${encodeURIComponent(address.projectId)}/job/${id}`;
}
