import type { ProjectNode } from '../projectNode';
import { textOf, mapOf } from '../config';
import type { Span } from '../../text/span';
import type { AskedTable } from './askedTable';
import { NOTHING_KNOWN, type FoundTable, type KnownColumn, type NodeColumn, type NodeColumns } from './knownColumn';
import { describedColumns } from './describedColumns';
import { queryOutput, type QueryColumn } from './queryOutput';

/** What a file of a node holds. */
export interface ColumnText {
  /** The text of a query, with where the node's own one stands when the file has several. */
  readonly query?: { readonly text: string; readonly body: Span | undefined };
  /** The first line of a seed, and what its rows tell of the types: null where nothing is certain. */
  readonly header?: readonly string[];
  readonly types?: readonly (string | null)[];
  /** What a snapshot of YAML takes all columns of. */
  readonly copies?: AskedTable;
}

/** What of a project the columns of its nodes are worked out from. */
export interface ColumnFacts {
  /** What a table asks for, seen from a node. */
  readonly resolve: (asked: AskedTable, from: ProjectNode) => ProjectNode | undefined;
  readonly textOf: (node: ProjectNode) => ColumnText;
  /** What somebody outside of the project knows of the node's table. */
  readonly foundOf: (node: ProjectNode) => FoundTable | undefined;
  /** Whether the project still has a node. */
  readonly exists: (uniqueId: string) => boolean;
  /** dbt's word for the warehouse of a project that is certainly not for Dremio. */
  readonly otherWarehouse?: () => string | undefined;
  /** Grows whenever any answer of the others may have changed. */
  readonly generation: () => number;
}

/** A node that a query asked for, and how its columns were then. */
interface Asked {
  readonly asked: AskedTable;
  readonly node: ProjectNode['uniqueId'] | undefined;
  readonly face: string;
}

interface Entry {
  readonly known: NodeColumns;
  /** All of the columns that others can see. */
  readonly face: string;
  readonly node: ProjectNode;
  readonly text: ColumnText;
  readonly own: string;
  readonly warehouse: string | undefined;
  readonly found: FoundTable | undefined;
  readonly asked: readonly Asked[];
  /** Of the project when this was last found to be right. */
  checkedAt: number;
}

/** Configuration that decides columns. */
const COLUMN_CONFIG = ['column_types', 'snapshot_meta_column_names', 'hard_deletes'];
/** Chains of models deeper than anyone builds are left open, so that no project can exhaust the stack. */
const DEEPEST = 150;
/** Entries that are kept without asking whether their nodes are still there. */
const UNASKED = 64;

/**
 * The columns of a project's nodes, worked out when they are asked for and kept until the node's file, what YAML says
 * of it, or the columns of what it reads are others.
 */
export class ColumnBook {
  readonly #facts: ColumnFacts;
  readonly #entries = new Map<string, Entry>();
  readonly #underWay = new Set<string>();
  #mostEntries = UNASKED;

  constructor(facts: ColumnFacts) {
    this.#facts = facts;
  }

  columnsOf(node: ProjectNode): NodeColumns {
    return this.#entryOf(node)?.known ?? NOTHING_KNOWN;
  }

  /** A text that is another when the columns that a node gives to its readers are; undefined where none has asked for them. */
  faceOf(node: ProjectNode): string | undefined {
    return this.#entries.has(node.uniqueId) ? this.#entryOf(node)?.face : undefined;
  }

  /**
   * Each name that somebody types half leaves an entry. Going through all of them only when they have become twice as
   * many costs nothing that an edit could feel.
   */
  #dropGone(): void {
    if (this.#entries.size < this.#mostEntries) return;
    for (const id of this.#entries.keys()) if (!this.#facts.exists(id)) this.#entries.delete(id);
    this.#mostEntries = Math.max(UNASKED, this.#entries.size * 2);
  }

  /** Undefined for a node that is being worked out already: one that reads itself, by whatever way. */
  #entryOf(node: ProjectNode): Entry | undefined {
    const known = this.#entries.get(node.uniqueId);
    const isSame = known?.warehouse === this.#facts.otherWarehouse?.();
    if (isSame && known?.checkedAt === this.#facts.generation()) return known;
    if (this.#underWay.has(node.uniqueId) || this.#underWay.size > DEEPEST) return undefined;
    this.#underWay.add(node.uniqueId);
    try {
      const entry = known !== undefined && this.#holds(known, node) ? known : this.#workOut(node);
      entry.checkedAt = this.#facts.generation();
      if (known === undefined) this.#dropGone();
      this.#entries.set(node.uniqueId, entry);
      return entry;
    } finally {
      this.#underWay.delete(node.uniqueId);
    }
  }

  #holds(entry: Entry, node: ProjectNode): boolean {
    return (
      isSameText(entry.text, this.#facts.textOf(node)) &&
      entry.found === this.#facts.foundOf(node) &&
      entry.warehouse === this.#facts.otherWarehouse?.() &&
      (entry.node === node || entry.own === ownKey(node)) &&
      entry.asked.every(({ asked, node: was, face }) => {
        const now = this.#facts.resolve(asked, node);
        return now?.uniqueId === was && (now === undefined || this.#faceNow(now) === face);
      })
    );
  }

  #faceNow(node: ProjectNode): string {
    return this.#entryOf(node)?.face ?? '';
  }

  #workOut(node: ProjectNode): Entry {
    const text = this.#facts.textOf(node);
    const found = this.#facts.foundOf(node);
    const asked = new Map<string, Asked>();
    const own = this.#ownColumns(node, text, asked);
    const known = describedColumns(node, own, found);
    const face = JSON.stringify([known.complete, known.columns.map(faceOfColumn)]);
    return {
      known,
      face,
      node,
      text,
      own: ownKey(node),
      warehouse: this.#facts.otherWarehouse?.(),
      found,
      asked: [...asked.values()],
      checkedAt: this.#facts.generation(),
    };
  }

  #ownColumns(
    node: ProjectNode,
    { header, types, query, copies }: ColumnText,
    asked: Map<string, Asked>,
  ): NodeColumns | undefined {
    if (header !== undefined)
      return { columns: header.map((name, at) => seedColumn(name, types?.[at], node)), complete: true };
    if (copies !== undefined) return this.#copiedColumns(copies, node, asked);
    if (query === undefined) return undefined;
    const adapter = this.#facts.otherWarehouse?.();
    const { columns, complete } = queryOutput({ ...query, adapter }, one => this.#lookUp(one, node, asked));
    return { columns: columns.map(column => this.#queryColumn(column, node)), complete };
  }

  #copiedColumns(table: AskedTable, node: ProjectNode, asked: Map<string, Asked>): NodeColumns | undefined {
    const known = this.#lookUp(table, node, asked);
    const columns = known?.columns.map(({ name, type }) =>
      this.#queryColumn({ name, type, span: undefined, star: true, origins: [{ table, column: name }] }, node),
    );
    return columns && { columns, complete: known?.complete === true };
  }

  #lookUp(one: AskedTable, node: ProjectNode, asked: Map<string, Asked>): NodeColumns | undefined {
    // The table as it was built before may have other columns than the query that is being written.
    if (one.kind === 'this') return undefined;
    const found = this.#facts.resolve(one, node);
    const face = found === undefined ? '' : this.#faceNow(found);
    asked.set(JSON.stringify(one), { asked: one, node: found?.uniqueId, face });
    return found && this.#entries.get(found.uniqueId)?.known;
  }

  #queryColumn({ name, type, span, star, origins }: QueryColumn, node: ProjectNode): KnownColumn {
    const from = origins.flatMap(({ table, column }): readonly NodeColumn[] => {
      const found = this.#facts.resolve(table, node);
      return found === undefined ? [] : [{ uniqueId: found.uniqueId, column }];
    });
    return {
      name,
      knownFrom: 'sql',
      origins: from,
      ...(type === undefined ? {} : { type }),
      ...(span === undefined ? {} : { span }),
      ...(star ? this.#upstreamKnowledge(from) : {}),
    };
  }

  /** What is said of a column where a `*` takes it from, and who knows it when no file does; USING makes one of several. */
  #upstreamKnowledge([origin]: readonly NodeColumn[]): Partial<KnownColumn> {
    const columns = origin === undefined ? [] : (this.#entries.get(origin.uniqueId)?.known.columns ?? []);
    const column = columns.find(({ name }) => origin !== undefined && sameName(name, origin.column));
    if (column === undefined) return {};
    const { description, knownFrom, knownAt } = column;
    return {
      ...(description === undefined ? {} : { description }),
      ...(knownFrom === 'dremio' || knownFrom === 'catalog' ? { knownFrom } : {}),
      ...(knownAt === undefined ? {} : { knownAt }),
    };
  }
}

/** Dremio compares names of columns regardless of case, quoted ones too. */
function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** What the configuration says of a type counts for more than what the rows tell. */
function seedColumn(name: string, told: string | null | undefined, { config }: ProjectNode): KnownColumn {
  const types = Object.entries(mapOf(config['column_types']));
  const said = textOf(types.find(([key]) => sameName(key.replace(/^"(.*)"$/, '$1'), name))?.[1]);
  const type = said?.toUpperCase() ?? told ?? undefined;
  return { name, knownFrom: 'seed', ...(type === undefined ? {} : { type }) };
}

function isSameText(one: ColumnText, other: ColumnText): boolean {
  return (
    one.query?.text === other.query?.text &&
    one.query?.body?.start === other.query?.body?.start &&
    one.query?.body?.end === other.query?.body?.end &&
    JSON.stringify([one.header, one.types]) === JSON.stringify([other.header, other.types]) &&
    JSON.stringify(one.copies) === JSON.stringify(other.copies)
  );
}

function ownKey({ columns, config, kind }: ProjectNode): string {
  return JSON.stringify([kind, columns, ...COLUMN_CONFIG.map(key => config[key] ?? null)]);
}

function faceOfColumn({ name, type, description, knownFrom }: KnownColumn): readonly (string | undefined)[] {
  return [name, type, description, knownFrom];
}
