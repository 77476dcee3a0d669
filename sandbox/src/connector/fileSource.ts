import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Failure } from '@lakehouse/base';
import type { AirbyteStream, ConnectionCheck } from './airbyteMessage';
import { emit, emitRecord } from './emit';
import type { FileConfig } from './fileConfig';
import { SchemaInference } from './inferSchema';
import { recordOf } from '../json';
import { filesOf, streamNames, type LandingFile } from './landingFolder';

/** Sizes of the files that were read already, by name: the state of a stream. */
export type ReadFiles = Readonly<Record<string, unknown>>;

/** A stream that is to be read. */
export interface WantedStream {
  readonly name: string;
  readonly incremental: boolean;
  /** What an earlier read left. */
  readonly readFiles: ReadFiles;
}

/** Whether the folder can be read and has a stream. */
export async function check({ folder }: FileConfig): Promise<ConnectionCheck> {
  try {
    const streams = await streamNames(folder);
    if (streams.length > 0) return { status: 'SUCCEEDED' };
    return { status: 'FAILED', message: `The folder ${folder} holds no folder with files.` };
  } catch (error) {
    return { status: 'FAILED', message: Failure.from(error).message };
  }
}

/** The streams with the types that their records show. */
export async function discover({ folder }: FileConfig): Promise<readonly AirbyteStream[]> {
  return Promise.all((await streamNames(folder)).map(name => discoverStream(folder, name)));
}

async function discoverStream(folder: string, name: string): Promise<AirbyteStream> {
  const inference = new SchemaInference();
  for (const file of await filesOf(folder, name))
    for await (const line of linesOf(file)) inference.add(parseRecord(line.text, file, line.number));
  return {
    name,
    json_schema: inference.schema(),
    supported_sync_modes: ['full_refresh', 'incremental'],
    source_defined_cursor: true,
  };
}

/** Emits the records of the streams' new files, and after each file the state from which the next read goes on. */
export async function read(config: FileConfig, streams: readonly WantedStream[]): Promise<void> {
  for (const stream of streams) {
    await emitStatus(stream.name, 'STARTED');
    await readStream(config, stream);
    await emitStatus(stream.name, 'COMPLETE');
  }
}

async function readStream({ folder, filesPerSync }: FileConfig, stream: WantedStream): Promise<void> {
  const before = stream.incremental ? stream.readFiles : {};
  const fresh = (await filesOf(folder, stream.name)).filter(file => before[file.name] !== file.size);
  let state: ReadFiles = before;
  for (const file of fresh.slice(0, stream.incremental ? filesPerSync : undefined)) {
    await emit({ type: 'LOG', log: { level: 'INFO', message: `Reading ${stream.name}/${file.name}` } });
    let recordCount = 0;
    for await (const line of linesOf(file)) {
      parseRecord(line.text, file, line.number);
      await emitRecord(stream.name, line.text);
      recordCount++;
    }
    state = { ...state, [file.name]: file.size };
    const place = { stream_descriptor: { name: stream.name }, stream_state: state };
    await emit({ type: 'STATE', state: { type: 'STREAM', stream: place, sourceStats: { recordCount } } });
  }
}

async function emitStatus(name: string, status: 'STARTED' | 'COMPLETE'): Promise<void> {
  const stream_status = { stream_descriptor: { name }, status };
  await emit({ type: 'TRACE', trace: { type: 'STREAM_STATUS', emitted_at: Date.now(), stream_status } });
}

/** Lines that are not blank, with their numbers from 1. */
async function* linesOf(file: LandingFile): AsyncGenerator<{ readonly text: string; readonly number: number }> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file.path), crlfDelay: Infinity })) {
    number++;
    if (text.trim() !== '') yield { text, number };
  }
}

function parseRecord(text: string, file: LandingFile, line: number): Readonly<Record<string, unknown>> {
  const wrong = `Line ${line} of ${file.path} is no JSON object: mend the file and sync again.`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Failure('remote.rejected', wrong, { line }, error);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Failure('remote.rejected', wrong);
  return recordOf(value);
}
