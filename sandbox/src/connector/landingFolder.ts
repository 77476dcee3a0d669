import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '@lakehouse/base';

/** A file of a stream. */
export interface LandingFile {
  readonly name: string;
  readonly path: string;
  /** In bytes: a file that grew is read again. */
  readonly size: number;
}

/**
 * Names of the streams: the folders that hold files of JSON lines.
 *
 * @throws Failure `remote.rejected` when the folder is not there
 */
export async function streamNames(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => refuse(folder, error));
  return entries
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}

/**
 * Files of a stream in the order of their names, which is the order of their delivery.
 *
 * @throws Failure `remote.rejected` when its folder is not there
 */
export async function filesOf(folder: string, stream: string): Promise<readonly LandingFile[]> {
  const path = join(folder, stream);
  const names = await readdir(path).catch((error: unknown) => refuse(path, error));
  return Promise.all(
    names
      .filter(name => name.endsWith('.jsonl'))
      .sort()
      .map(async name => {
        const file = join(path, name);
        return { name, path: file, size: (await stat(file)).size };
      }),
  );
}

function refuse(folder: string, error: unknown): never {
  throw new Failure('remote.rejected', `The folder ${folder} could not be read: correct "folder".`, {}, error);
}
