import type { Expression } from '@lakehouse/jinja';
import type { ReflectionStatement, Token } from '@lakehouse/sql';
import type { FilePath } from '../../text/filePath';
import type { Span } from '../../text/span';

/** A statement about a reflection in a document. Its spans count in the document's text. */
export interface PlacedReflection {
  readonly statement: ReflectionStatement;
  /** Of the statement, comments left out. */
  readonly tokens: readonly Token[];
  /** As far as the cursor belongs to it. */
  readonly reach: Span;
  /** The document's text with its Jinja masked. */
  readonly sql: string;
  /** What a tag of Jinja prints that stands in a stretch. */
  readonly printedIn: (span: Span) => Expression | undefined;
}

/** A statement that creates a reflection, and the file that it stands in. */
export interface WrittenReflection {
  readonly file: FilePath;
  readonly place: PlacedReflection;
}

/** What other files of the workspace say of reflections, looked up by the dataset that they name. */
export interface Reflections {
  /**
   * The reflections on what is called so: by the last part of its path, or by the name that a ref or source has.
   * Whether they mean the same dataset is for the asker to see.
   */
  onDataset(name: string): Iterable<WrittenReflection>;
}
