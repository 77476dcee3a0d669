import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '@lakehouse/base';
import { isRecord, stringsOf } from '../json';

/** How a stream is read and what becomes of rows that were there: a pair of Airbyte's sync modes. */
export interface SyncStream {
  readonly name: string;
  readonly syncMode: 'full_refresh' | 'incremental';
  readonly destinationSyncMode: 'append' | 'overwrite' | 'append_dedup';
  /** Field that tells which of two rows is newer. */
  readonly cursorField: readonly string[];
  /** Fields that name a row; each may be dotted in Airbyte, here they are columns. */
  readonly primaryKey: readonly (readonly string[])[];
}

/** A connection from a folder of files to the layer bronze. */
export interface SyncConnection {
  readonly connectionId: string;
  readonly name: string;
  /** Put before a stream's name to make the table's. */
  readonly prefix: string;
  /** What the connector is configured with; folders in it are absolute. */
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly streams: readonly SyncStream[];
}

/** The connections of a workspace. */
export interface SyncWorkspace {
  readonly name: string;
  readonly connections: readonly SyncConnection[];
}

/**
 * Reads `airbyte/connections.json` of a sample; a folder in it is meant from that file's own.
 *
 * @throws Failure `remote.rejected` when the file is not as it should be
 */
export async function readConnections(sample: string): Promise<SyncWorkspace> {
  const file = join(sample, 'airbyte', 'connections.json');
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (!isRecord(value) || !Array.isArray(value['connections'])) throw new Error('"connections" is missing');
    const connections = value['connections'].map(each => connectionOf(each, dirname(file)));
    const { workspace } = value;
    return { name: typeof workspace === 'string' ? workspace : 'Sandbox', connections };
  } catch (error) {
    const reason = Failure.from(error).message;
    throw new Failure('remote.rejected', `The connections in ${file} could not be read: ${reason}.`, {}, error);
  }
}

function connectionOf(value: unknown, base: string): SyncConnection {
  if (!isRecord(value) || !isRecord(value['configuration']) || !Array.isArray(value['streams']))
    throw new Error('a connection needs "configuration" and "streams"');
  const { connectionId, name, prefix, configuration } = value;
  if (typeof connectionId !== 'string' || typeof name !== 'string')
    throw new Error('a connection needs an id and a name');
  const folder = typeof configuration['folder'] === 'string' ? { folder: resolve(base, configuration['folder']) } : {};
  return {
    connectionId,
    name,
    prefix: typeof prefix === 'string' ? prefix : '',
    configuration: { ...configuration, ...folder },
    streams: value['streams'].map(streamOf),
  };
}

function streamOf(value: unknown): SyncStream {
  if (!isRecord(value) || typeof value['name'] !== 'string') throw new Error('a stream needs a name');
  const { syncMode, destinationSyncMode } = value;
  if (syncMode !== 'full_refresh' && syncMode !== 'incremental')
    throw new Error('"syncMode" is full_refresh or incremental');
  if (destinationSyncMode !== 'append' && destinationSyncMode !== 'overwrite' && destinationSyncMode !== 'append_dedup')
    throw new Error('"destinationSyncMode" is append, overwrite or append_dedup');
  const keys = Array.isArray(value['primaryKey']) ? value['primaryKey'].map(stringsOf) : [];
  const cursorField = stringsOf(value['cursorField']);
  return { name: value['name'], syncMode, destinationSyncMode, cursorField, primaryKey: keys };
}
