import assert from 'node:assert/strict';
import type { UpstreamModel } from '@lakehouse/protocol';
import { missingUpstream } from './missingUpstream';

function model(name: string, relation: UpstreamModel['relation'] = { schema: 'silver.staging', name }): UpstreamModel {
  return { uniqueId: `model.shop.${name}`, name, uri: `file:///${name}.sql`, relation };
}

async function checkMissing(message: string, expected: string | undefined): Promise<void> {
  const models = [model('stg_orders'), model('stg_Customers'), model('only_dbt', null)];
  const missing = await missingUpstream(message, () => Promise.resolve(models));
  assert.equal(missing?.name, expected);
}

describe('an upstream model that is not built', () => {
  it('is known by what Dremio says', async () => {
    await checkMissing("From line 1, column 6: Object 'stg_orders' not found within 'silver.staging'", 'stg_orders');
    await checkMissing("Object 'STG_CUSTOMERS' not found within 'silver.staging'", 'stg_Customers');
    await checkMissing("Table 'silver.staging.stg_orders' not found", 'stg_orders');
  });

  it('is not what anything else is about', async () => {
    await checkMissing("Object 'raw_orders' not found within 'bronze'", undefined);
    await checkMissing("Object 'old_stg_orders' not found within 'silver'", undefined);
    await checkMissing("Object 'only_dbt' not found within 'silver'", undefined);
  });

  it('is not looked for among all models when the message is about something else', async () => {
    const upstream = (): Promise<never> => Promise.reject(new Error('nobody needs to know'));
    assert.equal(await missingUpstream("Column 'stg_orders' not found in any table", upstream), undefined);
  });
});
