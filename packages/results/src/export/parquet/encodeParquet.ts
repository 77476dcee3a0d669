import { Buffer } from 'node:buffer';
import { constants, zstdCompressSync } from 'node:zlib';
import type { DataType, Field } from 'apache-arrow';
import type { RowView } from '../../arrange/rowView';
import { gather } from '../../gather/gather';
import { rowsOfBlock, SCATTERED_ROWS } from '../blockRows';
import type { Encoding } from '../encoder';
import { plainSchema } from '../plainSchema';
import { levelBytes } from './levels';
import { parquetNode, schemaElements } from './parquetNode';
import { plainValues } from './plainValues';
import { shred, type Shredded } from './shred';
import { thrift, thriftBytes, type ThriftValue } from './thriftWriter';

const MARK = Buffer.from('PAR1', 'latin1');

/** Rows of a row group at most, where they follow each other. */
const GROUP_ROWS = 122_880;

/** Numbers of Parquet's encodings and codecs. */
const [PLAIN, RLE, ZSTD] = [0, 3, 6] as const;

interface Chunk {
  readonly metadata: ThriftValue;
  readonly compressed: number;
  readonly uncompressed: number;
}

/**
 * Encodes rows as a Parquet file with pages compressed by ZSTD. Everything is exact; dictionaries and views are laid
 * out plainly, unions and spans of time are texts.
 */
export function* encodeParquet(view: RowView, columns: readonly number[]): Encoding {
  const nodes = plainSchema(view, columns).fields.map((field: Field<DataType>) => parquetNode(field));
  const groups: ThriftValue[] = [];
  const end = view.length;
  let position = MARK.length;
  yield { bytes: MARK, rows: 0 };
  const groupRows = rowsOfBlock(view.store, view.isNatural ? GROUP_ROWS : SCATTERED_ROWS);
  for (let at = 0; at < end; at += groupRows) {
    const rows = view.rows(at, Math.min(end, at + groupRows));
    const placed = view.store.placed(rows);
    const chunks: Chunk[] = [];
    for (const [i, node] of nodes.entries()) {
      const column = columns[i] as number; // There is a node for each column.
      const data = gather(view.store.typeOf(column), placed.picks(column));
      yield { bytes: '', rows: at };
      for (const shredded of shred(node, data)) {
        const page = pageOf(shredded);
        chunks.push(chunkOf(shredded, page, position));
        position += page.header.length + page.body.length;
        yield { bytes: page.header, rows: at };
        yield { bytes: page.body, rows: at };
      }
    }
    groups.push(groupOf(chunks, rows.length));
    yield { bytes: '', rows: at + rows.length };
  }
  yield { bytes: footer(schemaElements(nodes), groups, end), rows: end };
}

interface Page {
  readonly header: Uint8Array;
  readonly body: Uint8Array;
  readonly uncompressed: number;
}

/** All values of a leaf in a row group, in one page. */
function pageOf(shredded: Shredded): Page {
  const { definition, repetition, highestDefinition, highestRepetition, entries } = shredded;
  const plain = Buffer.concat([
    levelBytes(repetition, highestRepetition, entries),
    levelBytes(definition, highestDefinition, entries),
    plainValues(shredded),
  ]);
  const body = zstdCompressSync(plain, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  const data = thrift.struct(
    [1, thrift.i32(entries)],
    [2, thrift.i32(PLAIN)],
    [3, thrift.i32(RLE)],
    [4, thrift.i32(RLE)],
  );
  const header = thriftBytes([
    [1, thrift.i32(0)],
    [2, thrift.i32(plain.length)],
    [3, thrift.i32(body.length)],
    [5, data],
  ]);
  return { header, body, uncompressed: plain.length };
}

function chunkOf({ leaf, path, entries }: Shredded, { header, body, uncompressed }: Page, position: number): Chunk {
  const compressedSize = header.length + body.length;
  const uncompressedSize = header.length + uncompressed;
  const metadata = thrift.struct(
    [1, thrift.i32(leaf.type.physical)],
    [2, thrift.list('i32', [thrift.i32(PLAIN), thrift.i32(RLE)])],
    [3, thrift.list('text', path.map(thrift.text))],
    [4, thrift.i32(ZSTD)],
    [5, thrift.i64(entries)],
    [6, thrift.i64(uncompressedSize)],
    [7, thrift.i64(compressedSize)],
    [9, thrift.i64(position)],
  );
  const chunk = thrift.struct([2, thrift.i64(position)], [3, metadata]);
  return { metadata: chunk, compressed: compressedSize, uncompressed: uncompressedSize };
}

function groupOf(chunks: readonly Chunk[], rows: number): ThriftValue {
  const sum = (of: 'compressed' | 'uncompressed'): number => chunks.reduce((all, chunk) => all + chunk[of], 0);
  return thrift.struct(
    [
      1,
      thrift.list(
        'struct',
        chunks.map(chunk => chunk.metadata),
      ),
    ],
    [2, thrift.i64(sum('uncompressed'))],
    [3, thrift.i64(rows)],
    [6, thrift.i64(sum('compressed'))],
  );
}

function footer(schema: readonly ThriftValue[], groups: readonly ThriftValue[], rows: number): Uint8Array {
  const metadata = thriftBytes([
    [1, thrift.i32(2)],
    [2, thrift.list('struct', schema)],
    [3, thrift.i64(rows)],
    [4, thrift.list('struct', groups)],
    [6, thrift.text('lakehouse-vscode')],
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(metadata.length);
  return Buffer.concat([metadata, length, MARK]);
}
