import type { DuckDBDataChunk } from '@duckdb/node-api';
import type { LakeColumn } from '../lake/lakeStream';
import { BatchBuilder } from './batchBuilder';
import type { EncodedBatch } from './messages';

/** How large batches may grow. */
export interface BatchLimits {
  readonly rows: number;
  /** Bytes of a body; the default stays below the 4 MiB that gRPC clients accept unless told otherwise. */
  readonly bytes: number;
  /** Milliseconds that rows at hand wait for more rows before they are sent. */
  readonly patience: number;
}

export const DEFAULT_LIMITS: BatchLimits = { rows: 65_536, bytes: 4_000_000, patience: 50 };

const FIRST_SLICE = 128;
const CHUNK_ROWS = 2048;
const LATE = Symbol('late');

/**
 * Turns a stream of chunks into record batches.
 *
 * The first batch holds the first chunk alone, so that a reader sees rows at once; each later one may hold twice as
 * many, up to the limits. A batch is valid until the next one is asked for. Ends the chunks when it is ended early.
 */
export async function* encodeBatches(
  columns: readonly LakeColumn[],
  chunks: AsyncIterable<DuckDBDataChunk>,
  limits: BatchLimits = DEFAULT_LIMITS,
): AsyncGenerator<EncodedBatch> {
  const gathered = new GatheredRows(columns, limits);
  for await (const chunk of orLate(chunks, () => (gathered.rows > 0 ? limits.patience : undefined))) {
    if (chunk === LATE) yield* gathered.release();
    else yield* gathered.add(chunk);
  }
  yield* gathered.release();
}

/** Rows that wait for their batch. Takes chunks in slices that fit the limit, judging by how wide rows were until now. */
class GatheredRows {
  readonly #builder: BatchBuilder;
  readonly #limits: BatchLimits;
  #goal = CHUNK_ROWS;
  #rowBytes = 0;

  constructor(columns: readonly LakeColumn[], limits: BatchLimits) {
    this.#builder = new BatchBuilder(columns);
    this.#limits = limits;
  }

  get rows(): number {
    return this.#builder.rows;
  }

  /** Adds a chunk, and gives the batches that it fills. */
  *add(chunk: DuckDBDataChunk): Generator<EncodedBatch> {
    const end = chunk.rowCount;
    for (let at = 0; at < end;) {
      const size = Math.min(this.#sliceSize(), end - at);
      if (this.#builder.byteLength + size * this.#rowBytes > this.#limits.bytes) yield* this.release();
      this.#builder.append(chunk, at, size);
      this.#rowBytes = this.#builder.byteLength / this.#builder.rows;
      at += size;
    }
    if (this.#builder.rows >= Math.min(this.#goal, this.#limits.rows)) yield* this.release();
  }

  /** Gives what there is as one batch, and begins the next, which may be twice as large. */
  *release(): Generator<EncodedBatch> {
    if (this.#builder.rows === 0) return;
    yield this.#builder.finish();
    this.#builder.clear();
    this.#goal *= 2;
  }

  /** A multiple of 8 wherever possible, so that the bits of the next slice begin on a byte. */
  #sliceSize(): number {
    if (this.#rowBytes === 0) return FIRST_SLICE;
    const fitting = Math.floor(this.#limits.bytes / 4 / this.#rowBytes);
    if (fitting >= CHUNK_ROWS) return CHUNK_ROWS;
    return Math.max(1, fitting < 8 ? fitting : fitting & ~7);
  }
}

/** The items of an iterable, and `LATE` whenever the next one lets wait longer than the patience there is just then. */
async function* orLate<T>(
  items: AsyncIterable<T>,
  patience: () => number | undefined,
): AsyncGenerator<T | typeof LATE> {
  const iterator = items[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const milliseconds = patience();
      const result = milliseconds === undefined ? await next : await within(next, milliseconds);
      if (result === LATE) {
        yield LATE;
        continue;
      }
      if (result.done === true) return;
      yield result.value;
      next = iterator.next();
    }
  } finally {
    await iterator.return?.();
  }
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>(resolve => {
    timer = setTimeout(resolve, milliseconds, LATE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
