/** Where a socket brings what it reads: either into memory that it was given, or in pieces of its own. */
export interface Inlet {
  /** Memory for the next piece. */
  room(): Uint8Array;
  /** So many bytes have been put into `room()`. */
  filled(count: number): void;
  /** A piece in memory of the socket's own. */
  push(bytes: Uint8Array): void;
}
