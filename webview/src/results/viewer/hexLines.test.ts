import assert from 'node:assert/strict';
import { hexLines } from './hexLines';

describe('a hex dump', () => {
  it('has offsets, bytes and their text, line by line', () => {
    const bytes = new Uint8Array([72, 105, 0, 255, 127, 32, 126, 10, 65]);
    assert.deepEqual(hexLines(bytes), ['000000  48 69 00 ff 7f 20 7e 0a  Hi... ~.', `000008  41${' '.repeat(21)}  A`]);
    assert.deepEqual(hexLines(new Uint8Array()), []);
  });
});
