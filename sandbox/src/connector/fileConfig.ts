import { readFile } from 'node:fs/promises';
import { Failure } from '@lakehouse/base';
import type { ConnectorSpecification } from './airbyteMessage';
import { recordOf } from '../json';

/** What the connector is told by whoever configures it. */
export interface FileConfig {
  /** Folder whose folders are streams. */
  readonly folder: string;
  /** New files that one read takes from a stream, the oldest name first; undefined for all. */
  readonly filesPerSync: number | undefined;
}

export const specification: ConnectorSpecification = {
  protocol_version: '0.2.0',
  supportsIncremental: true,
  connectionSpecification: {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Files of JSON lines',
    type: 'object',
    required: ['folder'],
    additionalProperties: true,
    properties: {
      folder: {
        title: 'Folder',
        type: 'string',
        description: 'Each folder in it is a stream; its files end in .jsonl and hold one record a line.',
      },
      files_per_sync: {
        title: 'Files per sync',
        type: 'integer',
        minimum: 1,
        description: 'How many new files one sync takes, for sources that deliver little by little. All when absent.',
      },
    },
  },
};

/** @throws Failure `remote.rejected` that says what is wrong with the configuration */
export async function readConfig(file: string): Promise<FileConfig> {
  const { folder, files_per_sync: files } = recordOf(await readJson(file));
  if (typeof folder !== 'string' || folder === '')
    throw new Failure('remote.rejected', 'The configuration names no folder: set "folder" to where the files lie.');
  if (files !== undefined && !(typeof files === 'number' && Number.isInteger(files) && files > 0))
    throw new Failure('remote.rejected', '"files_per_sync" must be a whole number above 0, or be left out.');
  return { folder, filesPerSync: files };
}

/** The JSON of a file that was given on the command line. */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    throw new Failure('remote.rejected', `${file} could not be read as JSON.`, {}, error);
  }
}
