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

  it('leaves a text of megabytes as it is', () => assert.equal(indentedJson(`["${'x'.repeat(2 ** 21)}"]`), undefined));

  it('is none of other texts', () => {
    for (const text of ['', 'plain', '12', '{broken', '"text"', 'null']) assert.equal(indentedJson(text), undefined);
  });
});
