import type { Connection } from '../connections/connection';

/**
 * What columns are kept by: a connection, where it leads to and who logs in, for another server or user may have
 * others under the same name. The secret is no part of it.
 */
export function datasetKey({ id, address, login }: Pick<Connection, 'id' | 'address' | 'login'>): string {
  const place = address.kind === 'cloud' ? address.projectId : address.port;
  return JSON.stringify([id, address.kind, address.host, place, login.kind, login.user ?? null]);
}
