import { keySpaceOf } from '../keys/keySpaceOf';
import { pickedSlices, type RowSet } from '../scan/rowSet';
import type { Steps } from '../scan/steps';
import { validityOf } from '../scan/validity';
import type { ResultStore } from '../store/resultStore';
import type { CellTest, ColumnFilter, Containment } from './arrangement';
import { bytesTest } from './bytesTest';
import { containsTest } from './containsTest';
import { keyTest } from './keyTest';
import type { SliceTest } from './sliceTest';
import type { Comparison } from './operand';

/** The rows that pass all filters, ascending. @throws Failure `query.badFilter` for operands that are no values of the column's type. */
export function* filterRows(store: ResultStore, end: number, filters: readonly ColumnFilter[]): Steps<RowSet> {
  const passes = filters.map(filter => ({ filter, test: sliceTest(store, filter) }));
  let set: RowSet = { end };
  for (const { filter, test } of passes) set = yield* filtered(store, set, { filter, test });
  return set;
}

interface Pass {
  readonly filter: ColumnFilter;
  readonly test: SliceTest | undefined;
}

function* filtered(store: ResultStore, set: RowSet, { filter, test }: Pass): Steps<RowSet> {
  const kept = new Rows();
  const wantsNull = takesNull(filter);
  for (const slice of pickedSlices(store, filter.column, set)) {
    const { data, from, to, start, picks } = slice;
    const marks = new Uint8Array(to - from).fill(1);
    test?.(slice, marks);
    const valid = validityOf(data, from, to) ?? new Uint8Array(marks.length).fill(1);
    // `test` tells of values alone, and without one it is NULL or not that decides.
    const isAboutNull = test === undefined && wantsNull;
    for (let i = 0; i < marks.length; i++)
      if (valid[i] === 0) marks[i] = wantsNull ? 1 : 0;
      else if (isAboutNull) marks[i] = 0;
    kept.add(marks, start, picks);
    yield;
  }
  return { end: set.end, ids: kept.all() };
}

/** Whether NULL passes: where it is asked for by name. */
function takesNull({ test }: ColumnFilter): boolean {
  return test.kind === 'null' || (test.kind === 'in' && test.texts.includes(null));
}

/** The test of values; `undefined` when NULL or not is all that is asked. */
function sliceTest(store: ResultStore, { column, test }: ColumnFilter): SliceTest | undefined {
  const type = store.typeOf(column);
  if (isContainment(test)) return containsTest(type, test);
  if (!isComparison(test)) return undefined;
  const space = keySpaceOf(type);
  return space === undefined ? bytesTest(type, test) : keyTest(space, test);
}

function isContainment(test: CellTest): test is Containment {
  return test.kind === 'contains' || test.kind === 'notContains';
}

function isComparison(test: CellTest): test is Comparison {
  return !isContainment(test) && test.kind !== 'null' && test.kind !== 'notNull';
}

/** Rows that grow in number, in pieces: to move them to a larger array would take both at once. */
class Rows {
  readonly #pieces: Uint32Array[] = [];
  #count = 0;

  /** Takes the marked rows of a stretch, of those that are picked. */
  add(marks: Uint8Array, start: number, picks: Uint32Array | undefined): void {
    const piece = new Uint32Array(picks?.length ?? marks.length);
    let count = 0;
    if (picks === undefined) {
      for (let i = 0; i < marks.length; i++) {
        piece[count] = start + i;
        count += marks[i] as number;
      }
    } else for (const id of picks) if (marks[id - start] === 1) piece[count++] = id;
    this.#pieces.push(count === piece.length ? piece : piece.slice(0, count));
    this.#count += count;
  }

  all(): Uint32Array {
    const all = new Uint32Array(this.#count);
    let at = 0;
    for (const piece of this.#pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }
}
