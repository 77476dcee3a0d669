import assert from 'node:assert/strict';
import { maskJinja } from './maskJinja';
import { parseJinja } from './parseJinja';

function checkMask(text: string, expected: string): void {
  const { sql } = maskJinja(parseJinja(text));
  assert.equal(sql, expected);
  assert.equal(sql.length, text.length);
}

describe('the mask', () => {
  it('puts an identifier where a tag prints, glued to what stands beside it', () => {
    checkMask(`select {{ m }}_amount from {{ ref('x') }} o`, `select _j0_____amount from _j1___________ o`);
  });

  it('blanks statements, comments and configurations, and keeps line ends', () => {
    checkMask(
      `{{ config(\r\n  a=1) }}\n{% set x = 1 %}{# c #}select 1`,
      `          \r\n         \n                      select 1`,
    );
  });

  it('keeps the first branch of an if', () => {
    checkMask(`{% if a %}x{% elif b %}y{% else %}z{% endif %}`, `          x${' '.repeat(35)}`);
  });

  it('reads a loop as one pass: what stands between two is blank', () => {
    checkMask(`{% for c in d %}a{% if not loop.last %},{% endif %}{% endfor %}`, `${' '.repeat(16)}a${' '.repeat(46)}`);
    checkMask(`{% for c in d %}a{{ ',' if not loop.last }}{% endfor %}`, `${' '.repeat(16)}a${' '.repeat(38)}`);
    checkMask(`{{ ' ' if loop.first and x else 'b' }}`, `_j0${'_'.repeat(35)}`);
    checkMask(`{% if loop.last or x %}a{% else %}b{% endif %}`, `${' '.repeat(23)}a${' '.repeat(22)}`);
  });

  it('keeps the first branch that may be taken by what is known', () => {
    const text = `{% if known %}a{% elif x %}b{% else %}c{% endif %}`;
    const known = (truth: boolean): string =>
      maskJinja(parseJinja(text), condition =>
        condition.kind === 'name' && condition.name === 'known' ? truth : undefined,
      ).sql.trim();
    assert.deepEqual([known(true), known(false)], ['a', 'b']);
  });

  it('blanks macros and set blocks, and keeps raw text', () => {
    checkMask(`{% macro m() %}select{% endmacro %}a`, `${' '.repeat(35)}a`);
    checkMask(`{% set q %}select{% endset %}b`, `${' '.repeat(29)}b`);
    checkMask(`{% raw %}{{ x }}{% endraw %}`, `         {{ x }}            `);
  });

  it('does not blank the rest of a file behind a block that is still being typed', () => {
    checkMask(`{% macro m() %}select 1`, `               select 1`);
  });
});
