import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import { sqlColumnsFeature } from './sqlColumnsFeature';

const BASE = `//- models/staging/stg_orders.sql
select
  cast(raw_id as bigint) as <order_id|order_id|>,
  customer_id,
  <amount|amount|>
from {{ source('raw', 'orders') }}
//- models/staging/stg_customers.sql
select id, name, 'x' || name as <label|label|> from {{ ref('customers') }}
//- models/staging/wide.sql
{{ config(materialized='ephemeral') }} select * from {{ ref('stg_orders') }}
//- models/staging/unrelated.sql
select 1 as secret_column
//- seeds/customers.csv
id,name
//- models/schema.yml
sources:
  - name: raw
    schema: bronze
    database: lake
    tables:
      - name: orders
        columns:
          - name: <sourceColumn|customer_id|>
            description: Who ordered.
models:
  - name: stg_orders
    description: Orders, cleaned.
    columns:
      - name: order_id
        description: Key of the order.
`;
const ORDERS = `{{ ref('stg_orders') }}`;
const CUSTOMERS = `{{ ref('stg_customers') }}`;

async function open(text: string): Promise<FixtureProject> {
  return FixtureProject.open(`${BASE}//- models/m.sql\n${text}\n`);
}

/** Checks what is offered at the cursor, in its order; `taken` is the text with the first entry taken. */
async function checkCompletion(text: string, labels: readonly string[], taken?: string): Promise<void> {
  const { context, offset } = (await open(text)).at();
  const entries = (sqlColumnsFeature.complete?.(context, offset) ?? []).toSorted(
    (a, b) => (a.rank ?? 0) - (b.rank ?? 0) || (a.label < b.label ? -1 : 1),
  );
  assert.deepEqual(
    entries.map(({ label }) => label),
    labels,
    text,
  );
  const [first] = entries;
  if (taken === undefined || first === undefined) return;
  const before = context.document.text;
  const after = before.slice(0, first.replace.start) + first.insert + before.slice(first.replace.end);
  assert.equal(after.trimEnd(), taken);
}

async function checkHover(text: string, expected: string | undefined): Promise<void> {
  const { context, offset } = (await open(text)).at();
  assert.equal(sqlColumnsFeature.hover?.(context, offset)?.markdown, expected, text);
}

/** Checks that the cursor leads to the span of this name, or nowhere. */
async function checkDefinition(text: string, mark: string | undefined): Promise<void> {
  const fixture = await open(text);
  const { context, offset } = fixture.at();
  const span = fixture.fixture.spans.find(({ name }) => name === mark);
  const places = sqlColumnsFeature.define?.(context, offset);
  const wanted = span && [{ file: `${ROOT}/${span.file}`, span: { start: span.start, end: span.end } }];
  assert.deepEqual(places, wanted, text);
}

async function checkHints(text: string, expected: readonly string[]): Promise<void> {
  const context = (await open(text)).contextOf('models/m.sql');
  const hints = sqlColumnsFeature.hints?.(context, { start: 0, end: 1000 }) ?? [];
  const told = hints
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ offset, label }) => `${context.document.text.slice(Math.max(0, offset - 5), offset)}|${label}`);
  assert.deepEqual(told, expected);
}

describe('completion of columns', () => {
  it('offers those of what the alias stands for, in their order', async () => {
    await checkCompletion(
      `select o.<|> from ${ORDERS} o`,
      ['order_id', 'customer_id', 'amount'],
      `select o.order_id from ${ORDERS} o`,
    );
    await checkCompletion(`select * from ${ORDERS} o join ${CUSTOMERS} c on o.customer_id = c.n<|>`, [
      'id',
      'name',
      'label',
    ]);
    await checkCompletion(`select stg_customers.<|> from ${CUSTOMERS}`, ['id', 'name', 'label']);
    await checkCompletion(`with c as (select 1 as one) select c.<|> from c`, ['one']);
    await checkCompletion(
      `select o."am<|>\nfrom ${ORDERS} o`,
      ['order_id', 'customer_id', 'amount'],
      `select o.order_id\nfrom ${ORDERS} o`,
    );
    await checkCompletion(`select t.<|> from (select id as renamed from ${CUSTOMERS}) t`, ['renamed']);
  });

  it('knows what a ref is called although no target is picked', async () => {
    const fixture = await open(`select stg_customers.<|> from ${CUSTOMERS}`);
    fixture.workspace.setTargets(new Map());
    const { context, offset } = fixture.at();
    const labels = sqlColumnsFeature.complete?.(context, offset)?.map(({ label }) => label);
    assert.deepEqual(labels, ['id', 'name', 'label']);
  });

  it('never dumps the columns of the whole project', async () => {
    await checkCompletion(`select <|> from ${CUSTOMERS}`, ['id', 'name', 'label']);
    await checkCompletion(`select <|>`, []);
    await checkCompletion(`select x.<|> from ${CUSTOMERS} c`, []);
  });

  it('works in every clause, and qualifies what is ambiguous', async () => {
    const names = ['order_id', 'customer_id', 'amount'];
    for (const clause of ['where <|>', 'where amount > 1 and <|>', 'order by <|>', 'group by <|>'])
      await checkCompletion(`select 1 from ${ORDERS} ${clause}`, names);
    await checkCompletion(`select sum(<|>) from ${ORDERS}`, names);
    await checkCompletion(`select 1 from ${ORDERS} a join ${ORDERS} b on true where <|>`, [
      ...['a', 'b'].flatMap(alias => names.map(name => `${alias}.${name}`)),
      'a',
      'b',
    ]);
    await checkCompletion(`select amount * 2 as double from ${ORDERS} order by <|>`, [...names, 'double']);
    await checkCompletion(`select 1 from (select 1 as x) where (select max(<|>) from (select 2 as x)) > 1`, ['x']);
  });

  it('knows the columns that seeds, sources and ephemeral models have', async () => {
    await checkCompletion(`select <|> from {{ ref('customers') }}`, ['id', 'name']);
    await checkCompletion(`select <|> from {{ source('raw', 'orders') }}`, ['customer_id']);
    await checkCompletion(`select <|> from Lake.bronze.ORDERS`, ['customer_id']);
    await checkCompletion(`select <|> from {{ ref('wide') }}`, ['order_id', 'customer_id', 'amount']);
  });

  it('offers in PIVOT what stands before it', async () => {
    const names = ['order_id', 'customer_id', 'amount'];
    await checkCompletion(`select * from ${ORDERS} pivot (sum(<|>) for customer_id in (1 as one))`, names);
    await checkCompletion(`select * from ${ORDERS} pivot (sum(amount) for <|> in (1 as one))`, names);
    const pivoted = `${ORDERS} pivot (sum(amount) for customer_id in (1 as one)) p`;
    await checkCompletion(`select p.<|> from ${pivoted}`, ['order_id', 'one']);
  });

  it('offers them in texts that macros get', async () => {
    const names = ['order_id', 'customer_id', 'amount'];
    await checkCompletion(
      `select {{ dbt_utils.generate_surrogate_key(['<|>']) }} from ${ORDERS}`,
      names,
      `select {{ dbt_utils.generate_surrogate_key(['order_id']) }} from ${ORDERS}`,
    );
    await checkCompletion(`select {{ key(['a', 'o.am<|>']) }} from ${ORDERS} o join ${CUSTOMERS} c on true`, names);
    await checkCompletion(`select {{ var('<|>') }} from ${ORDERS}`, []);
    await checkCompletion(`select {{ '<|>' }} from ${ORDERS}`, []);
  });

  it('says nothing where no column may stand', async () => {
    await checkCompletion(`select amount <|> from ${ORDERS}`, []);
    await checkCompletion(`select '<|>' from ${ORDERS}`, []);
    await checkCompletion(`select 1 -- <|>\nfrom ${ORDERS}`, []);
    await checkCompletion(`select 1 from ${ORDERS} limit <|>`, []);
  });

  it('suggests the condition of a join from equal names of keys', async () => {
    await checkCompletion(
      `select 1 from ${ORDERS} o join ${ORDERS} p on <|>`,
      [
        ...['order_id', 'customer_id', 'amount'].map(name => `o.${name} = p.${name}`),
        ...['o', 'p'].flatMap(alias => ['order_id', 'customer_id', 'amount'].map(name => `${alias}.${name}`)),
        'o',
        'p',
      ],
      `select 1 from ${ORDERS} o join ${ORDERS} p on o.order_id = p.order_id`,
    );
    const { context, offset } = (await open(`select 1 from ${ORDERS} o join ${CUSTOMERS} customers on <|>`)).at();
    const [first] = sqlColumnsFeature.complete?.(context, offset) ?? [];
    assert.equal(first?.insert, 'o.customer_id = customers.id');
  });

  it('offers the names that both sides have in USING', async () => {
    const text = `select 1 from ${ORDERS} o join (select 1 as customer_id, 2 as other) c using (<|>`;
    await checkCompletion(text, ['customer_id'], text.replace('<|>', 'customer_id'));
  });

  it('offers the datasets of Dremio part by part, where a name is written out', async () => {
    const fixture = await FixtureProject.open(`${BASE}//- models/m.sql\nselect * from lake.<|>\n`);
    const { context, offset } = fixture.at();
    const columns = [{ name: 'id', type: 'BIGINT' }];
    fixture.workspace.setDatasets([
      { path: ['lake', 'bronze', 'orders'], columns },
      { path: ['lake', 'bronze', 'lines'], columns },
      { path: ['lake', 'my table'], columns },
      { path: ['other', 'x'], columns },
    ]);
    const now = { ...context, datasets: fixture.workspace.datasets };
    const entries = sqlColumnsFeature.complete?.(now, offset) ?? [];
    assert.deepEqual(
      entries.map(({ insert }) => insert),
      ['bronze.', '"my table"'],
    );
  });

  it('offers the queries of WITH where a table is read', async () => {
    await checkCompletion(`with a as (select 1 as x), b as (select 2 as y) select * from <|>`, ['b', 'a']);
    await checkCompletion(`with a as (select 1 as x), b as (select x from <|>) select 1`, ['a']);
  });

  it('writes out a star', async () => {
    await checkCompletion(
      `select *<|> from ${CUSTOMERS}`,
      ['* as 3 columns'],
      `select id, name, label from ${CUSTOMERS}`,
    );
    await checkCompletion(
      `select c.*<|> from ${CUSTOMERS} c`,
      ['* as 3 columns'],
      `select c.id, c.name, c.label from ${CUSTOMERS} c`,
    );
  });
});

describe('hover of columns', () => {
  it('tells type, description, origin and who knows it', async () => {
    await checkHover(
      `select o.order<|>_id from ${ORDERS} o`,
      '```sql\norder_id BIGINT\n```\n\nKey of the order.\n\nColumn of `stg_orders`\n\nKnown from its SQL.',
    );
    await checkHover(
      `with o as (select * from ${ORDERS}) select upper(cast(amount as varchar)) as t<|> from o`,
      '```sql\nt VARCHAR\n```\n\nMade of `stg_orders.amount`',
    );
  });

  it('lists the columns of a star with their descriptions', async () => {
    await checkHover(
      `select <|>* from ${ORDERS}`,
      '**\\*** · 3 columns\n\n- `order_id` `BIGINT`: Key of the order.\n- `customer_id`\n- `amount`',
    );
  });

  it('leaves a function and a text to others where the item has no alias', async () => {
    const { context, offset } = (await open(`select coal<|>esce(order_id, 1) from ${ORDERS}`)).at();
    assert.equal(sqlColumnsFeature.hover?.(context, offset), undefined);
  });

  it('tells what an alias or a query of WITH stands for', async () => {
    await checkHover(
      `select c<|>.id from ${CUSTOMERS} c`,
      '**c** · stg_customers\n\n- `id`\n- `name`\n- `label` `VARCHAR`',
    );
    await checkHover(`with t as (select 1 as one) select * from <|>t`, '**t** · query of WITH\n\n- `one` `INTEGER`');
  });
});

describe('definition of columns', () => {
  it('skips a star and lands on the producing expression, in this file and in others', async () => {
    await checkDefinition(`with a as (select 1 as <x|one|>), b as (select * from a) select o<|>ne from b`, 'x');
    await checkDefinition(`select order<|>_id from {{ ref('wide') }}`, 'order_id');
    await checkDefinition(`with w as (select * from {{ ref('wide') }}) select w.order_<|>id from w`, 'order_id');
    await checkDefinition(`select c.la<|>bel from ${CUSTOMERS} c`, 'label');
  });

  it('leads there from a text that a macro gets', async () => {
    await checkDefinition(`select {{ key(['c.la<|>bel', 'x']) }} as k from ${CUSTOMERS} c`, 'label');
    await checkDefinition(`select {{ key(['no<|>thing']) }} from ${CUSTOMERS} c`, undefined);
    const { context, offset } = (await open(`select {{ key('la<|>bel') }} from ${CUSTOMERS}`)).at();
    assert.match(sqlColumnsFeature.hover?.(context, offset)?.markdown ?? '', /label VARCHAR[^]*stg_customers/);
  });

  it('leads to the line of YAML of a source, and to the header of a seed', async () => {
    await checkDefinition(`select customer<|>_id from {{ source('raw', 'orders') }}`, 'sourceColumn');
    const fixture = await open(`select na<|>me from {{ ref('customers') }}`);
    const { context, offset } = fixture.at();
    const file = `${ROOT}/seeds/customers.csv`;
    // The rows of a seed are not kept: closed, it is opened at its first line, which is the header.
    const define = () => sqlColumnsFeature.define?.(context, offset);
    assert.deepEqual(define(), [{ file, span: { start: 0, end: 0 } }]);
    fixture.workspace.edit(file, 'id,name\n');
    assert.deepEqual(define(), [{ file, span: { start: 3, end: 7 } }]);
  });

  it('leads to aliases and queries of WITH', async () => {
    await checkDefinition(`with <x|one|> as (select 1 as n) select n from on<|>e`, 'x');
    await checkDefinition(`select o<|>.amount from ${ORDERS} <x|o|>`, 'x');
    await checkDefinition(`select amount * 2 as <x|twice|> from ${ORDERS} order by twi<|>ce`, 'x');
  });
});

describe('hints of columns', () => {
  it('show inferred types and what a star stands for', async () => {
    await checkHints(`select order_id, amount > 1 as is_big, c.* from ${ORDERS} join ${CUSTOMERS} c on true`, [
      's_big| BOOLEAN',
      ', c.*| 3 columns',
    ]);
  });

  it('can be switched off', async () => {
    const fixture = await open(`select *, 1 as one from ${ORDERS}`);
    const { settings } = fixture.workspace;
    fixture.workspace.setSettings({ ...settings, inlayTypes: false, inlayStars: false });
    assert.deepEqual(sqlColumnsFeature.hints?.(fixture.contextOf('models/m.sql'), { start: 0, end: 100 }), []);
  });
});

describe('writing out a star', () => {
  it('is offered where it stands, one column to a line', async () => {
    const fixture = await open(`select\n  *\nfrom ${CUSTOMERS}`);
    const context = fixture.contextOf('models/m.sql');
    const [action] = sqlColumnsFeature.act?.(context, { start: 9, end: 9 }, []) ?? [];
    assert.equal(action?.title, 'Write out the 3 columns of *');
    assert.deepEqual(action.change.edits[0]?.changes, [{ span: { start: 9, end: 10 }, text: 'id,\n  name,\n  label' }]);
    assert.deepEqual(sqlColumnsFeature.act?.(context, { start: 0, end: 0 }, []), []);
  });

  it('is not offered where it is not known whole', async () => {
    const context = (await open(`select * from {{ source('raw', 'orders') }}`)).contextOf('models/m.sql');
    assert.deepEqual(sqlColumnsFeature.act?.(context, { start: 7, end: 8 }, []), []);
  });
});
