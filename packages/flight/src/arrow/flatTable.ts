import { wireFailure } from '../wire/wireFailure';

/** Bytes of a place inside of a flatbuffer, and of a list's length. */
const PLACE = 4;
const TWO_32 = 0x1_0000_0000;

/**
 * A table of a flatbuffer, in which Arrow writes its headers; fields are named by their place in the table's definition.
 *
 * Whatever the bytes are, reading ends in a value, a `Failure` `connection.protocol`, or a `RangeError` where something
 * lies outside of the bytes; nothing is taken for longer than the bytes that hold it.
 */
export class FlatTable {
  readonly view: DataView;
  readonly #start: number;
  readonly #places: number;
  readonly #placesBytes: number;

  /** The outermost table. */
  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new FlatTable(view, view.getUint32(0, true));
  }

  private constructor(view: DataView, start: number) {
    this.view = view;
    this.#start = start;
    // A table begins with the distance back to the list of its fields' places.
    this.#places = start - view.getInt32(start, true);
    this.#placesBytes = view.getUint16(this.#places, true);
  }

  int8(field: number, absent = 0): number {
    const at = this.#at(field);
    return at === undefined ? absent : this.view.getInt8(at);
  }

  int16(field: number, absent = 0): number {
    const at = this.#at(field);
    return at === undefined ? absent : this.view.getInt16(at, true);
  }

  int32(field: number, absent = 0): number {
    const at = this.#at(field);
    return at === undefined ? absent : this.view.getInt32(at, true);
  }

  int64(field: number): number {
    const at = this.#at(field);
    return at === undefined ? 0 : int64At(this.view, at);
  }

  boolean(field: number): boolean {
    return this.int8(field) !== 0;
  }

  table(field: number): FlatTable | undefined {
    const at = this.#target(field);
    return at === undefined ? undefined : new FlatTable(this.view, at);
  }

  tables(field: number): readonly FlatTable[] {
    const { at, count } = this.list(field, PLACE);
    return Array.from({ length: count }, (_, i) => {
      const place = at + PLACE * i;
      return new FlatTable(this.view, place + this.view.getUint32(place, true));
    });
  }

  /** Bytes of a text; `undefined` when it is absent. */
  bytes(field: number): Uint8Array | undefined {
    if (this.#at(field) === undefined) return undefined;
    const { at, count } = this.list(field, 1);
    return new Uint8Array(this.view.buffer, this.view.byteOffset + at, count);
  }

  /** Where a list's entries begin and how many they are; none when it is absent. */
  list(field: number, entryBytes: number): { readonly at: number; readonly count: number } {
    const list = this.#target(field);
    if (list === undefined) return { at: 0, count: 0 };
    const count = this.view.getUint32(list, true);
    if (count * entryBytes > this.view.byteLength - list - PLACE)
      throw wireFailure('a header with a list longer than itself');
    return { at: list + PLACE, count };
  }

  #target(field: number): number | undefined {
    const at = this.#at(field);
    return at === undefined ? undefined : at + this.view.getUint32(at, true);
  }

  #at(field: number): number | undefined {
    const entry = 4 + 2 * field;
    const place = entry < this.#placesBytes ? this.view.getUint16(this.#places + entry, true) : 0;
    return place === 0 ? undefined : this.#start + place;
  }
}

/** A number of 64 bits; one that a double cannot hold counts nothing that could exist. */
export function int64At(view: DataView, at: number): number {
  const value = view.getInt32(at + 4, true) * TWO_32 + view.getUint32(at, true);
  if (!Number.isSafeInteger(value)) throw wireFailure('a count beyond all measure');
  return value;
}
