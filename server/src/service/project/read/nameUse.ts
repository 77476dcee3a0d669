import type { FilePath } from '../../text/filePath';
import type { Span } from '../../text/span';

/**
 * What a file means by a name: a node by `ref`, a source, a table of a source, a macro that is called, one that
 * `adapter.dispatch` looks for, a generic test, a docs block, a variable, a group, a metric, or the entry of YAML that describes
 * something.
 */
export type NameUseKind =
  | 'ref'
  | 'source'
  | 'table'
  | 'macro'
  | 'dispatch'
  | 'test'
  | 'docs'
  | 'var'
  | 'group'
  | 'metric'
  | 'entry'
  | 'definedIn';

/** A place where a file names a thing. Plain data; what it stands for is asked of the project. */
export interface NameUse {
  readonly kind: NameUseKind;
  /** As written, without what goes before it: `star` in `dbt_utils.star`. */
  readonly name: string;
  /**
   * What makes the name whole: the package of a node, macro, test or docs block; the namespace of a dispatch; the source
   * of a table, and the table that is asked of a source; of an entry the kind of what it describes.
   */
  readonly of?: string;
  /** Of a `ref`. */
  readonly version?: string;
  /** The letters of the name in the file, without quotes. */
  readonly span: Span;
  /** True where the thing is made, as behind `{% macro`. */
  readonly defines?: true;
}

/** A use of a name, and the file that it stands in. */
export interface PlacedUse {
  readonly file: FilePath;
  readonly use: NameUse;
}

/** Where the files of a project write which names, whatever those stand for there. */
export interface NameUses {
  /** Every place of a name: a lookup, not a search. */
  named(kind: NameUseKind, name: string): Iterable<PlacedUse>;
  /** The names in one file. */
  inFile(file: FilePath): readonly NameUse[];
}
