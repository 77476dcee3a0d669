import assert from 'node:assert/strict';
import type { UpstreamModel } from '@lakehouse/protocol';
import { missingUpstream } from './missingUpstream';

function model(name: string, relation: UpstreamModel['relation'] = { schema: 'silver.staging', name }): UpstreamModel {
  return { uniqueId: `model.shop.${name}`, name, uri: `file:///${name}.sql`, relation };
}

function checkMissing(message: string, expected: string | undefined): void {
  const models = [model('stg_orders'), model('stg_Customers'), model('only_dbt', null)];
  assert.equal(missingUpstream(message, models)?.name, expected);
}

describe('an upstream model that is not built', () => {
  it('is known by what Dremio says', () => {
    checkMissing("From line 1, column 6: Object 'stg_orders' not found within 'silver.staging'", 'stg_orders');
    checkMissing("Object 'STG_CUSTOMERS' not found within 'silver.staging'", 'stg_Customers');
    checkMissing("Table 'silver.staging.stg_orders' not found", 'stg_orders');
  });

  it('is not what anything else is about', () => {
    checkMissing("Object 'raw_orders' not found within 'bronze'", undefined);
    checkMissing("Object 'old_stg_orders' not found within 'silver'", undefined);
    checkMissing("Column 'stg_orders' not found in any table", undefined);
    checkMissing("Object 'only_dbt' not found within 'silver'", undefined);
  });
});
