import assert from 'node:assert/strict';
import { parseJinja } from './parseJinja';
import type { Expression } from './expression';

/** The calls of a template, as `name(arg, keyword=arg)` with literals as JSON. */
function checkCalls(text: string, expected: readonly string[]): void {
  const shown = parseJinja(text).calls.map(
    call =>
      `${call.name}(${call.args.map(arg => (arg.name === undefined ? '' : `${arg.name}=`) + show(arg.value)).join(', ')})`,
  );
  assert.deepEqual(shown, expected);
}

function show(expression: Expression): string {
  switch (expression.kind) {
    case 'string':
      return JSON.stringify(expression.value) + (expression.closed ? '' : '…');
    case 'number':
    case 'constant':
      return String(expression.value);
    case 'list':
      return `[${expression.items.map(show).join(', ')}]`;
    case 'dict':
      return `{${expression.entries.map(entry => `${show(entry.key)}: ${show(entry.value)}`).join(', ')}}`;
    default:
      return expression.kind;
  }
}

describe('calls of a template', () => {
  it('are read with positional and keyword arguments', () => {
    checkCalls(`select * from {{ ref('shop', "orders", v=2) }}`, ['ref("shop", "orders", v=2)']);
  });

  it('are read over several lines', () => {
    checkCalls(`{{\n  config(\n    materialized='table',\n    tags=['a', 'b'],\n    meta={'k': true}\n  )\n}}`, [
      'config(materialized="table", tags=["a", "b"], meta={"k": true})',
    ]);
  });

  it('are read in every branch, and inside SQL comments', () => {
    checkCalls(
      `{% if x %}{{ ref('a') }}{% elif y %}{{ ref('b') }}{% else %}{{ ref('c') }}{% endif %}-- {{ ref('d') }}`,
      ['ref("a")', 'ref("b")', 'ref("c")', 'ref("d")'],
    );
  });

  it('are not read in Jinja comments and raw stretches', () => {
    checkCalls(`{# {{ ref('a') }} #}{% raw %}{{ ref('b') }}{% endraw %}{{ ref('c') }}`, ['ref("c")']);
  });

  it('are read inside arguments, lists, filters and statements', () => {
    checkCalls(`{% set x = [ref('a'), var('b') | upper] %}{% for i in f(g(1)) if h() %}{% do k() %}{% endfor %}`, [
      'ref("a")',
      'var("b")',
      'f(call)',
      'g(1)',
      'h()',
      'k()',
    ]);
  });

  it('keep the names of packages and members', () => {
    checkCalls(`{{ dbt_utils.star(from=ref('a')) }}{{ adapter.dispatch('m', 'ns')(1) }}`, [
      'dbt_utils.star(from=call)',
      'ref("a")',
      'adapter.dispatch("m", "ns")',
    ]);
  });

  it('keep hooks with tags in their strings whole', () => {
    checkCalls(`{{ config(post_hook="grant select on {{ this }} to x",\n pre_hook='a\n {{ b }}\n c', alias='z') }}`, [
      'config(post_hook="grant select on {{ this }} to x", pre_hook="a\\n {{ b }}\\n c", alias="z")',
    ]);
  });

  it('are read with escapes', () => {
    checkCalls(`{{ f('it\\'s', "a\\nb", 'c\\d') }}`, [`f("it's", "a\\nb", "c\\\\d")`]);
  });

  it('are found where a quote, a bracket or a tag is still open', () => {
    checkCalls(`select * from {{ ref('stg_ }} where x = 'b'\n{{ ref('c') }}`, ['ref("stg_"…)', 'ref("c")']);
    checkCalls(`select * from {{ ref('stg_\nwhere x = 1 {{ ref('c') }}`, ['ref("stg_"…)', 'ref("c")']);
    checkCalls(`select * from {{ ref( }}`, ['ref()']);
    checkCalls(`select * from {{ source('a', `, ['source("a")']);
  });

  it('end with dictionaries closed by two braces', () => {
    checkCalls(`{{ f({'a': {'b': 1}}) }} {{ g() }}`, ['f({"a": {"b": 1}})', 'g()']);
  });
});

describe('blocks of a template', () => {
  const checkProblems = (text: string, expected: readonly string[]) =>
    assert.deepEqual(
      parseJinja(text).structure.problems.map(problem => `${problem.kind} ${problem.tag.statement.keyword}`),
      expected,
    );

  it('pair with their ends', () => {
    const { structure } = parseJinja('{% macro m(a, b=1) %}{% if a %}x{% else %}y{% endif %}{% endmacro %}');
    assert.deepEqual(structure.problems, []);
    const [macro] = structure.blocks;
    assert.equal(macro?.keyword, 'macro');
    assert.equal(macro.branches[0]?.children[0]?.branches.length, 2);
  });

  it('tell of ends without a start and starts without an end', () => {
    checkProblems('{% endif %}', ['strayEnd endif']);
    checkProblems('{% else %}', ['strayBranch else']);
    checkProblems('{% if a %}{% for b in c %}{% endif %}', ['missingEnd for']);
    checkProblems('{% set a = 1 %}{% set b %}x{% endset %}', []);
  });
});
