import assert from 'node:assert/strict';
import { type DataType, Dictionary, Int32, LargeUtf8, List, Field, Table, Utf8, vectorFromArray } from 'apache-arrow';
import { DictionaryBatch, Message } from 'apache-arrow/ipc/metadata/message';
import { flightDataOf } from '../../../../test/support/flightDataOf';
import { cellReader } from '../../../results/src/text/cellReader';
import type { FlightData } from '../wire/flightData';
import { BatchDecoder } from './batchDecoder';

/** A stream of one column whose values lie in a dictionary: schema, dictionary, batch. */
function streamOf(values: readonly unknown[], type: DataType = new Utf8()): readonly FlightData[] {
  return flightDataOf(new Table({ c: vectorFromArray([...values], new Dictionary(type, new Int32(), 7)) }));
}

/** The dictionary of one stream, as what is added to that of another. */
function delta(values: readonly unknown[], type?: DataType): FlightData {
  const [, dictionary] = streamOf(values, type);
  const { id, data } = Message.decode(dictionary!.dataHeader).header() as DictionaryBatch; // As streams are made here.
  const message = Message.from(new DictionaryBatch(data, id, true), dictionary!.dataBody.length);
  return { ...dictionary!, dataHeader: Message.encode(message) };
}

function textsOf(messages: readonly FlightData[]): readonly (readonly (string | null)[])[] {
  const decoder = new BatchDecoder();
  const batches = messages.flatMap(message => {
    const decoded = decoder.decode(message);
    return decoded.kind === 'batch' ? [decoded.batch] : [];
  });
  // Read only when all have come, as a grid does.
  return batches.map(batch => {
    const read = cellReader(batch.data.children[0]!);
    return Array.from({ length: batch.numRows }, (_, row) => read(row));
  });
}

describe('a dictionary', () => {
  it('that is replaced leaves the batches before as they were', () => {
    const [schema, first, batch] = streamOf(['red', 'blue']);
    const [, second] = streamOf(['green', 'white']);
    assert.deepEqual(textsOf([schema!, first!, batch!, second!, batch!]), [
      ['red', 'blue'],
      ['green', 'white'],
    ]);
  });

  it('that grows keeps what it had', () => {
    const [schema, dictionary, early] = streamOf(['a', 'b']);
    const [, , late] = streamOf(['a', 'b', 'c', 'd', 'e', 'f']);
    const more = [delta(['c', 'd']), delta(['e', 'f'])];
    assert.deepEqual(textsOf([schema!, dictionary!, early!, ...more, late!]), [
      ['a', 'b'],
      ['a', 'b', 'c', 'd', 'e', 'f'],
    ]);
  });

  for (const type of [new Utf8(), new LargeUtf8(), new List(new Field('item', new Utf8(), true))] as const)
    it(`that grows with every batch stays quick to read: ${String(type)}`, () => {
      const isList = type instanceof List;
      const value = (i: number): unknown => (isList ? [`v${i}`] : `v${i}`);
      const count = 100;
      const [schema, dictionary] = streamOf([value(0), value(1)], type);
      const deltas = Array.from({ length: count }, (_, i) => delta([value(2 * i + 2), value(2 * i + 3)], type));
      const all = Array.from({ length: 2 * count + 2 }, (_, i) => value(i));
      const [, , batch] = streamOf(all, type);
      const expected = all.map((_, i) => (isList ? `["v${i}"]` : `v${i}`));
      assert.deepEqual(textsOf([schema!, dictionary!, ...deltas, batch!]), [expected]);
    });
});
