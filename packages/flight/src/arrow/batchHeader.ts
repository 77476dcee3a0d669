import { wireFailure } from '../wire/wireFailure';
import { type FlatTable, int64At } from './flatTable';

/** Places of fields in the tables of Arrow's `Message.fbs`. */
const RECORD_BATCH = { length: 0, nodes: 1, buffers: 2, compression: 3, viewBuffers: 4 } as const;
const COMPRESSION = { codec: 0, method: 1 } as const;

/** Bytes of an entry of each list: a column's rows and NULLs, a buffer's place and length, a count. */
const NODE = 16;
const BUFFER = 16;
const COUNT = 8;

/** Rows that a batch may have: the library counts bits with 32 bits. */
const MOST_ROWS = 0x7fff_ffff;

export type Compression = 'none' | 'lz4' | 'zstd' | 'unknown';

/** A column's rows. */
export interface Node {
  readonly length: number;
  readonly nullCount: number;
}

/** A buffer's place in the body. */
export interface Region {
  readonly offset: number;
  readonly length: number;
}

/** The header of a batch, whose entries are read where they lie. Reading throws `connection.protocol` for impossible numbers. */
export class BatchHeader {
  readonly length: number;
  readonly compression: Compression;
  readonly nodes: number;
  readonly buffers: number;
  readonly viewCounts: number;
  readonly #view: DataView;
  readonly #nodesAt: number;
  readonly #buffersAt: number;
  readonly #viewCountsAt: number;

  constructor(table: FlatTable) {
    this.#view = table.view;
    this.length = rowsOf(table.int64(RECORD_BATCH.length));
    this.compression = compressionOf(table.table(RECORD_BATCH.compression));
    ({ at: this.#nodesAt, count: this.nodes } = table.list(RECORD_BATCH.nodes, NODE));
    ({ at: this.#buffersAt, count: this.buffers } = table.list(RECORD_BATCH.buffers, BUFFER));
    ({ at: this.#viewCountsAt, count: this.viewCounts } = table.list(RECORD_BATCH.viewBuffers, COUNT));
  }

  node(index: number): Node {
    if (index >= this.nodes) throw wireFailure('a batch with too few columns');
    const at = this.#nodesAt + NODE * index;
    const length = rowsOf(int64At(this.#view, at));
    const nullCount = int64At(this.#view, at + 8);
    if (nullCount < 0 || nullCount > length) throw wireFailure('a column with more NULLs than rows');
    return { length, nullCount };
  }

  /** Whether the place lies in the body is for the reader to see. */
  buffer(index: number): Region {
    if (index >= this.buffers) throw wireFailure('a batch with too few buffers');
    const at = this.#buffersAt + BUFFER * index;
    return { offset: int64At(this.#view, at), length: int64At(this.#view, at + 8) };
  }

  /** How many buffers of data a column of views has. */
  viewCount(index: number): number {
    if (index >= this.viewCounts) throw wireFailure('views without their data');
    const count = int64At(this.#view, this.#viewCountsAt + COUNT * index);
    if (count < 0 || count > this.buffers) throw wireFailure('views with more data than there is');
    return count;
  }
}

function rowsOf(count: number): number {
  if (count < 0 || count > MOST_ROWS) throw wireFailure('a batch with more rows than there can be');
  return count;
}

function compressionOf(table: FlatTable | undefined): Compression {
  if (table === undefined) return 'none';
  const codec = (['lz4', 'zstd'] as const)[table.int8(COMPRESSION.codec)];
  // The only method is that of buffers by themselves.
  return table.int8(COMPRESSION.method) === 0 && codec !== undefined ? codec : 'unknown';
}
