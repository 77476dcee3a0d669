import assert from 'node:assert/strict';
import { MemoryFiles, ROOT, TARGET } from '../../../../test/support/fixtureProject';
import { Workspace } from './workspace';

const FILES: Readonly<Record<string, string>> = {
  'dbt_project.yml': 'name: shop\nprofile: shop\n',
  'models/up.sql': "select id, amount from {{ source('raw', 'orders') }}",
  'models/down.sql': "select id from {{ ref('up') }}",
  'models/sources.yml': 'sources: [{ name: raw, tables: [{ name: orders }] }]',
};

describe('the reach of an edit', () => {
  let told: string[];
  let workspace: Workspace;

  beforeEach(async () => {
    told = [];
    const files = Object.entries(FILES).map(([path, text]) => [`${ROOT}/${path}`, text] as const);
    workspace = new Workspace(new MemoryFiles(files), (_, reach) => told.push(reach));
    workspace.setTargets(new Map([[ROOT, TARGET]]));
    workspace.open([ROOT]);
    await workspace.complete;
    // Somebody looks at the columns of what is edited.
    const [project] = workspace.projects();
    const node = project?.node('model.shop.up');
    if (node !== undefined) project?.columnsOf(node);
  });

  function reachOf(text: string): string | undefined {
    workspace.edit(`${ROOT}/models/up.sql`, text);
    return told.at(-1);
  }

  it('has no other document checked again while a condition or an expression is typed', () => {
    assert.equal(reachOf("select id, amount from {{ source('raw', 'orders') }} where amo"), 'itself');
    assert.equal(reachOf("select id, amount * 2 as amount from {{ source('raw', 'orders') }}"), 'itself');
    assert.equal(reachOf("-- a comment\nselect id, amount from {{ source('raw', 'orders') }}"), 'itself');
  });

  it('has them checked when columns, refs or configuration change', () => {
    assert.equal(reachOf("select id, amount, 1 as one from {{ source('raw', 'orders') }}"), 'others');
    assert.equal(reachOf("select id, amount, 1 as one from {{ source('raw', 'clicks') }}"), 'others');
    assert.equal(
      reachOf("{{ config(enabled=false) }} select id, amount, 1 as one from {{ source('raw', 'clicks') }}"),
      'others',
    );
  });
});
