import { fileURLToPath, pathToFileURL } from 'node:url';
import { toFilePath, type FilePath } from '../service/text/filePath';

/** The path of a document on disk; undefined for one that is not on disk, as an untitled one. */
export function pathOfUri(uri: string): FilePath | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return toFilePath(fileURLToPath(uri));
  } catch {
    // A URI with a host or a broken escape in it names no file of this machine.
    return undefined;
  }
}

/** The URI of a file, as editors write it. */
export function uriOfPath(path: FilePath): string {
  return pathToFileURL(path).toString();
}
