import type { RowView } from '../arrange/rowView';
import type { Steps } from '../scan/steps';

/** From where the next row that differs is looked for. */
export interface ChangeRequest {
  /** The row beside which it begins, which comes last of all; absent to begin at the end of all rows. */
  readonly row?: number;
  readonly backwards: boolean;
}

/** A row that differs. */
export interface NextChange {
  /** Absent when no row differs. */
  readonly row?: number;
  /** Columns whose value changed; none of a row that is only on one side. */
  readonly columns: readonly number[];
}

/** Rows that are looked at between two looks at what else there is to do. */
const STEP = 65_536;

/** The place of the next row that differs, going round at the end. @param differs Tells of a row of the result. */
export function* nextChange(
  view: RowView,
  differs: (row: number) => boolean,
  { row, backwards }: ChangeRequest,
): Steps<number | undefined> {
  const count = view.length;
  const from = row ?? (backwards ? count : -1);
  for (let done = 0; done < count; done += STEP) {
    for (let step = done + 1; step <= Math.min(count, done + STEP); step++) {
      const at = (backwards ? from - step + 2 * count : from + step) % count;
      if (differs(view.rowAt(at))) return at;
    }
    yield;
  }
  return undefined;
}
