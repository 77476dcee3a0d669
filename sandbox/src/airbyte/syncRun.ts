import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '@lakehouse/base';
import { writeBronze } from './bronzeTable';
import { connectorAnswer, connectorLines, type ConnectorLine } from './connectorProcess';
import { isRecord } from '../json';
import { quoteLongNumbers } from './exactNumbers';
import { RecordFiles } from './recordFiles';
import type { SyncConnection } from './syncConnection';
import { NO_COUNTS, type SyncCounts } from './syncJob';
import type { SyncState } from './syncState';

/** What a run tells while it goes on. */
export interface SyncObserver {
  counted(stream: string, counts: SyncCounts): void;
  logged(line: string): void;
}

/** One sync from the source's first word to the tables of bronze. */
export class SyncRun {
  readonly #connection: SyncConnection;
  readonly #bronze: string;
  readonly #observer: SyncObserver;
  readonly #counts = new Map<string, SyncCounts>();

  constructor(connection: SyncConnection, bronze: string, observer: SyncObserver) {
    this.#connection = connection;
    this.#bronze = bronze;
    this.#observer = observer;
  }

  /**
   * Reads the source from `state` on, writes what came, and gives the state for the next sync.
   *
   * @throws Failure `sync.failed` with the connector's reason, `query.cancelled` when aborted; nothing is written then
   */
  async run(state: SyncState, signal: AbortSignal): Promise<SyncState> {
    const folder = await mkdtemp(join(tmpdir(), 'lakehouse-sync-'));
    try {
      const config = await this.#put(folder, 'config.json', this.#connection.configuration);
      const discovered = await connectorAnswer(['discover', '--config', config], 'CATALOG', signal);
      const schemas = schemasOf(discovered);
      const catalog = await this.#put(folder, 'catalog.json', this.#catalog(schemas));
      const stateFile = await this.#put(folder, 'state.json', [...state.values()]);
      const args = ['read', '--config', config, '--catalog', catalog, '--state', stateFile];
      const files = new RecordFiles(folder);
      const next = await this.#read(args, files, state, signal);
      await this.#write(files, schemas, signal);
      return next;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #put(folder: string, name: string, value: unknown): Promise<string> {
    const file = join(folder, name);
    await writeFile(file, JSON.stringify(value));
    return file;
  }

  /** A configured catalog. */
  #catalog(schemas: ReadonlyMap<string, unknown>): object {
    const streams = this.#connection.streams.map(stream => {
      if (!schemas.has(stream.name))
        throw new Failure('sync.failed', `The source has no stream ${stream.name}: correct the connection's streams.`);
      return {
        stream: { name: stream.name, json_schema: schemas.get(stream.name), supported_sync_modes: [stream.syncMode] },
        sync_mode: stream.syncMode,
        destination_sync_mode: stream.destinationSyncMode,
        cursor_field: stream.cursorField,
        primary_key: stream.primaryKey,
      };
    });
    return { streams };
  }

  async #read(args: readonly string[], files: RecordFiles, before: SyncState, signal: AbortSignal): Promise<SyncState> {
    const state = new Map(before);
    try {
      for await (const line of connectorLines(args, signal)) {
        if (line.type === 'RECORD') await this.#keep(line, files);
        else this.#note(line, state);
      }
    } finally {
      await files.close();
    }
    return state;
  }

  async #keep(line: ConnectorLine, files: RecordFiles): Promise<void> {
    const stream = streamOf(line.text);
    const before = this.#counts.get(stream) ?? NO_COUNTS;
    const bytesEmitted = before.bytesEmitted + Buffer.byteLength(line.text);
    this.#count(stream, { ...before, recordsEmitted: before.recordsEmitted + 1, bytesEmitted });
    await files.write(stream, quoteLongNumbers(line.text));
  }

  #note({ type, message }: ConnectorLine, state: Map<string, object>): void {
    const value = message?.[type.toLowerCase()];
    if (!isRecord(value)) return;
    if (type === 'LOG') this.#observer.logged(`${String(value['level'])} ${String(value['message'])}`);
    const stream = value['stream'];
    const descriptor = isRecord(stream) ? stream['stream_descriptor'] : undefined;
    if (type === 'STATE' && isRecord(descriptor)) state.set(String(descriptor['name']), value);
  }

  async #write(files: RecordFiles, schemas: ReadonlyMap<string, unknown>, signal: AbortSignal): Promise<void> {
    for (const stream of this.#connection.streams) {
      const counts = this.#counts.get(stream.name);
      if (counts === undefined) continue; // Nothing new in it.
      if (signal.aborted) throw new Failure('query.cancelled', 'The sync was cancelled.');
      const table = join(this.#bronze, `${this.#connection.prefix}${stream.name}`);
      await mkdir(table, { recursive: true });
      await writeBronze(table, {
        stream,
        records: files.path(stream.name),
        schema: schemas.get(stream.name),
      });
      this.#count(stream.name, {
        ...counts,
        recordsCommitted: counts.recordsEmitted,
        bytesCommitted: counts.bytesEmitted,
      });
    }
  }

  #count(stream: string, counts: SyncCounts): void {
    this.#counts.set(stream, counts);
    this.#observer.counted(stream, counts);
  }
}

/** Our connector writes the stream first, so a record need not be decoded to be sorted. */
function streamOf(text: string): string {
  const found = /^\{"type":"RECORD","record":\{"stream":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  if (found === undefined) throw new Failure('sync.failed', 'The connector sent a record without a stream.');
  return JSON.parse(found) as string; // The expression matches a JSON text.
}

function schemasOf(message: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const catalog = message['catalog'];
  const streams = isRecord(catalog) && Array.isArray(catalog['streams']) ? catalog['streams'].filter(isRecord) : [];
  return new Map(streams.map(stream => [String(stream['name']), stream['json_schema']]));
}
