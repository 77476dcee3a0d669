import type { ColumnProfile, PartialProfile } from '@lakehouse/protocol';

/** How many rows of all were looked at. */
export interface Looked {
  readonly rows: number;
  readonly of: number;
}

/** Who reads the profiles of columns, for the pane and for the headers alike. */
export interface ProfileHost {
  /**
   * `heard` is told what the rows that were looked at so far hold. Rejects when the host refuses, or when a newer
   * question or `stop` has ended this one.
   */
  readonly ask: (column: number, heard: (profile: PartialProfile, looked: Looked) => void) => Promise<ColumnProfile>;
  /** Ends what was asked for. */
  readonly stop: () => void;
  /** Something that a reader shows has changed. */
  readonly changed: () => void;
}
