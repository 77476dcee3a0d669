import assert from 'node:assert/strict';
import { randomNumbers } from '../../../../../test/support/randomNumbers';
import { FLAG, FRAME, frame, settings } from './frame';
import { type FrameHandler, FrameReader } from './frameReader';
import { Http2Error } from './http2Error';

const MAX = 2 ** 24 - 1;
type Next = (below: number) => number;

/** Keeps all that a reader tells, the data of a stream as one. */
class Recorder implements FrameHandler {
  readonly events: string[] = [];
  arrived = 0;
  readonly #memory = new Uint8Array(500_000);
  #at = 0;
  /** How much went into the memory without being pushed. */
  direct = 0;

  dataBegins(): this {
    return this;
  }
  push(bytes: Uint8Array): void {
    this.#memory.set(bytes, this.#at);
    this.#at += bytes.length;
  }
  target(): Uint8Array {
    return this.#memory.subarray(this.#at);
  }
  wrote(count: number): void {
    this.#at += count;
    this.direct += count;
  }
  dataArrived(count: number): void {
    this.arrived += count;
  }
  dataEnds(stream: number, isLast: boolean): void {
    this.events.push(`data ${stream} ${isLast} ${Buffer.from(this.#memory.subarray(0, this.#at)).toString('base64')}`);
    this.#at = 0;
  }
  frame({ type, flags, stream }: { type: number; flags: number; stream: number }, payload: Uint8Array): void {
    this.events.push(`${type} ${flags} ${stream} ${Buffer.from(payload).toString('base64')}`);
  }
}

/** Gives the bytes as a socket does: into the room it is given, or in pieces of its own. */
function readInPieces(bytes: Uint8Array, next: Next, recorder = new Recorder()): Recorder {
  const reader = new FrameReader(recorder, MAX);
  for (let at = 0; at < bytes.length;) {
    const length = 1 + next([3, 50, 100_000][next(3)] ?? 1);
    const piece = bytes.subarray(at, at + length);
    if (next(2) === 0) {
      reader.push(piece.slice());
      at += piece.length;
      continue;
    }
    const room = reader.room();
    const fitting = piece.subarray(0, room.length);
    room.set(fitting);
    reader.filled(fitting.length);
    at += fitting.length;
  }
  return recorder;
}

function randomFrame(next: Next): Buffer {
  const random = (length: number): Buffer => Buffer.from(Uint8Array.from({ length }, () => next(256)));
  const stream = next(2 ** 31);
  if (next(3) > 0) {
    const type = 1 + next(12);
    return frame({ type, flags: next(256), stream }, random(next(100)));
  }
  const data = random(next(next(10) === 0 ? 400_000 : 200));
  if (next(2) === 0) return frame({ type: FRAME.data, flags: next(2), stream }, data);
  const padding = Buffer.alloc(next(256));
  return frame(
    { type: FRAME.data, flags: FLAG.padded | next(2), stream },
    Buffer.concat([Buffer.of(padding.length), data, padding]),
  );
}

describe('the frames of a connection', () => {
  it('are the same however the bytes are cut', () => {
    const next = randomNumbers(3);
    let direct = 0;
    for (let i = 0; i < 30; i++) {
      const bytes = Buffer.concat([settings(new Map()), ...Array.from({ length: 20 }, () => randomFrame(next))]);
      const whole = new Recorder();
      new FrameReader(whole, MAX).push(bytes);
      const pieces = readInPieces(bytes, next);
      assert.deepEqual(pieces.events, whole.events);
      assert.equal(pieces.arrived, whole.arrived);
      direct += pieces.direct;
    }
    assert.ok(direct > 0, 'some of the data went straight to its place');
  });

  it('that are large go nearly whole to their place when the socket fills whatever room it is given', () => {
    const large = frame({ type: FRAME.data, flags: 0, stream: 1 }, Buffer.alloc(400_000));
    const bytes = Buffer.concat([settings(new Map()), ...Array.from({ length: 10 }, () => large)]);
    const recorder = new Recorder();
    const reader = new FrameReader(recorder, MAX);
    for (let at = 0; at < bytes.length;) {
      const room = reader.room();
      const count = bytes.copy(room, 0, at);
      reader.filled(count);
      at += count;
    }
    // The first read is one of a connection that may bring small frames only.
    assert.ok(recorder.direct > 0.9 * (bytes.length - 400_000), `${recorder.direct} of ${bytes.length} bytes`);
  });

  it('come without their padding', () => {
    const { events, arrived } = readInPieces(
      Buffer.concat([settings(new Map()), frame({ type: 0, flags: FLAG.padded, stream: 1 }, Buffer.of(2, 7, 8, 0, 0))]),
      randomNumbers(4),
    );
    assert.deepEqual([events[1], arrived], ['data 1 false Bwg=', 5]);
  });

  for (const [what, bytes] of [
    ['HTTP/1', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['a stream that begins without settings', frame({ type: FRAME.ping, flags: 0, stream: 0 }, Buffer.alloc(8))],
    [
      'more padding than there is payload',
      Buffer.concat([settings(new Map()), frame({ type: 0, flags: FLAG.padded, stream: 1 }, Buffer.of(1))]),
    ],
    [
      'headers of 16 MB',
      Buffer.concat([settings(new Map()), Buffer.of(0xff, 0xff, 0xff, FRAME.headers, 4, 0, 0, 0, 1)]),
    ],
  ] as const)
    it(`are refused when they are ${what}`, () => {
      assert.throws(() => readInPieces(bytes, randomNumbers(5)), Http2Error);
    });

  it('are read or refused, whatever the bytes', () => {
    const next = randomNumbers(6);
    for (let i = 0; i < 3000; i++) {
      const bytes = Buffer.concat([settings(new Map()), Uint8Array.from({ length: next(80) }, () => next(256))]);
      try {
        readInPieces(bytes, next);
      } catch (error) {
        assert.ok(error instanceof Http2Error, String(error));
      }
    }
  });
});
