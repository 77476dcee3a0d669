import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import type { CodeAction } from '../../answers/codeAction';
import { referenceFeature } from './referenceFeature';

async function actionsOf(text: string, file: string) {
  const fixture = await FixtureProject.open(text.trimStart());
  const context = fixture.contextOf(file);
  const problems = (referenceFeature.check?.(context) ?? []).map(({ span, code }) => ({ span, code }));
  const actions =
    referenceFeature.act?.(
      context,
      { start: context.document.text.indexOf('bronze'), end: context.document.text.length },
      problems,
    ) ?? [];
  return { actions, textOf: (path: string) => fixture.disk.files.get(path) ?? '' };
}

/** The files that an action changes or makes, each with its text afterwards. */
function outcome({ change }: CodeAction, textOf: (path: string) => string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const { file, text } of change.created ?? []) files[file] = text;
  for (const { file, changes } of change.edits)
    files[file] = changes
      .toSorted((a, b) => b.span.start - a.span.start)
      .reduce((text, { span, text: put }) => text.slice(0, span.start) + put + text.slice(span.end), textOf(file));
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [file.slice(ROOT.length + 1), text]));
}

/** Checks the title of the first action and what files are like after it. */
async function checkAction(text: string, title: string, files: Readonly<Record<string, string>>): Promise<void> {
  const { actions, textOf } = await actionsOf(text, 'models/staging/m.sql');
  const [first] = actions;
  assert.equal(first?.title, title);
  assert.deepEqual(outcome(first, textOf), files);
}

describe('fixes of references', () => {
  it('make the model that is missing, beside the one that asks', async () => {
    await checkAction(`//- models/staging/m.sql\n{{ ref('stg_new') }}\n`, 'Create the model "stg_new"', {
      'models/staging/stg_new.sql': 'select\n    1 as id\n',
    });
  });

  it('make the entry of a source in a file of its own when there is none', async () => {
    await checkAction(`//- models/staging/m.sql\n{{ source('raw', 'orders') }}\n`, 'Add "raw.orders" to the sources', {
      'models/staging/_sources.yml': 'version: 2\n\nsources:\n  - name: raw\n    tables:\n      - name: orders\n',
    });
  });

  it('add a table to the source that is there, in its own layout', async () => {
    const model = `//- models/staging/m.sql\n{{ source('raw', 'orders') }}\n`;
    const block =
      'sources:\n  - name: raw\n    tables:\n      - name: clicks # of the web\n        description: x\nmodels: []\n';
    await checkAction(`${model}//- models/s.yml\n${block}`, 'Add "raw.orders" to the sources', {
      'models/s.yml': block.replace('x\n', 'x\n      - name: orders\n'),
    });
    const flow = 'sources: [{name: raw, tables: [{name: clicks}]}]\n';
    await checkAction(`${model}//- models/s.yml\n${flow}`, 'Add "raw.orders" to the sources', {
      'models/s.yml': 'sources: [{name: raw, tables: [{name: clicks}, {name: orders}]}]\n',
    });
  });

  it('add a source to the file for sources that is there', async () => {
    const model = `//- models/staging/m.sql\n{{ source('raw', 'orders') }}\n`;
    const other = 'sources:\n  - name: web\n    tables:\n      - name: clicks\n';
    await checkAction(`${model}//- models/staging/_sources.yml\n${other}`, 'Add "raw.orders" to the sources', {
      'models/staging/_sources.yml': `${other}  - name: raw\n    tables:\n      - name: orders\n`.replace(/\n$/, '\n'),
    });
  });
});

describe('tables that are written by their path', () => {
  it('become tables of a source that lies there, or of a new one', async () => {
    const model = `//- models/staging/m.sql\nselect * from bronze.shop.orders\n`;
    const after = { 'models/staging/m.sql': "select * from {{ source('shop', 'orders') }}\n" };
    await checkAction(model, 'Make "orders" a table of the source "shop"', {
      'models/staging/_sources.yml':
        'version: 2\n\nsources:\n  - name: shop\n    database: bronze\n    schema: shop\n    tables:\n      - name: orders\n',
      ...after,
    });
    const known = 'sources: [{name: shop, database: bronze, tables: [{name: clicks}]}]\n';
    await checkAction(`${model}//- models/s.yml\n${known}`, 'Make "orders" a table of the source "shop"', {
      'models/s.yml': known.replace('{name: clicks}', '{name: clicks}, {name: orders}'),
      ...after,
    });
  });

  it('are the ref or source that the project has for them', async () => {
    const fixture = await FixtureProject.open(
      `
//- models/s.yml
sources: [{name: raw, database: bronze, schema: shop, tables: [{name: orders}]}]
//- models/customers.sql
select 1
//- models/m.sql
with analytics as (select 1)
select * from bronze.shop."orders" join analytics.customers join analytics.m join other.thing join analytics
join {{ target.database }}.customers
`.trimStart(),
    );
    const problems = referenceFeature.check?.(fixture.contextOf('models/m.sql')) ?? [];
    assert.deepEqual(
      problems.map(({ code, severity, replacements }) => `${code} ${severity} ${replacements?.[0]?.text ?? ''}`),
      [
        "reference.hardcoded information {{ source('raw', 'orders') }}",
        "reference.hardcoded warning {{ ref('customers') }}",
        'reference.hardcoded warning {{ this }}',
      ],
    );
  });
});
