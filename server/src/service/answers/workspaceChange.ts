import type { FilePath } from '../text/filePath';
import type { Span } from '../text/span';

/** Text that takes the place of a stretch; an empty span inserts. */
export interface TextChange {
  readonly span: Span;
  readonly text: string;
  /** Why the user is to look at it before it is made, in a few words; editors that have no preview make it at once. */
  readonly confirm?: string;
}

/** Changes of any files: all of them or none. Spans are of the files' texts as they are now. */
export interface WorkspaceChange {
  readonly edits: readonly { readonly file: FilePath; readonly changes: readonly TextChange[] }[];
  /** Files that are made; where one is there already nothing of the change is done. */
  readonly created?: readonly { readonly file: FilePath; readonly text: string }[];
  /** Files that get another name, after their texts were changed. */
  readonly renamed?: readonly { readonly from: FilePath; readonly to: FilePath }[];
}
