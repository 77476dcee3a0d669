import { wireFailure } from '../wire/wireFailure';

/*
 * Offsets, indices and views come from the server, and point into other memory. They are looked at once, when their
 * batch arrives, so that whoever reads the values need not. The loops have no branches, as they run over every value.
 */

/** Refuses offsets that do not ascend from 0 or above up to the limit at most. */
export function checkOffsets(offsets: Int32Array, limit: number): void {
  let before = offsets[0] ?? 0;
  let signs = before;
  for (let i = 1; i < offsets.length; i++) {
    const offset = offsets[i] ?? 0;
    signs |= (offset - before) | offset;
    before = offset;
  }
  if (signs < 0 || before > limit) throw wireFailure('a column whose offsets lead outside of it');
}

/** As `checkOffsets`, for the large types. */
export function checkWideOffsets(offsets: BigInt64Array, limit: number): void {
  const halves = new Int32Array(offsets.buffer, offsets.byteOffset, 2 * offsets.length);
  let before = 0;
  let signs = 0;
  let high = 0;
  for (let i = 0; i < halves.length; i += 2) {
    const offset = halves[i] ?? 0;
    signs |= (offset - before) | offset;
    high |= halves[i + 1] ?? 0;
    before = offset;
  }
  if (signs >= 0 && high === 0 && before <= limit) return;
  if (limit <= 0x7fff_ffff || !ascend(offsets, limit)) throw wireFailure('a column whose offsets lead outside of it');
}

/** For memory of more than 2 GiB. */
function ascend(offsets: BigInt64Array, limit: number): boolean {
  let before = 0n;
  for (const offset of offsets) {
    if (offset < before) return false;
    before = offset;
  }
  return before <= BigInt(limit);
}

/** Whether a row has a value; rows without one may hold anything. */
export type HasValue = (row: number) => boolean;

/** Arrays in which places are told: dictionary indices of any width, ends of runs. */
export type Indices =
  Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | BigInt64Array | BigUint64Array;

/** Refuses indices from `count` on, and negative ones. */
export function checkIndices(indices: Indices, count: number, hasValue: HasValue): void {
  if (!(indices instanceof BigInt64Array || indices instanceof BigUint64Array)) {
    let wrong = 0;
    for (let i = 0; i < indices.length; i++) wrong |= Number((indices[i] ?? 0) >>> 0 >= count);
    if (wrong === 0) return;
  }
  for (let row = 0; row < indices.length; row++) {
    const index = Number(indices[row]);
    if ((index < 0 || index >= count) && hasValue(row))
      throw wireFailure(count === 0 ? 'a column without its dictionary' : 'a value outside of its dictionary');
  }
}

/** Refuses views that reach outside of their data. */
export function checkViews(views: Uint8Array, parts: readonly Uint8Array[], hasValue: HasValue): void {
  const words = new Int32Array(views.buffer, views.byteOffset, views.length / 4);
  for (let at = 0; at < words.length; at += 4) {
    const length = words[at] ?? 0;
    if (length >= 0 && length <= 12) continue;
    const part = parts[words[at + 2] ?? 0];
    const start = words[at + 3] ?? 0;
    const isInside = length >= 0 && part !== undefined && start >= 0 && start + length <= part.length;
    if (!isInside && hasValue(at / 4)) throw wireFailure('a text outside of its data');
  }
}

/** What a union's rows choose from. */
export interface UnionRows {
  readonly typeIds: Int8Array;
  /** Places in the members; without them each row has its own in every member. */
  readonly offsets: Int32Array | undefined;
}

/** Refuses rows of a type that the union does not have, and places outside of the member. */
export function checkUnion({ typeIds, offsets }: UnionRows, memberLengths: ReadonlyMap<number, number>): void {
  const limits = Int32Array.from({ length: 256 }, (_, id) => memberLengths.get(id) ?? 0);
  for (let row = 0; row < typeIds.length; row++) {
    const place = offsets === undefined ? row : (offsets[row] ?? 0);
    if (place < 0 || place >= (limits[(typeIds[row] ?? 0) & 255] ?? 0))
      throw wireFailure('a value outside of its union');
  }
}
