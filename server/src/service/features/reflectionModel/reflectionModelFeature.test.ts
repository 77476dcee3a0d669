import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';
import { reflectionModelFeature } from './reflectionModelFeature';

const BASE = `
//- models/orders.sql
select order_id, status, amount, order_date from {{ source('raw', 'orders') }}
//- models/schema.yml
models:
  - name: orders
    columns:
      - {name: order_id, data_type: bigint}
      - {name: status, data_type: varchar}
      - {name: amount, data_type: double}
      - {name: order_date, data_type: date}
//- models/customers.sql
select 1 as customer_id
//- models/open.sql
select * from somewhere.unknown
`.trimStart();

const ORDERS = "-- depends_on: {{ ref('orders') }}";

function model(config: string, body = ORDERS): string {
  return `//- models/r.sql\n{{ config(materialized='reflection', ${config}) }}\n${body}\n`;
}

/** Checks problems written as `code severity: marked text -> replacements`. */
async function checkProblems(text: string, expected: readonly string[], file = 'models/r.sql'): Promise<void> {
  const fixture = await FixtureProject.open(BASE + text);
  const context = fixture.contextOf(file);
  const problems = reflectionModelFeature.check?.(context) ?? [];
  assert.deepEqual(
    problems.map(({ span, code, severity, replacements = [] }) => {
      const names = replacements.map(one => one.text).join(' ');
      return `${code} ${severity}: ${context.document.text.slice(span.start, span.end)}${names && ` -> ${names}`}`;
    }),
    expected,
  );
}

describe('the dataset of a reflection model', () => {
  it('is the one thing that it depends on', async () => {
    await checkProblems(model("display=['order_id']"), []);
    await checkProblems(model("display=['order_id']", 'select 1'), [
      'reflectionModel.anchor error: config',
      'reflectionModel.body hint: select 1',
    ]);
    await checkProblems(model("anchor='orders'"), ['reflectionModel.anchorUnread information: anchor']);
  });

  it('is named by anchor among several, of which dbt-dremio counts each mention', async () => {
    const two = "-- {{ ref('orders') }} {{ ref('customers') }}";
    await checkProblems(model("display=['order_id']", two), ['reflectionModel.anchor error: config']);
    await checkProblems(model("display=['order_id'], anchor='orders'", two), []);
    await checkProblems(model("display=['order_id'], anchor='order'", two), [
      "reflectionModel.anchor error: 'order' -> 'orders'",
    ]);
    await checkProblems(model("display=['order_id']", `${ORDERS} ${ORDERS}`), ['reflectionModel.anchor error: config']);
  });

  it('is left alone where a macro may name it', async () => {
    await checkProblems(model("display=['a']", '{{ depend_on_something() }}'), []);
    await checkProblems(model("display=['a']", '-- {{ ref(var("x", "orders")) }}'), []);
  });
});

describe('columns of a reflection model', () => {
  it('must be of the dataset', async () => {
    await checkProblems(model("display=['order_id', 'stauts', 'AMOUNT']"), [
      'reflection.column error: stauts -> status',
    ]);
    await checkProblems(model("reflection_type='aggregate', dimensions=['day'], measures=['amuont']"), [
      'reflection.column error: day',
      'reflection.column error: amuont -> amount',
    ]);
  });

  it('are not judged where the dataset is not known whole', async () => {
    await checkProblems(model("display=['anything']", "-- {{ ref('open') }}"), []);
    await checkProblems(model('display=some_list'), []);
  });

  it('stand once, and lay out only what is kept', async () => {
    await checkProblems(model("display=['order_id', 'Order_ID'], localsort_by=['status']"), [
      'reflection.twice warning: Order_ID',
      'reflection.notKept warning: status',
    ]);
    await checkProblems(model("display=['order_id'], partition_by=['order_id'], localsort_by=['order_id']"), [
      'reflection.sortedPartition warning: order_id',
    ]);
    const bucket = "partition_by=['order_id'], partition_transform=['BUCKET(4)'], localsort_by=['order_id']";
    await checkProblems(model(`display=['order_id'], ${bucket}`), []);
  });

  it('are a list: a text would be taken letter by letter', async () => {
    await checkProblems(model("display=['order_id'], localsort_by='order_id'"), [
      "dremio.textForList error: 'order_id' -> ['order_id']",
    ]);
  });
});

describe('measures of a reflection model', () => {
  const aggregate = "reflection_type='aggregate', dimensions=['status'], ";

  it('have one text of computations each', async () => {
    await checkProblems(model(`${aggregate}measures=['amount', 'order_id'], computations=['SUM,COUNT']`), [
      "reflectionModel.computations error: ['SUM,COUNT']",
    ]);
    await checkProblems(model(`${aggregate}measures=['amount'], computations=['SUM,COUNT']`), []);
  });

  it('are of words that Dremio knows, without blanks', async () => {
    await checkProblems(model(`${aggregate}measures=['amount'], computations=['SUM, COUNT']`), [
      'reflectionModel.computations error: SUM, COUNT -> SUM,COUNT',
    ]);
    await checkProblems(model(`${aggregate}measures=['amount'], computations=['avg,max']`), [
      'reflectionModel.computations error: avg,max -> SUM,COUNT,MAX',
    ]);
  });

  it('suit the type of their column', async () => {
    const measures = "measures=['amount', 'status', 'order_date'], ";
    await checkProblems(model(`${aggregate}${measures}computations=['SUM', 'SUM', 'MIN,MAX']`), [
      'reflection.measureType error: SUM',
    ]);
  });

  it('belong to an aggregate reflection', async () => {
    await checkProblems(model("dimensions=['status']"), ['reflectionModel.kind warning: dimensions']);
    await checkProblems(model(`${aggregate}display=['status']`), ['reflectionModel.kind warning: display']);
  });
});

describe('partitions of a reflection model', () => {
  it('have one transform each, of those that Dremio knows', async () => {
    const two = "partition_by=['order_date', 'status'], partition_transform=";
    await checkProblems(model(`${two}['month', 'BUCKET(8)']`), []);
    await checkProblems(model(`${two}['MONTH']`), ["reflectionModel.transforms error: ['MONTH']"]);
    await checkProblems(model(`${two}['MONHT', 'BUCKET']`), [
      'reflectionModel.transforms warning: MONHT -> MONTH',
      'reflectionModel.transforms error: BUCKET -> BUCKET(8)',
    ]);
  });

  it('suit the type of their column', async () => {
    await checkProblems(model("partition_by=['status'], partition_transform=['YEAR']"), [
      'reflection.transformType error: YEAR',
    ]);
    await checkProblems(model("partition_by=['status'], partition_method='hash'"), [
      'config.value error: hash -> striped consolidated',
    ]);
  });
});

describe('reflection models beside each other', () => {
  const other = (config: string) => `//- models/q.sql\n{{ config(materialized='reflection', ${config}) }}\n${ORDERS}\n`;

  it('need not keep the same', async () => {
    const text = model("display=['order_id', 'status']");
    await checkProblems(`${text}${other("display=['status', 'order_id']")}`, ['reflection.duplicate warning: config']);
    await checkProblems(`${text}${other("display=['status', 'order_id', 'amount']")}`, [
      'reflection.redundant information: config',
    ]);
    await checkProblems(`${text}${other("display=['status', 'amount']")}`, []);
  });

  it('have names of their own', async () => {
    const text = model("display=['order_id'], name='fast'");
    await checkProblems(`${text}${other("display=['status'], name='fast'")}`, ['reflection.sameName warning: fast']);
  });
});

describe('reflection models in YAML', () => {
  it('are checked where YAML configures them', async () => {
    const yaml = `//- models/r.sql\n${ORDERS}\n//- models/r.yml
models:
  - name: r
    config:
      materialized: reflection
      display: [order_id, stauts]
      localsort_by: order_id
`;
    await checkProblems(
      yaml,
      ['reflection.column error: stauts -> status', 'dremio.textForList error: order_id -> [order_id]'],
      'models/r.yml',
    );
    await checkProblems(yaml, [], 'models/r.sql');
  });
});

describe('hover in a reflection model', () => {
  it('tells the column', async () => {
    const text = model("display=['order<|>_id']");
    const fixture = await FixtureProject.open(BASE + text);
    const { context, offset } = fixture.at();
    assert.match(
      reflectionModelFeature.hover?.(context, offset)?.markdown ?? '',
      /^\*\*order_id\*\* `bigint` · orders/i,
    );
  });
});
