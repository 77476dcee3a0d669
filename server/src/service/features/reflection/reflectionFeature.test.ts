import { parseJinja } from '@lakehouse/jinja';
import assert from 'node:assert/strict';
import { fakeNode, fakeProject, fakeSource } from '../../../../../test/support/fakeProject';
import type { FeatureContext } from '../../feature';
import { DEFAULT_SETTINGS } from '../../languageSettings';
import { ReflectionBook } from '../../dbt/reflection/reflectionBook';
import { reflectionFeature } from './reflectionFeature';

const PROJECT = fakeProject([
  fakeNode('fct_orders', {
    materialized: 'table',
    description: 'One row per order.',
    columns: [{ name: 'order_id', type: 'bigint', description: 'Key.' }, { name: 'amount' }, { name: 'Order Date' }],
  }),
  fakeNode('fast', { materialized: 'reflection' }),
  fakeNode('inner', { materialized: 'ephemeral' }),
  fakeNode('typed', {
    columns: [
      { name: 'label', type: 'CHARACTER VARYING' },
      { name: 'amount', type: 'DOUBLE' },
      { name: 'day', type: 'DATE' },
    ],
  }),
  fakeNode('codes', { kind: 'seed', materialized: 'seed', columns: [{ name: 'code' }] }),
  fakeSource('bronze', 'raw_customers', { columns: [{ name: 'customer_id' }, { name: 'email' }] }),
]);

const LIVE = { path: ['lake', 'silver', 'My Table'], columns: [{ name: 'x', type: 'INTEGER' }] };

function contextOf(text: string): FeatureContext {
  const document = { path: '/shop/reflections.sql', text, jinja: parseJinja(text) };
  return {
    document,
    project: PROJECT,
    datasets: new Map([['lake.silver.my table', LIVE]]),
    settings: DEFAULT_SETTINGS,
    reflections: new ReflectionBook(),
    documentAt: () => undefined,
  };
}

function atCursor(marked: string): { context: FeatureContext; offset: number } {
  const offset = marked.indexOf('<|>');
  assert.ok(offset >= 0, 'the text has a cursor');
  return { context: contextOf(marked.replace('<|>', '')), offset };
}

/** Checks what is offered, and the text once the first entry is taken. */
function checkCompletion(marked: string, labels: readonly string[], taken?: string): void {
  const { context, offset } = atCursor(marked);
  const entries = (reflectionFeature.complete?.(context, offset) ?? []).toSorted(
    (a, b) => (a.rank ?? 0) - (b.rank ?? 0),
  );
  assert.deepEqual(
    entries.map(({ label }) => label),
    labels,
  );
  const [first] = entries;
  if (taken === undefined || first === undefined) return;
  const { text } = context.document;
  assert.equal(text.slice(0, first.replace.start) + first.insert + text.slice(first.replace.end), taken);
}

/** Checks problems written as `code severity: marked text -> replacements`. */
function checkProblems(text: string, expected: readonly string[]): void {
  const problems = reflectionFeature.check?.(contextOf(text)) ?? [];
  assert.deepEqual(
    problems.map(({ span, code, severity, replacements = [] }) => {
      const names = replacements.map(one => one.text).join(' ');
      return `${code} ${severity}: ${text.slice(span.start, span.end)}${names && ` -> ${names}`}`;
    }),
    expected,
  );
}

describe('completion in a reflection statement', () => {
  it('offers datasets behind ON by their names in dbt, and those of Dremio', () => {
    const all = ['fct_orders', 'typed', 'codes', 'bronze.raw_customers', 'lake.silver.My Table'];
    checkCompletion('CREATE REFLECTION r ON <|>', all, 'CREATE REFLECTION r ON fct_orders');
    checkCompletion('select 1;\nCREATE REFLECTION r ON bronze.r<|> USING DISPLAY (a)', all);
    checkCompletion('CREATE REFLECTION r ON<|>', ['ON']);
  });

  it("offers names in Dremio in Dremio's own form", () => {
    checkCompletion(
      'ALTER TABLE f<|> CREATE RAW REFLECTION r USING DISPLAY (x)',
      ['fct_orders', 'typed', 'codes', 'bronze.raw_customers', 'lake.silver.My Table'],
      'ALTER TABLE "lake"."dbt"."fct_orders" CREATE RAW REFLECTION r USING DISPLAY (x)',
    );
  });

  it('offers the columns of the dataset that the list does not have yet', () => {
    checkCompletion(
      'CREATE REFLECTION r ON fct_orders USING DISPLAY (amount, <|>)',
      ['order_id', 'Order Date'],
      'CREATE REFLECTION r ON fct_orders USING DISPLAY (amount, order_id)',
    );
    checkCompletion(
      'CREATE REFLECTION r ON bronze.raw_customers USING DISPLAY (cust<|>',
      ['customer_id', 'email'],
      'CREATE REFLECTION r ON bronze.raw_customers USING DISPLAY (customer_id',
    );
    checkCompletion(
      'CREATE REFLECTION r ON fct_orders USING DISPLAY (order_id, amount, <|>',
      ['Order Date'],
      'CREATE REFLECTION r ON fct_orders USING DISPLAY (order_id, amount, "Order Date"',
    );
    checkCompletion(`CREATE REFLECTION r ON {{ ref('codes') }} USING DISPLAY (<|>)`, ['code']);
    checkCompletion('CREATE REFLECTION r ON lake.silver."My Table" USING DIMENSIONS (<|>)', ['x']);
    checkCompletion('ALTER VIEW lake.dbt.codes CREATE RAW REFLECTION r USING DISPLAY (<|>)', ['code']);
    checkCompletion('CREATE REFLECTION r ON fct_orders USING DISPLAY (order_id) LOCALSORT BY (<|>)', [
      'order_id',
      'amount',
      'Order Date',
    ]);
  });

  it('offers measures', () => {
    const aggregates = ['SUM', 'COUNT', 'MIN', 'MAX', 'AVG', 'APPROX_COUNT_DISTINCT'];
    checkCompletion('CREATE REFLECTION r ON codes USING MEASURES (<|>)', ['code', ...aggregates]);
    checkCompletion('CREATE REFLECTION r ON codes USING MEASURES (SUM(<|>))', ['code']);
    checkCompletion('ALTER TABLE lake.dbt.codes CREATE AGGREGATE REFLECTION r USING MEASURES (code (<|>))', [
      'SUM',
      'COUNT',
      'MIN',
      'MAX',
      'APPROXIMATE COUNT DISTINCT',
    ]);
  });

  it('offers the words that come next', () => {
    checkCompletion('CREATE REFLECTION r <|>', ['ON']);
    checkCompletion('CREATE REFLECTION r ON codes <|>', ['USING']);
    checkCompletion('CREATE REFLECTION r ON codes USING D<|>', ['DISPLAY', 'DIMENSIONS', 'MEASURES']);
  });

  it('keeps quiet elsewhere', () => {
    checkCompletion('select <|> from t -- reflection', []);
    checkCompletion('CREATE REFLECTION r ON codes USING DISPLAY (code);\nselect <|>', []);
    checkCompletion('CREATE REFLECTION r ON codes USING DISPLAY (code -- <|>\n)', []);
  });
});

describe('problems of a reflection statement', () => {
  it('marks a column that the dataset does not have, and names the nearest', () => {
    checkProblems('CREATE REFLECTION r ON fct_orders USING DISPLAY (order_id, AMOUNT, amuont, "Order Date")', [
      'reflection.column error: amuont -> amount',
    ]);
    checkProblems(
      'CREATE REFLECTION r ON fct_orders USING DIMENSIONS (oder_id) MEASURES (SUM(amount), COUNT(*), MAX(total))',
      ['reflection.column error: oder_id -> order_id', 'reflection.column error: total'],
    );
    checkProblems('ALTER TABLE lake.silver."My Table" CREATE RAW REFLECTION r USING DISPLAY (x, y) LOCALSORT BY (z)', [
      'reflection.column error: y -> x',
      'reflection.column error: z -> x',
    ]);
  });

  it('only warns where not all columns are known', () => {
    checkProblems('CREATE REFLECTION r ON bronze.raw_customers USING DISPLAY (emial, customer_id)', [
      'reflection.column warning: emial -> email',
    ]);
  });

  it('marks a dataset that is not there', () => {
    checkProblems('CREATE REFLECTION r ON fct_order USING DISPLAY (a)', [
      'reflection.dataset error: fct_order -> fct_orders',
    ]);
    checkProblems('CREATE REFLECTION r ON bronze.raw_customer USING DISPLAY (a)', [
      'reflection.dataset warning: raw_customer -> raw_customers',
    ]);
    checkProblems('CREATE REFLECTION r ON other.place USING DISPLAY (a)', []);
  });

  it("marks where a statement in Dremio's own words stops being one", () => {
    const raw = 'ALTER TABLE lake.silver."My Table" CREATE RAW REFLECTION r USING DISPLAY (x)';
    checkProblems(`${raw} DISTRIBUTE BY (x)`, []);
    checkProblems(`${raw} LOCALSORT BY (x) DISTRIBUTE BY (x)`, ['reflection.order error: DISTRIBUTE']);
    checkProblems(raw.replace('(x)', '(x, *)'), ['reflection.incomplete error: *']);
    checkProblems(raw.replace(' (x)', ' (x'), ['reflection.incomplete error: x']);
    checkProblems(raw.replace('lake.silver."My Table"', "{{ ref('codes') }}").replace('(x)', '(code)'), []);
  });

  it('explains what Dremio has no words for', () => {
    checkProblems('ALTER REFLECTION r SET ENABLED = TRUE;', []);
    checkProblems('ALTER REFLECTION r ON codes SET REFRESH EVERY 2 HOURS', []);
    checkProblems('ALTER REFLECTION r SET REFRESH EVERY 2 YEARS', [
      'reflection.noStatement error: ALTER REFLECTION r SET REFRESH EVERY 2 YEARS',
    ]);
    checkProblems('CREATE REFLECTION r ON codes USING DIMENSIONS (lower(code))', [
      'reflection.expression error: lower(code)',
    ]);
    checkProblems('CREATE REFLECTION r ON codes USING DISPLAY (code', ['reflection.incomplete error: (']);
    checkProblems('CREATE REFLECTION r ON codes', ['reflection.incomplete error: s']);
  });
});

describe('problems of lists of a reflection statement', () => {
  const ON = 'CREATE REFLECTION r ON typed USING';

  it('marks measures and transforms that do not suit their column', () => {
    checkProblems(`${ON} DIMENSIONS (day) MEASURES (SUM(label), AVG(amount), MIN(label), COUNT(label), SUM(day))`, [
      'reflection.measureType error: SUM(label)',
      'reflection.measureType error: SUM(day)',
    ]);
    checkProblems(
      'ALTER VIEW analytics.typed CREATE AGGREGATE REFLECTION r USING MEASURES (label (SUM), amount (SUM))',
      ['reflection.measureType error: label (SUM)'],
    );
    checkProblems(`${ON} DISPLAY (label, day) PARTITION BY (YEAR(label), MONHT(day))`, [
      'reflection.transformType error: YEAR(label)',
      'reflection.transform error: MONHT -> MONTH',
    ]);
  });

  it('marks what stands twice, and layouts by what is not kept', () => {
    checkProblems(`${ON} DISPLAY (label, Label, day) LOCALSORT BY (amount)`, [
      'reflection.twice warning: Label',
      'reflection.notKept warning: amount',
    ]);
    checkProblems(`${ON} DIMENSIONS (day) MEASURES (SUM(amount), COUNT(amount), SUM(amount))`, [
      'reflection.twice warning: SUM(amount)',
    ]);
    checkProblems(`${ON} DISPLAY (day) PARTITION BY (day) LOCALSORT BY (day)`, [
      'reflection.sortedPartition warning: day',
    ]);
    checkProblems(`${ON} DISPLAY (day) PARTITION BY (MONTH(day)) LOCALSORT BY (day)`, []);
  });

  it('points out reflections that keep the same, or less, and those of one name', () => {
    const raw = (name: string, columns: string) => `CREATE REFLECTION ${name} ON typed USING DISPLAY (${columns});\n`;
    checkProblems(raw('a', 'label, day') + raw('b', 'day, label'), ['reflection.duplicate warning: b']);
    checkProblems(raw('a', 'label') + raw('b', 'day, label'), ['reflection.redundant information: a']);
    checkProblems(raw('a', 'label') + raw('a', 'day'), ['reflection.sameName warning: a']);
    const aggregate = 'CREATE REFLECTION c ON typed USING DIMENSIONS (day) MEASURES (SUM(amount));';
    checkProblems(`${aggregate}\n${aggregate.replace(' c ', ' d ').replace('SUM(amount)', 'AVG(amount)')}`, [
      'reflection.redundant information: c',
    ]);
  });
});

describe('a reflection statement in the words of Dremio', () => {
  it('is offered as a fix', () => {
    const text = 'CREATE REFLECTION r ON codes USING DISPLAY (code)';
    const actions = reflectionFeature.act?.(contextOf(text), { start: 3, end: 3 }, []) ?? [];
    assert.deepEqual(
      actions.flatMap(({ change }) => change.edits.flatMap(({ changes }) => changes.map(one => one.text))),
      ['ALTER DATASET "lake"."dbt"."codes" CREATE RAW REFLECTION r USING DISPLAY (code)'],
    );
    assert.deepEqual(
      reflectionFeature.act?.(contextOf('ALTER TABLE a.b REFRESH REFLECTIONS'), { start: 3, end: 3 }, []),
      [],
    );
  });

  it('is told on hover, and the REST call where there is no SQL', () => {
    const hover = (marked: string) => {
      const { context, offset } = atCursor(marked);
      return reflectionFeature.hover?.(context, offset)?.markdown ?? '';
    };
    assert.match(hover('CRE<|>ATE REFLECTION r ON codes USING DISPLAY (code)'), /ALTER DATASET "lake"."dbt"."codes"/);
    assert.match(
      hover('ALTER REFL<|>ECTION r SET REFRESH EVERY 1 HOUR'),
      /PUT \/api\/v3\/catalog\/\{id\}[^]*"refreshPeriodMs": 3600000/,
    );
    assert.match(hover('ALTER REFL<|>ECTION r SET ENABLED = FALSE'), /PUT \/api\/v3\/reflection[^]*"enabled": false/);
  });
});

describe('hover and definition in a reflection statement', () => {
  it('tells the dataset and its columns', () => {
    const { context, offset } = atCursor('CREATE REFLECTION r ON fct_<|>orders USING DISPLAY (order_id)');
    assert.match(
      reflectionFeature.hover?.(context, offset)?.markdown ?? '',
      /"lake"."dbt"."fct_orders"[^]*One row per order/,
    );
    assert.deepEqual(reflectionFeature.define?.(context, offset), [
      { file: '/shop/models/fct_orders.sql', span: { start: 0, end: 0 } },
    ]);
    const column = atCursor('CREATE REFLECTION r ON fct_orders USING DISPLAY (order<|>_id)');
    assert.equal(reflectionFeature.hover?.(column.context, column.offset)?.markdown, '**order_id** `bigint`\n\nKey.');
  });
});
