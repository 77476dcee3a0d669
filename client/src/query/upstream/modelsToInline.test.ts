import assert from 'node:assert/strict';
import type { UpstreamModel } from '@lakehouse/protocol';
import { modelsToInline } from './modelsToInline';

function model(name: string, relation: UpstreamModel['relation'] = { schema: 'Lake.dbt', name }): UpstreamModel {
  return { uniqueId: `model.shop.${name}`, name, uri: `file:///shop/models/${name}.sql`, relation };
}

/** Checks which models are put in, with some that are edited and some that Dremio has. */
async function checkChosen(
  models: readonly UpstreamModel[],
  { edited, built }: { readonly edited: readonly string[]; readonly built: readonly string[] },
  expected: readonly string[],
): Promise<readonly string[]> {
  const asked: string[] = [];
  const chosen = await modelsToInline(models, {
    isEdited: uri => edited.some(name => uri.endsWith(`/${name}.sql`)),
    query: sql => {
      asked.push(sql);
      return Promise.resolve(built.map(name => ({ TABLE_SCHEMA: 'lake.DBT', TABLE_NAME: name })));
    },
  });
  assert.deepEqual(
    chosen,
    expected.map(name => `model.shop.${name}`),
  );
  return asked;
}

describe('which upstream models are put into a query', () => {
  it('those that are edited and those that Dremio does not have', async () => {
    const models = [model('a'), model('b'), model('c')];
    const asked = await checkChosen(models, { edited: ['a'], built: ['B'] }, ['a', 'c']);
    assert.deepEqual(asked, [
      'SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA."TABLES" WHERE ' +
        "(LOWER(TABLE_SCHEMA) = 'lake.dbt' AND LOWER(TABLE_NAME) = 'b') OR " +
        "(LOWER(TABLE_SCHEMA) = 'lake.dbt' AND LOWER(TABLE_NAME) = 'c')",
    ]);
  });

  it('not those whose place is not known, which are left to who renders them', async () => {
    assert.deepEqual(await checkChosen([model('a', null)], { edited: [], built: [] }, []), []);
  });

  it('asks nothing when all are edited, and quotes names', async () => {
    assert.deepEqual(await checkChosen([model('a')], { edited: ['a'], built: [] }, ['a']), []);
    const [sql = ''] = await checkChosen([model("o'b")], { edited: [], built: ["O'B"] }, []);
    assert.match(sql, /'o''b'/);
  });
});
