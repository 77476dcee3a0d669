import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import { randomNumbers } from '../../../../test/support/randomNumbers';
import { FlightData } from './flightData';
import { FlightDataSink } from './flightDataSink';

/** Gives the message in pieces, some of them straight into the sink's own memory, as a socket does. */
function readInPieces(bytes: Uint8Array, next: (below: number) => number, sink = new FlightDataSink()): FlightData {
  sink.begin(bytes.length);
  for (let at = 0; at < bytes.length;) {
    const piece = bytes.subarray(at, at + 1 + next(next(2) === 0 ? 4 : 300));
    const target = next(2) === 0 ? sink.target() : undefined;
    if (target === undefined) {
      sink.push(piece.slice());
      at += piece.length;
    } else {
      const fitting = piece.subarray(0, target.length);
      target.set(fitting);
      sink.wrote(fitting.length);
      at += fitting.length;
    }
  }
  return sink.end();
}

function randomBytes(length: number, next: (below: number) => number): Uint8Array {
  return Uint8Array.from({ length }, () => next(256));
}

const field = (tag: readonly number[], value: readonly number[]): readonly number[] => [...tag, value.length, ...value];
const HEADER = field([0x12], [1, 2, 3]);
const BODY = field([0xc2, 0x3e], [9, 8, 7, 6, 5, 4, 3, 2]);

describe('a message of data that arrives in pieces', () => {
  it('is what it is when read whole, wherever it is cut', () => {
    const next = randomNumbers(1);
    const sink = new FlightDataSink();
    for (let i = 0; i < 500; i++) {
      const bytes = FlightData.encode({
        flightDescriptor: next(4) === 0 ? { type: 2, cmd: randomBytes(next(40), next), path: ['a', 'b'] } : undefined,
        dataHeader: randomBytes(next(300), next),
        appMetadata: randomBytes(next(2) * 10, next),
        dataBody: randomBytes(next(3000), next),
      });
      const read = readInPieces(bytes, next, sink);
      assert.deepEqual(plain(read), plain(FlightData.decode(bytes)));
    }
  });

  it('has its body in memory of its own, from the first byte', () => {
    const { dataBody } = readInPieces(Uint8Array.from([...HEADER, ...BODY]), randomNumbers(2));
    assert.deepEqual([dataBody.byteOffset, dataBody.buffer.byteLength], [0, 8]);
  });

  it('may have its fields in any order, and ones nobody knows', () => {
    const unknown = [0x28, 0xff, 0x01, ...field([0x32], [1, 2]), 0x39, 1, 2, 3, 4, 5, 6, 7, 8, 0x45, 1, 2, 3, 4];
    for (const order of [
      [...BODY, ...HEADER, ...unknown],
      [...unknown, ...HEADER, ...unknown, ...BODY],
    ]) {
      const read = readInPieces(Uint8Array.from(order), randomNumbers(3));
      assert.deepEqual([[...read.dataHeader], [...read.dataBody]], [HEADER.slice(2), BODY.slice(3)]);
    }
  });

  it('may be empty, or have empty fields', () => {
    assert.equal(readInPieces(new Uint8Array(0), randomNumbers(4)).dataBody.length, 0);
    assert.equal(readInPieces(Uint8Array.of(0xc2, 0x3e, 0), randomNumbers(4)).dataBody.length, 0);
  });

  it('is refused when it was cut off', () => {
    const bytes = [...HEADER, ...BODY];
    for (let length = 1; length < bytes.length; length++) {
      if (length === HEADER.length) continue;
      assert.throws(() => readInPieces(Uint8Array.from(bytes.slice(0, length)), randomNumbers(5)), isBroken);
    }
  });

  it('is read as when whole or refused as then, whatever its bytes', () => {
    const next = randomNumbers(6);
    const valid = Uint8Array.from([...HEADER, ...BODY]);
    for (let i = 0; i < 20_000; i++) {
      const bytes = next(2) === 0 ? randomBytes(next(40), next) : valid.slice();
      if (bytes.length > 0) bytes[next(bytes.length)] = next(256);
      const [whole, pieces] = [outcome(() => FlightData.decode(bytes)), outcome(() => readInPieces(bytes, next))];
      assert.deepEqual(pieces, whole, Buffer.from(bytes).toString('hex'));
    }
  });

  it('asks for no memory that its own length does not allow', () => {
    const lying = Uint8Array.of(0xc2, 0x3e, 0xff, 0xff, 0xff, 0xff, 0x0f, 1);
    assert.throws(() => readInPieces(lying, randomNumbers(7)), isBroken);
  });
});

function isBroken(error: unknown): boolean {
  return error instanceof Failure && error.code === 'connection.protocol';
}

function outcome(read: () => FlightData): unknown {
  try {
    return plain(read());
  } catch (error) {
    if (isBroken(error)) return 'refused';
    throw error;
  }
}

/** With arrays of the one kind that `deepEqual` wants. */
function plain({ flightDescriptor, ...bytes }: FlightData): FlightData {
  const [dataHeader, appMetadata, dataBody] = [bytes.dataHeader, bytes.appMetadata, bytes.dataBody].map(each =>
    Buffer.from(each),
  );
  return { flightDescriptor, dataHeader: dataHeader!, appMetadata: appMetadata!, dataBody: dataBody! };
}
