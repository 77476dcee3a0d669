import assert from 'node:assert/strict';
import { Int32, List, Field, Table, Utf8, Utf8View, vectorFromArray, Float64 } from 'apache-arrow';
import { BufferRegion, FieldNode, Message, RecordBatch as Header } from 'apache-arrow/ipc/metadata/message';
import { flightDataOf } from '../../../../test/support/flightDataOf';
import { cellReader } from '../../../results/src/text/cellReader';
import type { FlightData } from '../wire/flightData';
import { BatchDecoder } from './batchDecoder';

const TABLE = new Table({
  n: vectorFromArray([1, null], new Int32()),
  d: vectorFromArray([0.5, -1], new Float64()),
  t: vectorFromArray(['x', 'a text beyond twelve bytes'], new Utf8()),
  v: vectorFromArray(['y', 'a view beyond twelve bytes'], new Utf8View()),
  l: vectorFromArray([[1], []], new List(new Field('item', new Int32(), true))),
});

interface Batch {
  readonly length: number;
  readonly nodes: readonly FieldNode[];
  readonly buffers: readonly BufferRegion[];
  readonly body: Uint8Array;
}

/** The table's stream with a batch whose parts lie otherwise. */
function relaid(change: (batch: Batch) => Batch): readonly FlightData[] {
  const [schema, batch] = flightDataOf(TABLE);
  const header = Message.decode(batch!.dataHeader).header() as Header; // The second message is the batch.
  const { length, nodes, buffers, body } = change({ ...headerParts(header), body: batch!.dataBody });
  const counts = header.variadicBufferCounts;
  const dataHeader = Message.encode(
    Message.from(new Header(length, [...nodes], [...buffers], null, counts), body.length),
  );
  return [schema!, { ...batch!, dataHeader, dataBody: body }];
}

function headerParts({ length, nodes, buffers }: Header): Omit<Batch, 'body'> {
  return { length, nodes, buffers };
}

function textsOf(messages: readonly FlightData[]): readonly (readonly (string | null)[])[] {
  const decoder = new BatchDecoder();
  return messages.flatMap(message => {
    const decoded = decoder.decode(message);
    if (decoded.kind !== 'batch') return [];
    const readers = decoded.batch.data.children.map(cellReader);
    return Array.from({ length: decoded.batch.numRows }, (_, row) => readers.map(read => read(row)));
  });
}

const EXPECTED = [
  ['1', '0.5', 'x', 'y', '[1]'],
  [null, '-1', 'a text beyond twelve bytes', 'a view beyond twelve bytes', '[]'],
];

describe('a batch', () => {
  it('may have buffers at odd places', () => {
    for (let shift = 0; shift < 8; shift++)
      assert.deepEqual(
        textsOf(
          relaid(batch => ({
            ...batch,
            buffers: batch.buffers.map(({ offset, length }) => new BufferRegion(offset + shift, length)),
            body: Uint8Array.from([...new Uint8Array(shift), ...batch.body]),
          })),
        ),
        EXPECTED,
      );
  });

  it('may be without rows, and then without offsets', () => {
    const messages = relaid(({ nodes, buffers }) => ({
      length: 0,
      nodes: nodes.map(() => new FieldNode(0, 0)),
      buffers: buffers.map(() => new BufferRegion(0, 0)),
      body: new Uint8Array(0),
    }));
    assert.deepEqual(textsOf(messages), []);
  });

  it('may be without anything where all is NULL', () => {
    const messages = relaid(({ nodes, buffers }) => ({
      length: 2,
      nodes: nodes.map(() => new FieldNode(2, 2)),
      buffers: buffers.map(() => new BufferRegion(0, 0)),
      body: new Uint8Array(0),
    }));
    const row = [null, null, null, null, null];
    assert.deepEqual(textsOf(messages), [row, row]);
  });
});
