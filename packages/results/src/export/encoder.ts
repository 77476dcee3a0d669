/** Bytes of a file as they become ready. */
export interface EncodedPiece {
  readonly bytes: string | Uint8Array;
  /** Rows that are in the file with this piece. */
  readonly rows: number;
}

/** Makes a file's bytes piece by piece, each in some milliseconds; a piece may be empty. */
export type Encoding = Generator<EncodedPiece, void, undefined>;
