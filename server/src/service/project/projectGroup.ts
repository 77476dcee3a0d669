import type { FilePath } from '../text/filePath';
import type { Span } from '../text/span';

/** A group of models with those who answer for it. */
export interface ProjectGroup {
  readonly name: string;
  readonly packageName: string;
  readonly file: FilePath;
  readonly span: Span;
  readonly owner: { readonly name: string | undefined; readonly email: string | undefined };
  readonly description: string | undefined;
}
