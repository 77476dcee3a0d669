import type { Cell } from '../store/window';
import { STEP_BYTES } from './rowsPerStep';

/** Rows some at a time: so many at most, and fewer where their texts are long, however they are spread. */
export function* someRows(rows: Iterable<readonly Cell[]>, most: number): Generator<readonly (readonly Cell[])[]> {
  let some: (readonly Cell[])[] = [];
  let length = 0;
  for (const cells of rows) {
    some.push(cells);
    for (const cell of cells) length += cell?.length ?? 0;
    if (some.length < most && length < STEP_BYTES) continue;
    yield some;
    some = [];
    length = 0;
  }
  if (some.length > 0) yield some;
}
