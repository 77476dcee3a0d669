import type { FilePath } from '../text/filePath';
import type { Span } from '../text/span';

/** A place in a file: `span` is empty at 0 for the file as a whole. */
export interface Place {
  readonly file: FilePath;
  readonly span: Span;
}
