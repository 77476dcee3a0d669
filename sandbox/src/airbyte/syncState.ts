/** The last STATE message of each stream, by the stream's name: where the next sync goes on. */
export type SyncState = ReadonlyMap<string, object>;
