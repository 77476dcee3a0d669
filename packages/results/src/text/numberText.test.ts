import assert from 'node:assert/strict';
import { decimalText, doubleText, floatText, halfText } from './numberText';

/** The number as Arrow keeps it: lowest 32 bits first. */
function words(value: bigint, bits: number): Uint32Array {
  const rest = BigInt.asUintN(bits, value);
  return Uint32Array.from({ length: bits / 32 }, (_, i) => Number((rest >> BigInt(32 * i)) & 0xffffffffn));
}

describe('the text of a decimal', () => {
  for (const [value, scale, text] of [
    [0n, 0, '0'],
    [0n, 2, '0.00'],
    [5n, 2, '0.05'],
    [-5n, 2, '-0.05'],
    [12345n, 2, '123.45'],
    [-(10n ** 38n - 1n), 10, '-9999999999999999999999999999.9999999999'],
    [10n ** 38n - 1n, 38, '0.99999999999999999999999999999999999999'],
    [12n, -3, '12000'],
  ] as const)
    it(`has every digit: ${text}`, () => assert.equal(decimalText(words(value, 128), scale), text));

  it('is read in each of Arrow’s widths', () => {
    assert.equal(decimalText(words(-15n, 32), 1), '-1.5');
    assert.equal(decimalText(words(-15n, 64), 1), '-1.5');
    assert.equal(decimalText(words(-(2n ** 255n), 256), 0), String(-(2n ** 255n)));
  });
});

describe('the text of a floating number', () => {
  it('is the shortest that reads back as the same', () => {
    const view = new DataView(new ArrayBuffer(4));
    let bits = 1;
    for (let i = 0; i < 20_000; i++) {
      bits = (Math.imul(bits, 1_664_525) + 1_013_904_223) >>> 0;
      view.setUint32(0, bits);
      const value = view.getFloat32(0);
      assert.ok(Object.is(Math.fround(Number(floatText(value))), value) || Number.isNaN(value), floatText(value));
    }
    assert.equal(floatText(Math.fround(0.1)), '0.1');
    assert.equal(floatText(Math.fround(3.4028235e38)), '3.4028235e+38');
    assert.equal(doubleText(0.1 + 0.2), '0.30000000000000004');
  });

  it('tells the zeros apart, and what is no number', () => {
    assert.deepEqual(
      [doubleText(-0), floatText(-0), doubleText(NaN), floatText(-Infinity)],
      ['-0', '-0', 'NaN', '-Infinity'],
    );
  });

  it('is right for halves', () => {
    const texts = [0x3c00, 0xc000, 0x7bff, 0x0001, 0x7c00, 0xfc00, 0x7e00, 0x8000].map(halfText);
    assert.deepEqual(texts, ['1', '-2', '65500', '6e-8', 'Infinity', '-Infinity', 'NaN', '-0']);
  });
});
