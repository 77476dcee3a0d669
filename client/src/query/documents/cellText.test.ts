import assert from 'node:assert/strict';
import { cellText } from './cellText';

describe('the text of a cell', () => {
  it('is JSON when the value is', () => {
    assert.deepEqual(cellText({ text: '{"a":1.50}' }, 'payload', 4), {
      name: 'payload, row 5.json',
      text: '{\n  "a": 1.50\n}',
      language: 'json',
    });
  });

  it('is the value as it is otherwise, and tells NULL', () => {
    assert.equal(cellText({ text: ' 0012\n' }, 'c', 0).text, ' 0012\n');
    assert.equal(cellText({ text: null }, 'c', 0).text, 'NULL');
  });

  it('is a dump of bytes', () => {
    const base64 = Buffer.from('Hi\u0000é').toString('base64');
    assert.equal(
      cellText({ text: base64, base64 }, 'c', 0).text,
      '00000000  48 69 00 c3 a9                                   Hi...',
    );
  });
});
