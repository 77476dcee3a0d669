import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetColumns } from '@lakehouse/protocol';

/** What was fetched of one connection, and when: milliseconds since 1970. */
export interface DatasetSnapshot {
  readonly fetchedAt: number;
  readonly datasets: readonly DatasetColumns[];
}

/** The form of the files: one of another is not read. */
const FORM = 1;
/** A file larger than this is not kept, in bytes: it would cost more to read than to fetch. */
const LARGEST = 32 * 1024 * 1024;
/** Files kept; the oldest go. */
const MOST = 20;

/** Keeps the columns of datasets from one start to the next: one file for each connection, written whole or not at all. */
export class DatasetStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What was kept of a connection last; undefined when there is nothing, or nothing that can be read. */
  async read(connection: string): Promise<DatasetSnapshot | undefined> {
    try {
      return snapshotIn(JSON.parse(await readFile(this.#fileOf(connection), 'utf8')), connection);
    } catch (error) {
      if (error instanceof SyntaxError || isSystemError(error)) return undefined;
      throw error;
    }
  }

  /** Keeps a snapshot; one that is too large is not kept. Rejects when the folder cannot be written. */
  async write(connection: string, snapshot: DatasetSnapshot): Promise<void> {
    const text = JSON.stringify({ form: FORM, connection, ...snapshot });
    if (Buffer.byteLength(text) > LARGEST) return;
    await mkdir(this.#folder, { recursive: true });
    const file = this.#fileOf(connection);
    const part = `${file}.${randomUUID()}.part`;
    await writeFile(part, text);
    await rename(part, file);
    await this.#dropOldest();
  }

  async #dropOldest(): Promise<void> {
    const files = (await readdir(this.#folder)).map(name => join(this.#folder, name));
    const dated = await Promise.all(files.map(async file => ({ file, time: (await stat(file)).mtimeMs })));
    const old = dated.toSorted((a, b) => b.time - a.time).slice(MOST);
    await Promise.all(old.map(({ file }) => rm(file, { force: true })));
  }

  #fileOf(connection: string): string {
    return join(this.#folder, `${createHash('sha256').update(connection).digest('hex').slice(0, 32)}.json`);
  }
}

function snapshotIn(value: unknown, connection: string): DatasetSnapshot | undefined {
  // What we wrote ourselves under this form has these fields.
  const kept = value as (Partial<DatasetSnapshot> & { readonly form?: number; readonly connection?: string }) | null;
  if (kept?.form !== FORM || kept.connection !== connection || !Array.isArray(kept.datasets)) return undefined;
  return typeof kept.fetchedAt === 'number' ? { fetchedAt: kept.fetchedAt, datasets: kept.datasets } : undefined;
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
