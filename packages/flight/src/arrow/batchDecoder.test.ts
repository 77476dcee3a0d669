import assert from 'node:assert/strict';
import {
  Bool,
  type DataType,
  Dictionary,
  Field,
  Int32,
  List,
  type RecordBatch,
  Schema,
  Table,
  tableFromArrays,
  Utf8,
  Utf8View,
  vectorFromArray,
} from 'apache-arrow';
import { Failure } from '@lakehouse/base';
import { flightDataOf } from '../../../../test/support/flightDataOf';
import type { FlightData } from '../wire/flightData';
import { BatchDecoder, decodeSchema } from './batchDecoder';
import { UNREADABLE } from './schemaReader';

const NUMBERS = tableFromArrays({ n: Int32Array.of(1, 2, 3), d: Float64Array.of(0.5, 1.5, 2.5) });
const COLOURS = new Table({ c: vectorFromArray(['red', 'blue', 'red'], new Dictionary(new Utf8(), new Int32())) });

function decodeAll(messages: readonly FlightData[]): readonly RecordBatch[] {
  const decoder = new BatchDecoder();
  return messages.flatMap(message => {
    const decoded = decoder.decode(message);
    return decoded.kind === 'batch' ? [decoded.batch] : [];
  });
}

function valuesOf(batches: readonly RecordBatch[], column: number): readonly unknown[] {
  return batches.flatMap(batch => [...(batch.getChildAt(column) ?? [])] as unknown[]);
}

/** The same bytes at a place where no typed array of more than one byte may begin. */
function shifted(bytes: Uint8Array): Buffer {
  const buffer = Buffer.alloc(bytes.length + 8);
  const start = 9 - (buffer.byteOffset % 8);
  return Buffer.concat([buffer.subarray(0, start), bytes]).subarray(start);
}

function checkBroken(messages: readonly FlightData[], reason: RegExp): void {
  assert.throws(
    () => decodeAll(messages),
    error => error instanceof Failure && error.code === 'connection.protocol' && reason.test(error.message),
  );
}

describe('the decoder of a stream', () => {
  it('gives the batches', () => {
    assert.deepEqual(valuesOf(decodeAll(flightDataOf(NUMBERS)), 1), [0.5, 1.5, 2.5]);
  });

  it('takes a body at any place in memory', () => {
    const messages = flightDataOf(NUMBERS).map(each => ({ ...each, dataBody: shifted(each.dataBody) }));
    assert.deepEqual(valuesOf(decodeAll(messages), 0), [1, 2, 3]);
    assert.deepEqual(valuesOf(decodeAll(messages), 1), [0.5, 1.5, 2.5]);
  });

  it('copies nothing that lies well', () => {
    const dataBody = new Uint8Array(flightDataOf(NUMBERS)[1]?.dataBody ?? []);
    const [schema, batch] = flightDataOf(NUMBERS);
    const [decoded] = decodeAll([schema!, { ...batch!, dataBody }]);
    assert.equal((decoded?.data.children[1]?.values as Float64Array).buffer, dataBody.buffer);
  });

  it('keeps dictionaries for the batches that use them', () => {
    assert.deepEqual(valuesOf(decodeAll(flightDataOf(COLOURS)), 0), ['red', 'blue', 'red']);
  });

  it('passes over messages that carry metadata alone', () => {
    const note = { ...flightDataOf(NUMBERS)[0]!, dataHeader: new Uint8Array(0), appMetadata: Uint8Array.of(1) };
    const [schema, batch] = flightDataOf(NUMBERS);
    assert.deepEqual(valuesOf(decodeAll([note, schema!, note, batch!, note]), 0), [1, 2, 3]);
  });

  it('tells columns of the same name apart', () => {
    const table = new Table({ id: vectorFromArray([1], new Int32()), other: vectorFromArray(['x'], new Utf8()) });
    const [schema, batch] = flightDataOf(table);
    // The name is made the same in the header; as long, but for what is padding.
    const dataHeader = Buffer.from(
      Buffer.from(schema!.dataHeader).toString('latin1').replace('\x05\0\0\0other', '\x02\0\0\0id\0\0\0'),
      'latin1',
    );
    const [decoded] = decodeAll([{ ...schema!, dataHeader }, batch!]);
    assert.deepEqual(
      decoded?.schema.fields.map(({ name, type }) => [name, String(type)]),
      [
        ['id', 'Int32'],
        ['id', 'Utf8'],
      ],
    );
  });

  it('refuses rows before their schema', () => checkBroken(flightDataOf(NUMBERS).slice(1), /before their schema/));

  it('refuses indices without their dictionary', () => {
    const [schema, , batch] = flightDataOf(COLOURS);
    checkBroken([schema!, batch!], /without its dictionary/);
  });

  it('refuses a body that was cut, wherever', () => {
    const [schema, batch] = flightDataOf(NUMBERS);
    for (let length = 0; length < batch!.dataBody.length - 8; length++)
      checkBroken([schema!, { ...batch!, dataBody: batch!.dataBody.subarray(0, length) }], /outside of its message/);
  });

  it('refuses more rows than a batch has values for', () => {
    const [schema, batch] = flightDataOf(NUMBERS);
    const header = Buffer.from(batch!.dataHeader);
    // The only numbers of 64 bits that are 3 count rows: of the batch, and of its columns.
    for (const [rows, says] of [
      ['8813000000000000', /too few values/],
      ['0300000001000000', /more rows than there can be/],
    ] as const) {
      const wrong = Buffer.from(header.toString('hex').replaceAll('0300000000000000', rows), 'hex');
      assert.notDeepEqual(wrong, header);
      checkBroken([schema!, { ...batch!, dataHeader: wrong }], says);
    }
  });

  it('gives rows or a defined error, whatever a batch says of itself', () => {
    let state = 42;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 8) % below;
    };
    for (let round = 0; round < 5000; round++) {
      const messages = flightDataOf(round % 2 === 0 ? NUMBERS : COLOURS).map(each => ({
        ...each,
        dataHeader: each.dataHeader.slice(),
      }));
      const { dataHeader } = messages[1 + random(messages.length - 1)]!;
      for (let i = random(4); i >= 0; i--) dataHeader[random(dataHeader.length)] = random(256);
      try {
        decodeAll(messages);
      } catch (error) {
        assert.ok(error instanceof Failure, String(error));
        assert.match(error.code, /^(connection[.]protocol|query[.]unsupported)$/);
      }
    }
  });
});

/** A schema's header in which a type is another, of a number that no Arrow has yet. */
function withUnknown(header: Uint8Array, typeId: number, wanted: readonly string[]): Uint8Array {
  for (let at = 0; at < header.length; at++) {
    if (header[at] !== typeId) continue;
    const changed = header.slice();
    changed[at] = 99;
    try {
      if (unreadableOf(changed).join() === wanted.join()) return changed;
    } catch {
      // The byte was no type but some length.
    }
  }
  throw new Error('no such column');
}

function unreadableOf(dataHeader: Uint8Array): readonly string[] {
  const decoded = new BatchDecoder().decode({ ...flightDataOf(NUMBERS)[0]!, dataHeader });
  const fields = decoded.kind === 'schema' ? decoded.schema.fields : [];
  return fields.filter(({ metadata }) => metadata.has(UNREADABLE)).map(({ name }) => name);
}

describe('a column of a type that is not known', () => {
  const UTF8 = 5;
  const BOOLEAN = 6;
  const [schema, batch] = flightDataOf(
    new Table({
      a: vectorFromArray([1], new Int32()),
      b: vectorFromArray(['x'], new Utf8()),
      c: vectorFromArray([2], new Int32()),
      d: vectorFromArray([true], new Bool()),
      e: vectorFromArray(['y'], new Utf8View()),
    }),
  );
  const check = (dataHeader: Uint8Array, expected: readonly unknown[]): void => {
    const batches = decodeAll([{ ...schema!, dataHeader }, batch!]);
    assert.deepEqual(
      expected.map((_, column) => valuesOf(batches, column)[0]),
      expected,
    );
  };
  const one = withUnknown(schema!.dataHeader.slice(), UTF8, ['b']);

  it('says so, and leaves the others as they are', () => check(one, [1, null, 2, true, 'y']));

  it('takes along what lies between it and another one', () => {
    check(withUnknown(one, BOOLEAN, ['b', 'c', 'd']), [1, null, null, null, 'y']);
  });
});

describe('a schema by itself', () => {
  it('is read with the mark before its length and, as old writers have it, without', () => {
    const header = flightDataOf(NUMBERS)[0]!.dataHeader;
    const length = Buffer.alloc(4);
    length.writeInt32LE(header.length);
    for (const mark of [Uint8Array.of(255, 255, 255, 255), new Uint8Array(0)]) {
      const schema = decodeSchema(Buffer.concat([mark, length, header]));
      assert.deepEqual(
        schema.fields.map(({ name }) => name),
        ['n', 'd'],
      );
    }
  });

  it('is refused when its values begin with their highest byte', () => {
    // A message (root at 16, its fields' places at 4) with a schema (at 36, its fields' places at 28) that says so.
    const header = Buffer.alloc(44);
    header.writeUInt32LE(16, 0);
    [10, 12, 4, 6, 8].forEach((place, i) => header.writeUInt16LE(place, 4 + 2 * i));
    header.writeInt32LE(12, 16);
    header.writeInt16LE(4, 20);
    header.writeUInt8(1, 22);
    header.writeUInt32LE(12, 24);
    [6, 6, 4].forEach((place, i) => header.writeUInt16LE(place, 28 + 2 * i));
    header.writeInt32LE(8, 36);
    const message = { ...flightDataOf(NUMBERS)[0]!, dataHeader: header };
    assert.equal(new BatchDecoder().decode(message).kind, 'schema');
    header.writeInt16LE(1, 40);
    checkBroken([message], /highest byte/);
  });

  it('is refused when it nests without end', () => {
    const nested = (depth: number): DataType =>
      depth === 0 ? new Int32() : new List(new Field('item', nested(depth - 1), true));
    const schemaOf = (depth: number): readonly FlightData[] =>
      flightDataOf(new Table(new Schema([new Field('c', nested(depth), true)])));
    assert.equal(new BatchDecoder().decode(schemaOf(90)[0]!).kind, 'schema');
    checkBroken(schemaOf(200), /too deeply/);
  });

  it('is refused when it is none', () => {
    for (const bytes of [[], [1, 2, 3], [255, 255, 255, 255, 1, 0, 0, 0, 7]])
      assert.throws(() => decodeSchema(Uint8Array.from(bytes)), { code: 'connection.protocol' });
  });
});
