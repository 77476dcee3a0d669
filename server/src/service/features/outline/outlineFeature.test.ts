import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';
import type { DocumentSymbol } from '../../answers/symbol';
import { outlineFeature } from './outlineFeature';

async function contextOf(text: string, file: string) {
  return (await FixtureProject.open(`//- ${file}\n${text}`)).contextOf(file);
}

/** Checks the symbols of a file, written as `kind name` and indented by two spaces for each level. */
async function checkSymbols(text: string, expected: readonly string[], file = 'models/m.sql'): Promise<void> {
  const context = await contextOf(text, file);
  const shown = (symbols: readonly DocumentSymbol[], indent: string): string[] =>
    symbols.flatMap(({ kind, name, children, span, nameSpan }) => {
      assert.ok(span.start <= nameSpan.start && nameSpan.end <= span.end, `${name} lies within its symbol`);
      return [`${indent}${kind} ${name}`, ...shown(children, `${indent}  `)];
    });
  assert.deepEqual(shown(outlineFeature.symbols?.(context) ?? [], ''), expected);
}

/** Checks folds as `first line-last line`, counted from one. */
async function checkFolds(text: string, expected: readonly string[], file = 'models/m.sql'): Promise<void> {
  const context = await contextOf(text, file);
  const line = (offset: number) => context.document.text.slice(0, offset).split('\n').length;
  const folds = (outlineFeature.folds?.(context) ?? []).map(
    ({ span, kind }) => `${line(span.start)}-${line(span.end)}${kind === 'comment' ? ' comment' : ''}`,
  );
  assert.deepEqual([...new Set(folds)].toSorted(), [...expected].toSorted());
}

/** Checks the stretches around the cursor, the smallest first. */
async function checkSelections(text: string, expected: readonly string[], file = 'models/m.sql'): Promise<void> {
  const { context, offset } = (await FixtureProject.open(`//- ${file}\n${text}`)).at();
  const spans = outlineFeature.selections?.(context, offset) ?? [];
  assert.deepEqual(
    spans.map(({ start, end }) => context.document.text.slice(start, end)),
    expected,
  );
}

describe('the outline', () => {
  it('of a model shows its config, CTEs with columns and the final select', async () => {
    await checkSymbols(
      `{{ config(materialized='table') }}\nwith a as (select 1 as x, y from t), b as (select * from a)\nselect x, count(*) as n from b`,
      ['property config', 'cte a', '  column x', '  column y', 'cte b', 'block select', '  column x', '  column n'],
    );
  });

  it('of macros, tests, snapshots and docs shows them by name', async () => {
    await checkSymbols(
      '{% macro a() %}{% endmacro %}{% test b(model) %}{% endtest %}',
      ['macro a', 'test b'],
      'macros/m.sql',
    );
    await checkSymbols('{% docs a %}x{% enddocs %}', ['docs a'], 'models/d.md');
    await checkSymbols(
      '{% snapshot s %}{{ config(unique_key="id") }}select 1 as id{% endsnapshot %}',
      ['table s', '  property config', '  block select', '    column id'],
      'snapshots/s.sql',
    );
  });

  it('of YAML shows what it describes, with columns and tests', async () => {
    await checkSymbols(
      `
models:
  - name: m
    columns:
      - name: id
        data_tests: [unique, {accepted_values: {values: [1]}}]
sources:
  - name: raw
    tables:
      - name: t
        columns:
          - name: c
exposures:
  - name: e
`,
      [
        'model m',
        '  column id',
        '    test unique',
        '    test accepted_values',
        'source raw',
        '  table t',
        '    column c',
        'exposure e',
      ],
      'models/s.yml',
    );
  });

  it('of half-written text is there as far as it goes', async () => {
    await checkSymbols('with a as (select 1 as x', ['cte a', '  column x']);
    await checkSymbols('models:\n  - name: m\n    columns:\n      - name:', ['model m'], 'models/s.yml');
  });
});

describe('folding', () => {
  it('keeps every tag of a block in sight', async () => {
    await checkFolds('{% if a %}\nx\n{% else %}\ny\nz\n{% endif %}', ['1-2', '3-5']);
  });

  it('folds CTEs, subqueries, comments and long tags', async () => {
    await checkFolds('with a as (\n  select 1\n)\nselect *\nfrom (\n  select 1\n)', ['1-2', '5-6']);
    await checkFolds('-- a\n-- b\nselect 1 /* c\nd */\n{# e\nf #}', ['1-2 comment', '3-4 comment', '5-6 comment']);
    await checkFolds('{{ config(\n  a=1\n) }}\nselect 1', ['1-3']);
  });

  it('folds YAML by its indentation', async () => {
    await checkFolds(
      'models:\n- name: a\n  columns:\n    - name: b\n\nseeds:\n  - name: c\n',
      ['1-4', '2-4', '3-4', '6-7'],
      'models/s.yml',
    );
  });
});

describe('selection', () => {
  it('grows from a word over the item and the query to the document', async () => {
    await checkSelections('with a as (select 1 as x, am<|>ount + 2 as y from t)\nselect * from a', [
      'amount',
      'amount + 2',
      'amount + 2 as y',
      'select 1 as x, amount + 2 as y',
      'select 1 as x, amount + 2 as y from t',
      '(select 1 as x, amount + 2 as y from t)',
      'a as (select 1 as x, amount + 2 as y from t)',
      'with a as (select 1 as x, amount + 2 as y from t)\nselect * from a',
    ]);
  });

  it('grows in Jinja over arguments, calls, tags and blocks', async () => {
    await checkSelections("{% if a %}{{ ref('ord<|>ers') }}{% endif %}\n", [
      'orders',
      "'orders'",
      "ref('orders')",
      " ref('orders') ",
      "{{ ref('orders') }}",
      "{% if a %}{{ ref('orders') }}{% endif %}",
      "{% if a %}{{ ref('orders') }}{% endif %}\n",
    ]);
  });

  it('grows in YAML over values, pairs and entries', async () => {
    await checkSelections(
      'models:\n  - name: or<|>ders\n',
      ['orders', 'name: orders', '- name: orders', 'models:\n  - name: orders', 'models:\n  - name: orders\n'],
      'models/s.yml',
    );
  });
});

describe('links', () => {
  it('lead from names to files', async () => {
    const fixture = await FixtureProject.open(
      `//- models/a.sql\nselect 1\n//- models/m.sql\n{{ ref('a') }} {{ source('raw', 't') }} {{ ref('none') }}\n//- models/s.yml\nsources:\n  - name: raw\n    tables:\n      - name: t\n`,
    );
    const context = fixture.contextOf('models/m.sql');
    const links = outlineFeature.links?.(context) ?? [];
    assert.deepEqual(
      links.map(({ span, tooltip }) => `${context.document.text.slice(span.start, span.end)} ${tooltip ?? ''}`),
      ['a models/a.sql', 't models/s.yml'],
    );
  });
});
