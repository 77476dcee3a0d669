import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { deflateSync, gzipSync } from 'node:zlib';
import { WholeMessageSink } from '../../wire/messageSink';
import type { CallError } from '../callError';
import { status } from '../status';
import { MessageParser } from './messageParser';

/** The lengths of the messages in a call's data. */
function lengthsOf(data: Uint8Array, encoding: string, largest?: number): readonly number[] {
  const lengths: number[] = [];
  const sink = new WholeMessageSink(bytes => bytes.length);
  const parser = new MessageParser(sink, length => lengths.push(length), largest);
  parser.encoding = encoding;
  parser.push(data);
  return lengths;
}

function compressedMessage(body: Uint8Array): Uint8Array {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt8(1);
  prefix.writeUInt32BE(body.length, 1);
  return Buffer.concat([prefix, body]);
}

describe('a compressed message', () => {
  const zeros = Buffer.alloc(100_000);
  const compressions = [
    ['gzip', gzipSync(zeros)],
    ['deflate', deflateSync(zeros)],
  ] as const;

  for (const [encoding, body] of compressions) {
    it(`is read up to the bytes that it may have: ${encoding}`, () => {
      const data = compressedMessage(body);
      assert.deepEqual(lengthsOf(Buffer.concat([data, data]), encoding, 100_000), [100_000, 100_000]);
    });

    it(`ends the call when it swells beyond them: ${encoding}`, () => {
      assert.throws(
        () => lengthsOf(compressedMessage(body), encoding, 99_999),
        (error: CallError) => error.code === status.RESOURCE_EXHAUSTED && error.details.includes('99999'),
      );
    });
  }

  it('ends the call when its bytes are no compressed ones', () => {
    assert.throws(
      () => lengthsOf(compressedMessage(zeros.subarray(0, 9)), 'gzip'),
      (error: CallError) => error.code === status.INTERNAL,
    );
  });
});
