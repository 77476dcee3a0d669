import type { ColumnSlice } from '../store/resultStore';

/** Clears the marks of rows of a slice that do not pass; the marks of rows without value are cleared by the caller. */
export type SliceTest = (slice: ColumnSlice, marks: Uint8Array) => void;
