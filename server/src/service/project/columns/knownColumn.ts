import type { Span } from '../../text/span';
import type { DescribedColumn } from '../projectNode';

/**
 * Who says that a node has a column: its query, YAML, a seed's header, dbt itself (of a snapshot), `catalog.json`, or
 * Dremio.
 */
export type ColumnKnowledge = 'sql' | 'yaml' | 'seed' | 'dbt' | 'catalog' | 'dremio';

/** A column of a node, by the node's unique id. */
export interface NodeColumn {
  readonly uniqueId: string;
  readonly column: string;
}

/** A column with where the knowledge of it comes from. */
export interface KnownColumn extends DescribedColumn {
  readonly knownFrom: ColumnKnowledge;
  /** When that was found out, in milliseconds since 1970; of catalog and Dremio alone, all else is as of now. */
  readonly knownAt?: number;
  /** Where the query of the node's file names it; undefined for one that a `*` brings in, or that has no query. */
  readonly span?: Span;
  /** Columns of other nodes that its value is made from, as far as the node's own query tells. */
  readonly origins?: readonly NodeColumn[];
}

/** The columns of a node as far as they are known. */
export interface NodeColumns {
  readonly columns: readonly KnownColumn[];
  /** False when there may be others, so that a name that is not among them may still be right. */
  readonly complete: boolean;
}

/** What a table holds as somebody outside of the project found it: Dremio, or `dbt docs generate`. */
export interface FoundTable {
  readonly columns: readonly { readonly name: string; readonly type?: string; readonly description?: string }[];
  readonly knownFrom: 'catalog' | 'dremio';
  readonly knownAt: number | undefined;
}

export const NOTHING_KNOWN: NodeColumns = { columns: [], complete: false };
