import type { DataType } from 'apache-arrow';
import { type Data, Vector } from 'apache-arrow';
import { wireFailure } from '../wire/wireFailure';
import { nullColumn } from './column';
import { joinColumns } from './joinColumns';

/** Pieces of a dictionary that can lie beside each other: only those of nested values are not joined, which are few. */
const MOST_PIECES = 4096;

/** A stream's dictionaries as they are at the moment. A batch keeps those that were there when it came. */
export class DictionaryStore {
  readonly #vectors = new Map<number, Vector>();

  /** Replaces a dictionary, or lets it grow. */
  take(id: number, values: Data, isDelta: boolean): void {
    const before = isDelta ? this.#vectors.get(id) : undefined;
    this.#vectors.set(id, new Vector(before === undefined ? [values] : grown(before.data as readonly Data[], values)));
  }

  /** The dictionary; empty when none has come. */
  get(id: number, type: DataType): Vector {
    return this.#vectors.get(id) ?? new Vector([nullColumn(type, 0)]);
  }
}

/**
 * The pieces of a dictionary with one more. Small pieces are joined to larger ones, each at least twice as large as the
 * next: a stream may bring a piece with every batch, and each batch holds a list of all.
 */
function grown(before: readonly Data[], values: Data): Data[] {
  const pieces = [...before];
  let last = values;
  for (let previous = pieces.at(-1); previous !== undefined && previous.length < 2 * last.length;) {
    const joined = joinColumns(previous, last);
    if (joined === undefined) break;
    pieces.pop();
    last = joined;
    previous = pieces.at(-1);
  }
  if (pieces.length >= MOST_PIECES) throw wireFailure('a dictionary in too many pieces');
  return [...pieces, last];
}
