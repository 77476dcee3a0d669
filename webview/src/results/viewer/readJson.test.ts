import assert from 'node:assert/strict';
import { readJson } from './readJson';

describe('JSON in a cell', () => {
  it('keeps every digit of a number and the order of members', () => {
    assert.deepEqual(readJson('{"b": 9007199254740993.10, "a": [true, null, "x\\n"]}'), {
      kind: 'object',
      members: [
        ['b', { kind: 'leaf', of: 'number', text: '9007199254740993.10' }],
        [
          'a',
          {
            kind: 'list',
            items: [
              { kind: 'leaf', of: 'word', text: 'true' },
              { kind: 'leaf', of: 'word', text: 'null' },
              { kind: 'leaf', of: 'text', text: 'x\n' },
            ],
          },
        ],
      ],
    });
    assert.deepEqual(readJson(' [] '), { kind: 'list', items: [] });
  });

  it('is none when it is cut, no object or list, or deeper than anybody reads', () => {
    for (const text of ['{"a": 1', '"text"', '12', '[1,]', '{"a" 1}', '[1] 2', "{'a': 1}", '["\\x"]'])
      assert.equal(readJson(text), undefined, text);
    assert.equal(readJson('['.repeat(5000) + ']'.repeat(5000)), undefined);
  });
});
