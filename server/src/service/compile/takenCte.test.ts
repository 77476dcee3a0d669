import { parseJinja } from '@lakehouse/jinja';
import assert from 'node:assert/strict';
import { fakeMacro, fakeNode, fakeProject } from '../../../../test/support/fakeProject';
import { compileDocument } from './compileDocument';
import type { CompileResult } from './compileResult';

const MACRO = `{% macro cents(x) %}{{ x }} / 100{% endmacro %}`;
const PROJECT = fakeProject([fakeNode('orders'), fakeNode('stg_orders')], {
  macro: name => (name === 'cents' ? fakeMacro(name) : undefined),
});

function cteAt(marked: string): { readonly text: string; readonly result: CompileResult } {
  const start = marked.indexOf('<|>');
  const text = marked.replace('<|>', '');
  const result = compileDocument({
    document: { path: '/shop/models/orders.sql', text, jinja: parseJinja(text) },
    project: PROJECT,
    selection: { start, end: start },
    take: 'cte',
    environment: () => undefined,
    documentAt: file => (file.endsWith('cents.sql') ? parseJinja(MACRO) : undefined),
  });
  return { text, result };
}

/** Checks the query that the CTE at the cursor becomes, and that what was copied is told to come from its place. */
function checkCte(marked: string, expected: string, title: string): void {
  const { text, result } = cteAt(marked);
  assert.ok(result.kind === 'compiled', JSON.stringify(result));
  assert.equal(result.sql, expected);
  assert.equal(result.title, title);
  let at = 0;
  for (const { compiled, source, verbatim } of result.segments) {
    assert.equal(compiled.start, at, 'segments follow each other');
    at = compiled.end;
    if (verbatim) assert.equal(result.sql.slice(compiled.start, at), text.slice(source.start, source.end));
  }
  assert.equal(at, result.sql.length, 'segments cover the text');
}

function checkProblem(marked: string, message: RegExp): void {
  const { result } = cteAt(marked);
  assert.ok(result.kind === 'problem', JSON.stringify(result));
  assert.match(result.message, message);
}

describe('running a CTE', () => {
  it('takes the one at the cursor with those that it needs', () => {
    checkCte(
      `with a as (select * from {{ ref('stg_orders') }}), b as (select 1), c as (select {{ cents('x') }} as x f<|>rom a)\nselect * from c, b`,
      `with a as (select * from "analytics"."stg_orders"),\nc as (select x / 100 as x from a)\nselect * from c`,
      'orders › c',
    );
  });

  describe('symptom: the preview of a CTE breaks on Jinja and multibyte text', () => {
    it('with Jinja before the first CTE', () => {
      checkCte(
        `{{ config(materialized='table') }}\n{% set day = '2024-01-01' %}\n-- über\nwith a as (select <|>date '{{ day }}' as d)\nselect * from a`,
        `with a as (select date '2024-01-01' as d)\nselect * from a`,
        'orders › a',
      );
    });

    it('with white space control around it', () => {
      checkCte(
        `with {{- ' ' -}} a as (\n  {%- if true -%}   select 1{<|>{- ' as x' -}}   {%- endif %}\n), b as (select 2)\nselect * from a`,
        `with a as (select 1 as x\n)\nselect * from a`,
        'orders › a',
      );
    });

    it('with multibyte text before and in it', () => {
      checkCte(
        `/* 🚢 Maße */ with größe as (select '🚢' as s), "n 🚢" as (select s, '<|>é' from größe) select 1`,
        `with größe as (select '🚢' as s),\n"n 🚢" as (select s, 'é' from größe)\nselect * from "n 🚢"`,
        'orders › n 🚢',
      );
    });

    it('inside of blocks, and made by a loop', () => {
      checkCte(
        `with {% if is_incremental() %}a as (select 1){% else %}a as (select 2<|>){% endif %}, b as (select * from a) select * from b`,
        `with a as (select 2)\nselect * from a`,
        'orders › a',
      );
      checkCte(
        `with {% for day in ['mon', 'tue'] %}{{ day }} as (select '{{ day }}' as d<|>){{ ',' if not loop.last }}\n{% endfor %} select * from tue`,
        `with mon as (select 'mon' as d)\nselect * from mon`,
        'orders › mon',
      );
    });
  });

  it('names the CTE to take of what dbt makes of the text', () => {
    const { result } = cteAt(
      `with a as (select {{ dbt_utils.star() }}), B as (select 1), b as (select * from a<|>) select 2`,
    );
    assert.ok(result.kind === 'needsDbt');
    assert.deepEqual(result.cte, { name: 'b', before: 1 });
    assert.equal(result.title, 'orders › b');
  });

  it('tells when the cursor stands in none', () => {
    checkProblem(`with a as (select 1) select <|>* from a`, /Put the cursor into a CTE/);
    checkProblem(`with {{ dbt_utils.name() }} as (select 1<|>) select 1`, /Put the cursor into a CTE/);
    checkProblem(`select 1<|>`, /Put the cursor into a CTE/);
  });
});
