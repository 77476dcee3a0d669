import assert from 'node:assert/strict';
import { quoteLongNumbers } from './exactNumbers';

function checkQuoted(json: string, expected: string): void {
  assert.equal(quoteLongNumbers(json), expected);
}

describe('long numbers in JSON', () => {
  it('become texts', () => {
    checkQuoted(
      '{"a":9007199254740993,"b":-1.2345678901234567e3}',
      '{"a":"9007199254740993","b":"-1.2345678901234567e3"}',
    );
  });

  it('stay within texts as they are, also behind escaped quotes', () => {
    const json = '{"a":"say \\"12345678901234567890\\" twice","b":1}';
    checkQuoted(json, json);
  });

  it('leave short numbers alone', () => {
    checkQuoted('[12345678901234567, 1.5]', '["12345678901234567", 1.5]');
  });
});
