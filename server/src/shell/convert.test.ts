import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completionItem } from './convert';

describe('an entry of a list as the editor gets it', () => {
  it('is found by its name, not by the words of its snippet', () => {
    const document = TextDocument.create('file:///m.sql', 'jinja-sql', 1, 'order');
    const insert = 'percentile_cont(${1:fraction}) within group (order by ${2:expression})$0';
    const label = 'percentile_cont';
    const item = completionItem(document, {
      label,
      kind: 'function',
      replace: { start: 0, end: 5 },
      insert,
      snippet: true,
    });
    assert.equal(item.filterText, 'percentile_cont');
  });
});
