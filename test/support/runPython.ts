import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { required } from './required';

/** Runs a script with the Python that has pyarrow and ADBC, and gives the JSON value that it prints. */
export async function runPython<T>(script: string, args: readonly string[]): Promise<T> {
  const python = join(required('LAKEHOUSE_PEERS_BIN'), 'python');
  const { stdout } = await promisify(execFile)(python, [script, ...args], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout) as T; // The script stands beside the test that says what it prints.
}
