import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import { yamlFeature } from './yamlFeature';

/** Checks the titles offered at the cursor, and what files are like after the first of them. */
async function checkAction(
  text: string,
  title: string | undefined,
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  const fixture = await FixtureProject.open(text.trimStart());
  const { context, offset } = fixture.at();
  const problems = (yamlFeature.check?.(context) ?? []).map(({ span, code }) => ({ span, code }));
  const actions = yamlFeature.act?.(context, { start: offset, end: offset }, problems) ?? [];
  assert.equal(actions[0]?.title, title);
  const { edits = [], created = [] } = actions[0]?.change ?? {};
  const after = new Map(created.map(one => [one.file, one.text]));
  for (const { file, changes } of edits) {
    const before = fixture.disk.files.get(file) ?? '';
    const sorted = changes.toSorted((a, b) => b.span.start - a.span.start);
    after.set(
      file,
      sorted.reduce((now, { span, text: put }) => now.slice(0, span.start) + put + now.slice(span.end), before),
    );
  }
  assert.deepEqual(Object.fromEntries([...after].map(([file, one]) => [file.slice(ROOT.length + 1), one])), files);
}

describe('describing a model in YAML', () => {
  it('makes a file of properties with its columns, named after the folder', async () => {
    await checkAction(
      `//- models/marts/orders.sql\nsel<|>ect 1 as id, 2 as "Total sum"\n`,
      'Describe "orders" in YAML',
      {
        'models/marts/_marts.yml':
          "version: 2\n\nmodels:\n  - name: orders\n    description: ''\n    columns:\n      - name: id\n      - name: Total sum\n",
      },
    );
  });

  it('goes to the file that describes a neighbour', async () => {
    const schema = 'models:\n  - name: a\n    columns:\n      - name: id\n\nseeds: []\n';
    await checkAction(
      `//- models/a.sql\nselect 1 as id\n//- models/b.sql\nsel<|>ect 1 as id\n//- models/schema.yml\n${schema}`,
      'Describe "b" in YAML',
      {
        'models/schema.yml': schema.replace(
          '\n\nseeds',
          "\n  - name: b\n    description: ''\n    columns:\n      - name: id\n\nseeds",
        ),
      },
    );
  });

  it('adds the columns that are missing, from the model and from its entry', async () => {
    const schema = 'models:\n  - name: a\n    columns:\n      - name: ID\n        data_tests: [unique]\n  - name: z\n';
    const after = schema.replace('[unique]\n', '[unique]\n      - name: amount\n      - name: status\n');
    const model = `//- models/a.sql\nselect 1 as id, 2 as amount, 3 as status`;
    await checkAction(
      `${model}<|>\n//- models/s.yml\n${schema}`,
      'Add columns to the description of "a": amount, status',
      {
        'models/s.yml': after,
      },
    );
    await checkAction(
      `${model}\n//- models/s.yml\n${schema.replace('name: a', 'name: <|>a')}`,
      'Add the columns that are not described yet: amount, status',
      { 'models/s.yml': after },
    );
    await checkAction(
      `//- models/a.sql\nselect 1 as id\n//- models/s.yml\n${schema.replace('name: a', 'name: <|>a')}`,
      undefined,
    );
  });

  it('shows no light bulb at every line of a model that is described in part', async () => {
    const fixture = await FixtureProject.open(
      `//- models/a.sql\nselect 1 as id, <|>2 as amount\n//- models/s.yml\nmodels: [{name: a, columns: [{name: id}]}]\n`,
    );
    const { context, offset } = fixture.at();
    const actions = yamlFeature.act?.(context, { start: offset, end: offset }, []) ?? [];
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ['source'],
    );
    await checkAction(
      `//- models/a.sql\nselect 1 as id, 2 as b\n//- models/s.yml\nmodels:\n- name: a\n  columns:\n    - name: <|>id\n`,
      undefined,
    );
  });

  it('starts the list of columns where there is none', async () => {
    await checkAction(
      `//- models/a.sql\nselect 1 as id\n//- models/s.yml\nmodels:\n- name: <|>a\n  description: x\n- name: b\n`,
      'Add the columns that are not described yet: id',
      { 'models/s.yml': 'models:\n- name: a\n  description: x\n  columns:\n    - name: id\n- name: b\n' },
    );
    await checkAction(
      `//- models/a.sql\nselect 1 as id\n//- models/s.yml\nmodels: [{name: <|>a}]\n`,
      'Add the columns that are not described yet: id',
      { 'models/s.yml': 'models: [{name: a, columns: [{name: id}]}]\n' },
    );
  });
});

describe('arguments of tests', () => {
  it('move below "arguments"', async () => {
    const head =
      'models:\n  - name: a\n    columns:\n      - name: id\n        data_tests:\n          - relationships:\n';
    await checkAction(
      `//- models/a.sql\nselect 1 as id\n//- models/s.yml\n${head}              <|>to: ref('a')\n              field: id\n              severity: warn\n`,
      'Put the arguments below "arguments"',
      {
        'models/s.yml': `${head}              arguments:\n                to: ref('a')\n                field: id\n              severity: warn\n`,
      },
    );
  });
});
