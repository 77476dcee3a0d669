import assert from 'node:assert/strict';
import { sqlOf } from './sqlDocument';
import { OpenDocument } from './workspace/openDocument';

/** Checks a question about the stretch between `[` and `]`, or the cursor at `|`. */
function check(marked: string, ask: 'isOpaque' | 'hasControl' | 'isCode', expected: boolean): void {
  const start = marked.search(/[[|]/);
  const end = Math.max(marked.indexOf(']') - 1, start);
  const sql = sqlOf(new OpenDocument('/a.sql', marked.replace(/[[\]|]/g, '')));
  const answer = ask === 'isCode' ? sql.isCode(start) : sql[ask]({ start, end });
  assert.equal(answer, expected, marked);
}

describe('the SQL of a document', () => {
  it('is worked out once for a text', () => {
    const document = new OpenDocument('/a.sql', 'select 1');
    assert.equal(sqlOf(document), sqlOf(document));
  });

  it('has statements, each as far as the cursor belongs to it', () => {
    const text = `-- a\r\nselect ';' from größe;\r\n;drop table b`;
    const { statements } = sqlOf(new OpenDocument('/a.sql', text));
    assert.deepEqual(
      statements.map(({ tokens, reach, end }) => [
        tokens.map(token => token.text).join(' '),
        text.slice(reach.start, reach.end),
        end?.text,
      ]),
      [
        [`select ';' from größe`, `-- a\r\nselect ';' from größe`, ';'],
        ['drop table b', 'drop table b', undefined],
      ],
    );
  });

  it('does not know what macros and variables print, but names of datasets', () => {
    check(`select [a] from {{ ref('b') }}`, 'isOpaque', false);
    check(`select a [from {{ ref('b') }}]`, 'isOpaque', false);
    check(`select [a {{ columns() }}]`, 'isOpaque', true);
    check(`select [a] {{ columns() }}`, 'isOpaque', false);
    check(`select {{ a }} [b] {{ columns() }}`, 'isOpaque', false);
  });

  it('knows where Jinja decides what is left', () => {
    check('select [a {% if x %}, b{% endif %}] from c', 'hasControl', true);
    check('select a {% if x %}, b{% endif %} [from c]', 'hasControl', false);
  });

  it('is not in tags, comments, strings and quoted names', () => {
    check('select |', 'isCode', true);
    check('select a|', 'isCode', true);
    check('|select a', 'isCode', true);
    check('select {{ a| }}', 'isCode', false);
    check('select {{ a }}|', 'isCode', true);
    check('select 1 -- x|', 'isCode', false);
    check('select 1 /* x */|', 'isCode', true);
    check('select 1 /* x| */', 'isCode', false);
    check(`select 'a|'`, 'isCode', false);
    check(`select 'a'|`, 'isCode', true);
    check(`select 'a|`, 'isCode', false);
    check('select "a|" from b', 'isCode', false);
  });
});
