import assert from 'node:assert/strict';
import { sqlOf } from './sqlDocument';
import { OpenDocument } from './workspace/openDocument';

/** Checks a question about the stretch between `[` and `]`. */
function check(marked: string, ask: 'isOpaque' | 'hasControl', expected: boolean): void {
  const span = { start: marked.indexOf('['), end: marked.indexOf(']') - 1 };
  const sql = sqlOf(new OpenDocument('/a.sql', marked.replace(/[[\]]/g, '')));
  assert.equal(sql[ask](span), expected, marked);
}

/** Checks what the cursor at `|` stands in. */
function checkText(marked: string, expected: string): void {
  const sql = sqlOf(new OpenDocument('/a.sql', marked.replace('|', '')));
  assert.equal(sql.textAt(marked.indexOf('|')), expected, marked);
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
    checkText('select |', 'code');
    checkText('select a|', 'code');
    checkText('|select a', 'code');
    checkText('select {{ a| }}', 'tag');
    checkText('select {{ a }}|', 'code');
    checkText('select 1 -- x|', 'comment');
    checkText('select 1 /* x */|', 'code');
    checkText('select 1 /* x| */', 'comment');
    checkText(`select 'a|'`, 'quoted');
    checkText(`select 'a'|`, 'code');
    checkText(`select 'a|`, 'quoted');
    checkText('select "a|" from b', 'quoted');
  });
});
