import { Failure } from '@lakehouse/base';
import type { Database } from './database';
import { META_SCHEMA } from './sql/namespace';
import type { Turns } from './turns';

const TABLE = `"${META_SCHEMA}".notes`;

export type NoteKind = 'tag' | 'wiki';

/** What people wrote about an entity. */
export interface Note {
  /** JSON, as the API takes it. */
  readonly content: string;
  /** Counts the changes, from 0. */
  readonly version: string;
}

/** The wikis and tags of the catalogue's entities. */
export class Notes {
  readonly #database: Database;
  readonly #turns: Turns;

  constructor(database: Database, turns: Turns) {
    this.#database = database;
    this.#turns = turns;
  }

  async read(entity: string, kind: NoteKind): Promise<Note | undefined> {
    const [row] = await this.#database.rows(`SELECT content, version FROM ${TABLE} WHERE id = ? AND kind = ?`, [
      entity,
      kind,
    ]);
    return row === undefined ? undefined : { content: String(row['content']), version: String(row['version']) };
  }

  /**
   * Puts a note in the place of the one whose version is `known`, or of none.
   *
   * @throws Failure `remote.rejected` when another one lies there
   */
  async write(
    entity: string,
    kind: NoteKind,
    { content, known }: { readonly content: string; readonly known: string | undefined },
  ): Promise<Note> {
    return this.#turns.take(async () => {
      const old = await this.read(entity, kind);
      if (old?.version !== known)
        throw new Failure('remote.rejected', `The ${kind} was changed by somebody else: read it again.`);
      const version = old === undefined ? '0' : String(Number(old.version) + 1);
      await this.#database.exec(`INSERT OR REPLACE INTO ${TABLE} VALUES (?, ?, ?, ?)`, [
        entity,
        kind,
        content,
        version,
      ]);
      return { content, version };
    });
  }
}
