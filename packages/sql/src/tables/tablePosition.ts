import type { DottedName, NamePart } from '../name';
import type { Span } from '../span';

/**
 * What a statement does with a table.
 *
 * `read` is FROM, JOIN and USING; `write` is INSERT, UPDATE, MERGE, DELETE, COPY and TRUNCATE;
 * `manage` is what keeps a table in shape or says something about it: OPTIMIZE, VACUUM, ANALYZE, ROLLBACK, GRANT;
 * `reflect` is the dataset that a `CREATE REFLECTION … ON` names.
 */
export type TableRole = 'read' | 'write' | 'create' | 'drop' | 'alter' | 'describe' | 'manage' | 'reflect';

/** A place where a statement names a table. */
export interface TablePosition extends DottedName {
  readonly role: TableRole;
  /** True when the name is one of the query's own WITH list, and no table of the catalogue. */
  readonly cte: boolean;
  readonly alias: NamePart | undefined;
  /** `AT BRANCH x`, `AT SNAPSHOT '1' AS OF '…'`, when one follows. */
  readonly version: Span | undefined;
  /** The parentheses with `type => 'text', …` in `table("lake"."f" (type => 'text'))`, when they follow. */
  readonly options: Span | undefined;
}

/** A name of a `WITH` list where it is defined. */
export interface CteDefinition {
  readonly name: NamePart;
  /** The parentheses with its query; open at the end of a text that does not close them. */
  readonly body: Span | undefined;
}

/** A column, or `*`, written behind the whole name of a table: `bronze.orders.amount`. */
export interface QualifiedColumn extends DottedName {
  readonly table: TablePosition;
  /** The parts at the front that spell the table. */
  readonly qualifier: Span;
}

export interface TablePositions {
  /** In the order of the text. */
  readonly tables: readonly TablePosition[];
  readonly ctes: readonly CteDefinition[];
  /** Only those whose qualifier has two parts or more: one part is an alias or the table's last part. */
  readonly columns: readonly QualifiedColumn[];
}
