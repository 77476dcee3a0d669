import { deepEqual, equal } from 'node:assert/strict';
import { decimalWords } from './decimalWords';

const SHAPE = { precision: 5, scale: 2, bitWidth: 128 };

/** The units that the words stand for. */
function unitsOf(text: string, shape = SHAPE): bigint | undefined {
  const words = decimalWords(text, shape);
  if (words === undefined) return undefined;
  const bits = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  return BigInt.asIntN(shape.bitWidth, bits);
}

describe('a decimal', () => {
  for (const [text, units] of [
    ['1', 100n],
    ['-1.5', -150n],
    ['+.05', 5n],
    ['999.99', 99_999n],
    ['1.500', 150n],
    ['0', 0n],
    ['-0.000', 0n],
    ['1.5e1', 1500n],
    ['12e-1', 120n],
    ['1e-2', 1n],
  ] as const)
    it(`${text} is written exactly`, () => {
      equal(unitsOf(text), units);
    });

  for (const text of ['', '.', 'one', '1.005', '1000', '1e-3', '9e9', '1,5', 'NaN'])
    it(`${text === '' ? 'without digits' : text} is none of five digits with two behind the point`, () => {
      equal(unitsOf(text), undefined);
    });

  it('may have 76 digits', () => {
    const digits = '9'.repeat(76);
    equal(unitsOf(`-${digits}`, { precision: 76, scale: 0, bitWidth: 256 }), -BigInt(digits));
    deepEqual(decimalWords('-1', { precision: 1, scale: 0, bitWidth: 256 }), new Uint32Array(8).fill(0xffff_ffff));
  });
});
