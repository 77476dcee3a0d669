import assert from 'node:assert/strict';
import { indentedJson } from './indentedJson';

describe('JSON with indentation', () => {
  it('keeps every digit and every escape', () => {
    const text = '{"id":12345678901234567890,"price":1.10,"e":1E5,"tags":["a\\u00e9","{x}, \\"y\\""],"none":null}';
    const expected = `{
  "id": 12345678901234567890,
  "price": 1.10,
  "e": 1E5,
  "tags": [
    "a\\u00e9",
    "{x}, \\"y\\""
  ],
  "none": null
}`;
    assert.equal(indentedJson(text), expected);
  });

  it('keeps empty ones on their line', () => assert.equal(indentedJson('[ {}, [ ] ]'), '[\n  {},\n  []\n]'));

  it('is none of other texts', () => {
    for (const text of ['', 'plain', '12', '{broken', '"text"', 'null']) assert.equal(indentedJson(text), undefined);
  });
});
