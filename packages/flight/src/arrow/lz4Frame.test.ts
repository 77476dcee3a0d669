import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import { randomNumbers } from '../../../../test/support/randomNumbers';
import { decompressLz4 } from './lz4Frame';

const MAGIC = [0x04, 0x22, 0x4d, 0x18];
const END = [0, 0, 0, 0];

interface FrameParts {
  readonly flags?: number;
  /** Bytes between the description and its checksum. */
  readonly more?: readonly number[];
  readonly blocks: readonly (readonly number[])[];
}

function frame({ flags = 0b0100_0000, more = [], blocks }: FrameParts): Uint8Array {
  return Uint8Array.from([...MAGIC, flags, 0x70, ...more, 0, ...blocks.flat(), ...END]);
}

/** A compressed block, or one that is as it was. */
function block(bytes: readonly number[], isPlain = false): readonly number[] {
  return [bytes.length, 0, 0, isPlain ? 0x80 : 0, ...bytes];
}

const letters = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];

function check(parts: FrameParts, expected: string): void {
  assert.equal(Buffer.from(decompressLz4(frame(parts), expected.length)).toString('latin1'), expected);
}

function checkBroken(bytes: Uint8Array, length: number): void {
  assert.throws(
    () => decompressLz4(bytes, length),
    error => error instanceof Failure && error.code === 'connection.protocol',
  );
}

/** A block of more than 255 bytes. */
function lengthened(bytes: readonly number[]): readonly number[] {
  return [bytes.length & 255, (bytes.length >> 8) & 255, bytes.length >> 16, 0, ...bytes];
}

/** What of a length goes behind the token. */
function more(length: number): readonly number[] {
  return length < 15 ? [] : [...new Array<number>(Math.floor((length - 15) / 255)).fill(255), (length - 15) % 255];
}

/** Appends random sequences to a block, and what they stand for to the content. */
function writeBlock(bytes: number[], content: number[], next: (below: number) => number): void {
  for (let sequences = next(20); ; sequences--) {
    const literals = Array.from({ length: (content.length === 0 ? 1 : 0) + next([4, 20, 600][next(3)] ?? 4) }, () =>
      next(256),
    );
    content.push(...literals);
    const length = 4 + next([6, 30, 900][next(3)] ?? 6);
    const token = (Math.min(15, literals.length) << 4) | (sequences === 0 ? 0 : Math.min(15, length - 4));
    bytes.push(token, ...more(literals.length), ...literals);
    if (sequences === 0) return;
    const distance = 1 + next(Math.min(content.length, [8, 40, 60_000][next(3)] ?? 8));
    bytes.push(distance & 255, distance >> 8, ...more(length - 4));
    for (let i = 0; i < length; i++) content.push(content[content.length - distance] ?? 0);
  }
}

describe('a frame of LZ4', () => {
  it('has letters', () => check({ blocks: [block([0x50, ...letters('hello')])] }, 'hello'));

  it('has repetitions that reach into themselves', () =>
    check({ blocks: [block([0x15, ...letters('a'), 1, 0, 0x10, ...letters('!')])] }, `${'a'.repeat(10)}!`));

  it('has repetitions of what is long ago', () => {
    const long = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJ';
    check(
      { blocks: [block([0xff, long.length - 15, ...letters(long), long.length, 0, long.length - 19, 0x10, 33])] },
      `${long}${long}!`,
    );
  });

  it('has blocks that repeat what others had, and blocks that are as they were', () =>
    check({ blocks: [block(letters('hello '), true), block([0x02, 6, 0, 0x10, ...letters('?')])] }, 'hello hello ?'));

  it('has sizes and checksums, or not', () => {
    const one = [...block([0x20, ...letters('ok')]), 1, 2, 3, 4];
    check({ flags: 0b0101_1100, more: [2, 0, 0, 0, 0, 0, 0, 0], blocks: [one] }, 'ok');
  });

  it('has stretches of every length, from every distance', () => {
    const next = randomNumbers(11);
    for (let i = 0; i < 300; i++) {
      const blocks = Array.from({ length: 1 + next(3) }, () => [] as number[]);
      const content: number[] = [];
      for (const bytes of blocks) writeBlock(bytes, content, next);
      const found = decompressLz4(frame({ blocks: blocks.map(bytes => lengthened(bytes)) }), content.length);
      assert.deepEqual(found, Uint8Array.from(content));
    }
  });

  it('is refused where it is cut or leads outside', () => {
    const whole = frame({ blocks: [block([0x15, ...letters('a'), 1, 0, 0x10, ...letters('!')])] });
    for (let length = 0; length < whole.length; length++) checkBroken(whole.subarray(0, length), 11);
    for (const length of [0, 10, 12, 1e9, Number.MAX_SAFE_INTEGER]) checkBroken(whole, length);
    checkBroken(frame({ blocks: [block([0x15, 97, 2, 0, 0x10, 33])] }), 11);
    checkBroken(frame({ blocks: [block([0x15, 97, 0, 0, 0x10, 33])] }), 11);
    checkBroken(frame({ flags: 0b0100_0001, more: [0, 0, 0, 0], blocks: [] }), 0);
    checkBroken(frame({ flags: 0b1000_0000, blocks: [] }), 0);
  });
});
