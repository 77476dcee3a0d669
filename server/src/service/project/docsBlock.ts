import type { FilePath } from '../text/filePath';
import type { Span } from '../text/span';

/** A `{% docs name %}` of the project or a package. */
export interface DocsBlock {
  readonly name: string;
  readonly packageName: string;
  readonly file: FilePath;
  /** Its name where it is defined. */
  readonly span: Span;
  readonly text: string;
}
