import { Buffer } from 'node:buffer';
import type { DataType } from 'apache-arrow';
import { bytesOf, isBinary } from '../keys/bytesOf';
import { compareBytes } from './compareBytes';
import type { SliceTest } from './sliceTest';
import { badFilter, type Comparison } from './operand';

/** Whether a value passes, by its bytes. */
type BytesTest = (values: Uint8Array, start: number, end: number) => boolean;

/** Compares texts by their code points, binary values by their bytes, and what is nested by its text. */
export function bytesTest(type: DataType, test: Comparison): SliceTest {
  const passes = testOf(test, text => operandBytes(type, text));
  return ({ data, from, to }, marks) => {
    const { values, offsets } = bytesOf(data, from, to);
    for (let i = 0; i < marks.length; i++)
      marks[i] = passes(values, offsets[i] as number, offsets[i + 1] as number) ? 1 : 0;
  };
}

function testOf(test: Comparison, bytes: (text: string) => Uint8Array): BytesTest {
  switch (test.kind) {
    case 'equal':
      return equal(bytes(test.text));
    case 'notEqual': {
      const same = equal(bytes(test.text));
      return (values, start, end) => !same(values, start, end);
    }
    case 'in': {
      const texts = new Set(test.texts.flatMap(text => (text === null ? [] : [keyText(bytes(text))])));
      return (values, start, end) => texts.has(keyText(values.subarray(start, end)));
    }
    case 'between': {
      const [low, high] = [bytes(test.from), bytes(test.to)];
      return (values, start, end) =>
        compareBytes(values, start, end, low) >= 0 && compareBytes(values, start, end, high) <= 0;
    }
    default:
      return ordered(test.kind, bytes(test.text));
  }
}

/** Bytes as a text that is the same for the same bytes. */
function keyText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function equal(wanted: Uint8Array): BytesTest {
  return (values, start, end) => {
    if (end - start !== wanted.length) return false;
    for (let i = 0; i < wanted.length; i++) if (values[start + i] !== wanted[i]) return false;
    return true;
  };
}

function ordered(kind: 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual', bound: Uint8Array): BytesTest {
  const takes: (order: number) => boolean = {
    less: (order: number) => order < 0,
    lessOrEqual: (order: number) => order <= 0,
    greater: (order: number) => order > 0,
    greaterOrEqual: (order: number) => order >= 0,
  }[kind];
  return (values, start, end) => takes(compareBytes(values, start, end, bound));
}

/** Binary values are written as they are shown: in hexadecimal digits. */
function operandBytes(type: DataType, text: string): Uint8Array {
  if (!isBinary(type)) return Buffer.from(text, 'utf8');
  const digits = text.trim();
  if (digits.length % 2 !== 0 || !/^[\da-f]*$/i.test(digits)) throw badFilter(text);
  return Buffer.from(digits, 'hex');
}
