import assert from 'node:assert/strict';
import { placeOf } from './textPlace';

describe('a place in a text', () => {
  it('counts lines and characters from zero', () => {
    const text = 'select a,\n  b\r\nfrom t';
    const place = (offset: number): readonly number[] => [placeOf(text, offset).line, placeOf(text, offset).character];
    const at = (word: string): readonly number[] => place(text.indexOf(word));
    assert.deepEqual(at('select'), [0, 0]);
    assert.deepEqual(at('b'), [1, 2]);
    assert.deepEqual(at('from'), [2, 0]);
    assert.deepEqual(place(99), [2, 6]);
  });
});
