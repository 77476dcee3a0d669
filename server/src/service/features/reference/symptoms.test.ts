import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import { completeAt, hoverAt, placesAt, problemsOf } from '../../languageFeatures';

const SHOP = `
//- models/stg_orders.sql
select 1 as id
//- models/dim_v1.sql
select 1 as id
//- models/dim_v2.sql
select 2 as id
//- models/schema.yml
sources:
  - name: raw
    tables:
      - name: <clicks|clicks|>
models:
  - name: dim
    versions: [{v: 1}, {v: 2}]
`.trimStart();

/** Checks what a document is like once the entry of a model is taken at its cursor. */
async function checkCompleted(model: string, name: string, taken: string): Promise<void> {
  const fixture = await FixtureProject.open(`${SHOP}//- models/m.sql\n${model}`);
  const { context, offset } = fixture.at();
  const entry = completeAt(context, offset).find(({ label }) => label === name);
  assert.ok(entry, `${name} is offered`);
  const { text } = context.document;
  const { replace, insert } = entry;
  assert.equal(text.slice(0, replace.start) + insert + text.slice(replace.end), taken);
}

async function checkPlace(model: string, file: string, mark?: string): Promise<void> {
  const fixture = await FixtureProject.open(`${SHOP}//- models/m.sql\n${model}`);
  const { context, offset } = fixture.at();
  const span = fixture.fixture.spans.find(({ name }) => name === mark);
  const place = { file: `${ROOT}/${file}`, span: { start: span?.start ?? 0, end: span?.end ?? 0 } };
  assert.deepEqual(placesAt(context, offset), [place]);
}

// Each is what users of other tools complain of.
describe('symptoms of other tools that references do not have', () => {
  it('completion of ref needs a quote to begin', async () => {
    await checkCompleted('select * from {{ ref(<|>) }}', 'stg_orders', "select * from {{ ref('stg_orders') }}");
    await checkCompleted('select * from {{ ref(stg<|>) }}', 'stg_orders', "select * from {{ ref('stg_orders') }}");
  });

  it('completion of ref fails when a call that is there is edited', async () => {
    await checkCompleted("from {{ ref('stg_<|>customers') }} as c", 'stg_orders', "from {{ ref('stg_orders') }} as c");
    await checkCompleted('from {{ ref("<|>stg_customers") }}', 'stg_orders', 'from {{ ref("stg_orders") }}');
  });

  it('completion of ref fails in a model that is empty or not saved', async () => {
    await checkCompleted("{{ ref('<|>", 'stg_orders', "{{ ref('stg_orders'");
    const fixture = await FixtureProject.open(SHOP);
    fixture.workspace.edit(`${ROOT}/models/unsaved.sql`, "{{ ref('') }}");
    const entries = completeAt(fixture.contextOf('models/unsaved.sql'), "{{ ref('".length);
    assert.ok(entries.some(({ label }) => label === 'stg_orders'));
  });

  it('completion of source fails in a new model', async () => {
    await checkCompleted("{{ source('<|>", 'raw', "{{ source('raw'");
    await checkCompleted("{{ source('raw', <|>) }}", 'clicks', "{{ source('raw', 'clicks') }}");
  });

  it('a model that is taken doubles the braces', async () => {
    await checkCompleted('select * from stg<|>', 'stg_orders', "select * from {{ ref('stg_orders') }}");
    const fixture = await FixtureProject.open(`${SHOP}//- models/m.sql\nselect * from {{ <|> }}`);
    const { context, offset } = fixture.at();
    assert.deepEqual(
      completeAt(context, offset).filter(({ insert }) => insert.includes('{{')),
      [],
    );
  });

  it('a ref with two arguments has no hover, completion or definition', async () => {
    await checkCompleted("{{ ref('shop', '<|>') }}", 'stg_orders', "{{ ref('shop', 'stg_orders') }}");
    await checkPlace("{{ ref('shop', 'stg_or<|>ders') }}", 'models/stg_orders.sql');
    const fixture = await FixtureProject.open(`${SHOP}//- models/m.sql\n{{ ref('shop', 'stg_<|>orders') }}`);
    const { context, offset } = fixture.at();
    assert.match(hoverAt(context, offset)?.markdown ?? '', /\*\*stg_orders\*\*/);
  });

  it('versioned models lose their definition', async () => {
    await checkPlace("{{ ref('di<|>m') }}", 'models/dim_v2.sql');
    await checkPlace("{{ ref('di<|>m', v=1) }}", 'models/dim_v1.sql');
  });

  it('a source does not lead to its YAML', async () => {
    await checkPlace("{{ source('raw', 'cli<|>cks') }}", 'models/schema.yml', 'clicks');
  });

  it('only the first mistake of a file is told', async () => {
    const model = "select * from {{ ref('one') }} join {{ ref('two') }} join {{ source('raw', 'three') }}\n";
    const fixture = await FixtureProject.open(`${SHOP}//- models/m.sql\n${model}`);
    const codes = problemsOf(fixture.contextOf('models/m.sql')).map(({ code }) => code);
    assert.deepEqual(
      codes.filter(code => code.endsWith('.missing')),
      ['ref.missing', 'ref.missing', 'source.missing'],
    );
  });
});
