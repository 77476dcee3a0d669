import type { Data, DataType, Vector } from 'apache-arrow';

/** Bytes in the file. */
export interface Stretch {
  readonly at: number;
  readonly bytes: number;
}

/** Where the buffers of a column's batch lie in the file, and all else that the column is made of. */
export interface SpilledColumn {
  readonly type: DataType;
  readonly length: number;
  /** Bits by which the first row lies behind the start of the validity, and of the values of booleans. */
  readonly offset: number;
  readonly nullCount: number;
  readonly validity?: Stretch;
  readonly offsets?: Stretch;
  readonly values?: Stretch;
  readonly typeIds?: Stretch;
  /** Buffers beside the views of texts. */
  readonly besides: readonly Stretch[];
  readonly children: readonly SpilledColumn[];
  /** Stays in memory: every batch may share it. */
  readonly dictionary?: Vector;
}

/** Bytes of a column in the file. */
export function bytesOfSpilled(column: SpilledColumn): number {
  const { validity, offsets, values, typeIds, besides, children } = column;
  const own = [validity, offsets, values, typeIds, ...besides].map(stretch => stretch?.bytes ?? 0);
  return [...own, ...children.map(bytesOfSpilled)].reduce((sum, bytes) => sum + bytes, 0);
}

/** Bytes between the starts of two buffers are a multiple of this, so that a page holds whole values. */
const ALIGNMENT = 8;
const PADDING = new Uint8Array(ALIGNMENT);

interface Buffers {
  readonly valueOffsets?: ArrayBufferView;
  readonly values?: ArrayBufferView;
  readonly nullBitmap?: ArrayBufferView;
  readonly typeIds?: ArrayBufferView;
}

/** Collects the buffers of columns for the file. */
export class SpillPlan {
  readonly pieces: Uint8Array[] = [];
  #bytes = 0;

  /** Takes a column's buffers; their places count from where the pieces will begin in the file. */
  add(data: Data): SpilledColumn {
    // The library leaves the kinds of the buffers open, and types lack some of them.
    const { valueOffsets, values, nullBitmap, typeIds } = data as unknown as Buffers;
    return {
      type: data.type,
      length: data.length,
      offset: data.offset,
      nullCount: data.nullCount,
      ...(data.nullCount > 0 && nullBitmap !== undefined ? { validity: this.#stretch(nullBitmap) } : {}),
      ...(valueOffsets === undefined ? {} : { offsets: this.#stretch(valueOffsets) }),
      ...(values === undefined ? {} : { values: this.#stretch(values) }),
      ...(typeIds === undefined ? {} : { typeIds: this.#stretch(typeIds) }),
      besides: data.variadicBuffers.map(buffer => this.#stretch(buffer)),
      children: data.children.map(child => this.add(child)),
      ...(data.dictionary === undefined ? {} : { dictionary: data.dictionary }),
    };
  }

  #stretch(buffer: ArrayBufferView): Stretch {
    const at = this.#bytes;
    const bytes = buffer.byteLength;
    this.pieces.push(new Uint8Array(buffer.buffer, buffer.byteOffset, bytes));
    const padding = (ALIGNMENT - (bytes % ALIGNMENT)) % ALIGNMENT;
    if (padding > 0) this.pieces.push(PADDING.subarray(0, padding));
    this.#bytes += bytes + padding;
    return { at, bytes };
  }
}
