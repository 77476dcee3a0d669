import { record, records, text } from './json';

/** What moves data from a source to a destination. */
export interface SyncConnection {
  readonly id: string;
  readonly name: string;
  /** Airbyte refuses to sync one that is not. */
  readonly active: boolean;
  readonly workspaceId: string;
  /** Names of the streams that are selected. */
  readonly streams: readonly string[];
}

/** Decodes a ConnectionRead; undefined for one that lacks its id or was deleted. */
export function decodeConnection(value: unknown, workspaceId: string): SyncConnection | undefined {
  const connection = record(value);
  const id = text(connection['connectionId']);
  if (id === undefined || connection['status'] === 'deprecated') return undefined;
  const streams = records(record(connection['syncCatalog'])['streams'])
    .filter(each => record(each['config'])['selected'] !== false)
    .flatMap(each => text(record(each['stream'])['name']) ?? []);
  return {
    id,
    name: text(connection['name']) ?? id,
    active: connection['status'] === 'active',
    workspaceId: text(connection['workspaceId']) ?? workspaceId,
    streams,
  };
}
