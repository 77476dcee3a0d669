import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../test/support/fixtureProject';
import { rowKeys } from './rowKeys';

/** Checks the keys of a model `subject` by its configuration and what YAML says of it. */
async function checkKeys(config: string, yaml: string, expected: readonly (readonly string[])[]): Promise<void> {
  const model = `//- models/subject.sql\n{{ config(${config}) }} select 1 as id\n//- models/other.sql\nselect 1 as id\n`;
  const { project } = await FixtureProject.open(`${model}//- models/schema.yml\nmodels:\n${yaml}`);
  const node = project.node('model.shop.subject');
  assert.ok(node);
  assert.deepEqual(rowKeys(project, node), expected);
}

describe('the columns that tell the rows of a model apart', () => {
  it('are its unique_key, alone or several together', async () => {
    await checkKeys(`unique_key='order_id'`, '', [['order_id']]);
    await checkKeys(`unique_key=['day', '"Region"']`, '', [['day', 'Region']]);
  });

  it('are not known where unique_key is an expression, or only dbt can tell', async () => {
    await checkKeys(`unique_key="day || region"`, '', []);
    await checkKeys(`unique_key=key_of_project()`, '', []);
  });

  it('are those tested as unique, the ones that are never null first', async () => {
    const yaml = `  - name: subject
    columns:
      - { name: code, data_tests: [unique] }
      - { name: id, data_tests: [not_null, unique] }
      - { name: note, data_tests: [not_null] }
`;
    await checkKeys(`unique_key='ID'`, yaml, [['ID'], ['code']]);
    await checkKeys('', yaml, [['id'], ['code']]);
  });

  it('are those whose combination a package tests', async () => {
    const yaml = `  - name: subject
    data_tests:
      - dbt_utils.unique_combination_of_columns: { arguments: { combination_of_columns: [day, region] } }
`;
    await checkKeys('', yaml, [['day', 'region']]);
  });

  it('are not those of tests of some rows, nor of other models', async () => {
    const yaml = `  - name: subject
    columns:
      - { name: id, data_tests: [{ unique: { config: { where: "day > '2026-01-01'" } } }] }
  - name: other
    columns:
      - name: subject_id
        data_tests: [unique, { relationships: { arguments: { to: ref('subject'), field: id } } }]
`;
    await checkKeys('', yaml, []);
  });
});
