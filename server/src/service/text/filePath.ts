/**
 * An absolute path as the service writes it: forward slashes, no slash at the end, a drive letter in lower case.
 *
 * Two spellings of one file are one `FilePath`, so that it may be the key of a map. The host turns it into
 * what the system or the editor wants.
 */
export type FilePath = string;

/** The one spelling of a path: from `C:\work\dbt\` comes `c:/work/dbt`. */
export function toFilePath(path: string): FilePath {
  const slashed = path.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
  return /^[A-Z]:/.test(slashed) ? slashed.charAt(0).toLowerCase() + slashed.slice(1) : slashed;
}

/** A path below a folder; `name` may hold slashes, and `..` and `.` are resolved. */
export function joinPath(folder: FilePath, name: string): FilePath {
  const parts: string[] = folder.split('/');
  for (const part of name.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** What stands behind a folder in the path of a file in it, or `undefined` for a file elsewhere. */
export function pathWithin(folder: FilePath, path: FilePath): string | undefined {
  if (path === folder) return '';
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** The last part of a path: `orders.sql`. */
export function fileName(path: FilePath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder that holds a file or folder. */
export function folderOf(path: FilePath): FilePath {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The ending of a file's name in lower case, with its dot: `.sql`; empty for none. */
export function extensionOf(path: FilePath): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot < 1 ? '' : name.slice(dot).toLowerCase();
}

/** The name of a file without its ending: `orders` for `orders.sql`. */
export function stemOf(path: FilePath): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot < 1 ? name : name.slice(0, dot);
}
