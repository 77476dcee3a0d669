import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { opensList, unaskedAt } from './opensList';

const inSql = (before: string): boolean => opensList(before, false);
const inYaml = (before: string): boolean => opensList(before, true);

describe('a list that opens of its own accord', () => {
  it('opens where a name is certain to follow', () => {
    for (const before of [
      "{{ ref('",
      '{{ source("',
      '{{ ',
      '{%- ',
      '{{ x | ',
      '{{ x |',
      'from ',
      'left join ',
      'on ',
      'o.',
    ])
      assert.ok(inSql(before), before);
  });

  it('opens for a key or a value of YAML', () => {
    for (const before of ['  - ', '  - name: ', 'materialized: ', "  field: '"]) assert.ok(inYaml(before), before);
  });

  it('leaves Enter at the end of a line of SQL alone', () => {
    for (const before of [
      'customer_id,',
      'with orders as (',
      "where status = 'paid'",
      'from "a"',
      'select ',
      'id = 1 ',
    ])
      assert.ok(!inSql(before), before);
  });

  it('leaves Enter within a call of Jinja alone', () => {
    for (const before of ['{{', '{{ config(', "    materialized='view',", '{%']) assert.ok(!inSql(before), before);
  });

  it('is silent within numbers, behind operators and in prose', () => {
    for (const before of ['amount > 1.', 'a ||', 'a || ', 'amount > ']) assert.ok(!inSql(before), before);
    for (const before of ['description: The day of ', 'columns:', '# a note ']) assert.ok(!inYaml(before), before);
  });

  it('opens behind a name that ends with a digit', () => {
    for (const before of ['on t1.', 'customers2.', '2024.q1.']) assert.ok(inSql(before), before);
  });

  it('holds names alone behind a word of SQL', () => {
    const replace = { start: 0, end: 0 };
    const entry = (kind: 'keyword' | 'table') => ({ label: kind, kind, replace, insert: kind });
    const labelsBehind = (text: string) => {
      const document = TextDocument.create('file:///m.sql', 'jinja-sql', 1, text);
      return unaskedAt(document, text.length, () => [entry('keyword'), entry('table')]).map(({ label }) => label);
    };
    assert.deepEqual(labelsBehind('select 1\nfrom '), ['table']);
    assert.deepEqual(labelsBehind('{% '), ['keyword', 'table']);
    assert.deepEqual(labelsBehind('select '), []);
  });
});
