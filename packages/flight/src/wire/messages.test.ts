import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import * as wire from '../index';
import type { Init, Message } from './message';

function checkRoundTrip<T>(codec: Message<T>, value: Init<T>): void {
  const back = codec.decode(codec.encode(value));
  for (const [name, given] of Object.entries(value)) assert.deepEqual(plain(back[name as keyof T]), plain(given), name);
  assert.deepEqual(plain(codec.decode(codec.encode(back))), plain(back));
}

/** Views and arrays of their own compare equal by content. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, plain(each)]));
}

function checkBytes<T>(codec: Message<T>, value: Init<T>, hex: string): void {
  assert.equal(Buffer.from(codec.encode(value)).toString('hex'), hex.replaceAll(' ', ''));
}

function checkBroken(codec: Message<unknown>, bytes: Uint8Array): void {
  assert.throws(
    () => codec.decode(bytes),
    error => error instanceof Failure && error.code === 'connection.protocol',
  );
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const INFO: Init<wire.FlightInfo> = {
  schema: text('schema'),
  flightDescriptor: wire.FlightDescriptor.decode(wire.FlightDescriptor.encode({ type: 2, cmd: text('select 1') })),
  endpoint: [
    {
      ticket: { ticket: text('t') },
      location: [{ uri: 'grpc://h:1' }, { uri: '' }],
      expirationTime: { seconds: -1n, nanos: 999_999_999 },
      appMetadata: text('m'),
    },
  ],
  totalRecords: -1n,
  totalBytes: 2n ** 62n,
  ordered: true,
};

describe('the messages of Flight', () => {
  it('are laid out as protobuf lays them out', () => {
    checkBytes(wire.Ticket, { ticket: text('ab') }, '0a 02 6162');
    checkBytes(wire.BasicAuth, { username: 'u', password: 'p' }, '12 01 75 1a 01 70');
    checkBytes(wire.FlightInfo, { totalRecords: -1n, ordered: true }, '20 ffffffffffffffffff01 30 01');
    checkBytes(wire.HandshakeRequest, { protocolVersion: 300n }, '08 ac02');
    checkBytes(wire.SessionOptionValue, { int64Value: -2n }, '19 feffffffffffffff');
    checkBytes(wire.SessionOptionValue, { boolValue: false }, '10 00');
    checkBytes(wire.FlightData, { dataHeader: text('h'), dataBody: text('b') }, '12 01 68 c23e 01 62');
    checkBytes(wire.Empty, {}, '');
  });

  it('survive the way there and back', () => {
    checkRoundTrip(wire.FlightInfo, INFO);
    checkRoundTrip(wire.FlightDescriptor, { type: 1, path: ['a', '', 'ü€😀'] });
    checkRoundTrip(wire.PollInfo, { progress: 0.5 });
    checkRoundTrip(wire.CommandGetTables, { catalog: '', tableTypes: ['TABLE', 'VIEW'], includeSchema: true });
    checkRoundTrip(wire.CommandGetSqlInfo, { info: [0, 3, 2 ** 32 - 1] });
    checkRoundTrip(wire.CommandGetXdbcTypeInfo, { dataType: -7 });
    checkRoundTrip(wire.SetSessionOptionsResult, { errors: [{ key: 'k', value: { value: 2 } }] });
  });

  it('survive at every size, whichever field the memory ends in', () => {
    for (let length = 0; length < 600; length++)
      checkRoundTrip(wire.FlightInfo, { schema: new Uint8Array(length).fill(7), totalRecords: -1n, totalBytes: -1n });
  });

  it('tell an empty optional value from an absent one', () => {
    assert.equal(wire.CommandGetDbSchemas.decode(wire.CommandGetDbSchemas.encode({ catalog: '' })).catalog, '');
    assert.equal(wire.CommandGetDbSchemas.decode(new Uint8Array(0)).catalog, undefined);
  });

  it('pass over fields they do not know', () => {
    const unknown = Buffer.from(
      '0a0161 a00600 a1060000000000000000 a5 0600000000 aa0602abcd'.replaceAll(' ', ''),
      'hex',
    );
    assert.equal(Buffer.from(wire.Ticket.decode(unknown).ticket).toString(), 'a');
  });

  it('read repeated numbers packed or one by one', () => {
    assert.deepEqual(wire.CommandGetSqlInfo.decode(Buffer.from('0a03018001', 'hex')).info, [1, 128]);
    assert.deepEqual(wire.CommandGetSqlInfo.decode(Buffer.from('0801088001', 'hex')).info, [1, 128]);
  });
});

describe('the data of a stream', () => {
  it('is a view on the message after decoding', () => {
    const bytes = wire.FlightData.encode({ dataHeader: text('head'), dataBody: new Uint8Array(1000).fill(7) });
    const { dataBody } = wire.FlightData.decode(bytes);
    assert.equal(dataBody.buffer, bytes.buffer);
    assert.equal(dataBody.length, 1000);
  });

  it('can be written in its final place, aligned', () => {
    for (let header = 0; header < 20; header++) {
      const data = wire.allocateFlightData(new Uint8Array(header).fill(1), 300);
      assert.equal(data.dataBody.byteOffset % 8, 0);
      data.dataBody.fill(9);
      const encoded = wire.FlightData.encode(data);
      assert.equal(encoded.buffer, data.dataBody.buffer);
      const plainly = wire.FlightData.encode({ dataHeader: data.dataHeader, dataBody: data.dataBody });
      assert.deepEqual(Buffer.from(encoded), Buffer.from(plainly));
    }
  });

  it('carries its descriptor and metadata', () => {
    const data = wire.FlightData.decode(
      wire.FlightData.encode({
        flightDescriptor: { type: 1, cmd: text(''), path: ['p'] },
        appMetadata: text('meta'),
      }),
    );
    assert.deepEqual(data.flightDescriptor?.path, ['p']);
    assert.equal(Buffer.from(data.appMetadata).toString(), 'meta');
    assert.equal(data.dataBody.length, 0);
  });
});

describe('commands of Flight SQL', () => {
  it('are told apart by their names', () => {
    const command = wire.decodeCommand(wire.packAny(wire.CommandStatementQuery, { query: 'select 1' }));
    assert.deepEqual(command, {
      name: 'CommandStatementQuery',
      value: { query: 'select 1', transactionId: undefined },
    });
    const any = wire.Any.encode({ typeUrl: 'type.googleapis.com/arrow.flight.protocol.sql.CommandOfTomorrow' });
    assert.equal(wire.decodeCommand(any)?.name, 'Other');
  });

  it('are not found in plain SQL', () => {
    for (const sql of [
      'select 1',
      'SELECT 1',
      '(select 1)',
      'with a as (select 1) select * from a',
      '',
      '\n',
      'values (1)',
    ]) {
      assert.equal(wire.decodeCommand(text(sql)), undefined, sql);
    }
  });
});

describe('broken bytes', () => {
  it('are refused when cut anywhere', () => {
    const bytes = wire.FlightInfo.encode(INFO);
    const decodable = new Set<number>();
    for (let length = 0; length < bytes.length; length++) {
      try {
        wire.FlightInfo.decode(bytes.subarray(0, length));
        decodable.add(length);
      } catch (error) {
        assert.ok(error instanceof Failure && error.code === 'connection.protocol', String(error));
      }
    }
    // Only a cut between two fields leaves a message: seven fields are set, so six cuts inside and the empty one.
    assert.ok(decodable.size <= 7, [...decodable].join(' '));
  });

  it('are refused with one defined error', () => {
    for (const hex of [
      '0a',
      '0aff',
      '0affffffff0f',
      '08ffffffffffffffffffff01',
      '00',
      '0b',
      '0f00',
      '0800',
      'ffffffffffff01',
    ])
      checkBroken(wire.Ticket, Buffer.from(hex, 'hex'));
  });

  it('never do anything else, whatever they are', () => {
    const codecs: readonly Message<unknown>[] = Object.values<unknown>(wire).filter(isCodec);
    assert.ok(codecs.length > 40, `${codecs.length} codecs`);
    const random = numbers(42);
    for (let round = 0; round < 20_000; round++) {
      const bytes = Uint8Array.from({ length: random() % 64 }, () =>
        random() % 3 === 0 ? random() % 32 : random() % 256,
      );
      const codec = codecs[round % codecs.length]!;
      try {
        codec.decode(bytes);
      } catch (error) {
        assert.ok(
          error instanceof Failure && error.code === 'connection.protocol',
          `${codec.typeName}: ${String(error)}`,
        );
      }
    }
  });
});

function isCodec(value: unknown): value is Message<unknown> {
  return typeof value === 'object' && value !== null && 'typeName' in value;
}

/** The same numbers in every run (a linear congruential generator), so that a failure can be looked at again. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
