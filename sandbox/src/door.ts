/** One of the sandbox's servers on loopback. */
export interface Door {
  /** The port it listens on, also when any free one was asked for. */
  readonly port: number;
  /** Ends its connections and frees the port. */
  close(): Promise<void>;
}
