import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** A folder of Parquet files that Dremio would show as one table. */
export interface ParquetFolder {
  /** Names of the folders from the layer's own to this one. */
  readonly path: readonly string[];
  /** Paths of its files, in the order of their names. */
  readonly files: readonly string[];
  /** Changes whenever a file is added, removed or replaced. */
  readonly signature: string;
  /** Whether files lie in folders such as `date=2025-10-16`, whose names are columns. */
  readonly partitioned: boolean;
}

/** The tables below a folder of the bucket: each the highest folder whose files are all its own or its partitions'. */
export async function parquetFolders(root: string): Promise<readonly ParquetFolder[]> {
  const tables = new Map<string, { partitioned: boolean; names: string[]; signatures: string[] }>();
  const names = await readdir(root, { recursive: true });
  for (const name of names.filter(each => each.endsWith('.parquet')).sort()) {
    const folders = name.split(sep).slice(0, -1);
    const partition = folders.findIndex(folder => folder.includes('='));
    const own = partition < 0 ? folders : folders.slice(0, partition);
    if (own.length === 0 || own.some(isHidden) || isHidden(name.split(sep).at(-1) ?? '')) continue;
    const table = tables.get(own.join(sep)) ?? { partitioned: false, names: [], signatures: [] };
    table.names.push(name);
    table.signatures.push(await fileSignature(root, name));
    table.partitioned ||= partition >= 0;
    tables.set(own.join(sep), table);
  }
  return [...tables].map(([name, { partitioned, names: files, signatures }]) => ({
    path: name.split(sep),
    files: files.map(file => join(root, file)),
    signature: signatures.join('\n'),
    partitioned,
  }));
}

/** Object stores' tools write beside their data what begins so; Dremio passes over it too. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('_');
}

async function fileSignature(root: string, name: string): Promise<string> {
  // A sync may replace a file between the listing and this look at it: then the next listing sees the new one.
  const found = await stat(join(root, name)).catch(() => undefined);
  return `${name} ${found?.size ?? 0} ${found?.mtimeMs ?? 0}`;
}
