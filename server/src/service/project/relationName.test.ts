import assert from 'node:assert/strict';
import type { NodeConfig } from './config';
import type { NamesTarget } from './namesTarget';
import type { SourceTable } from './projectNode';
import { relationName, type NamedNode } from './relationName';

const A = target({ datalake: 'lake', rootPath: 'warehouse.dbt', database: 'analytics', schema: 'dev.me' });
const BARE = target({ database: '@dbt_user', schema: 'no_schema', datalake: '$scratch', rootPath: 'no_schema' });
const FLAT = target({ database: 'analytics', schema: 'no_schema', datalake: 'lake', rootPath: 'no_schema' });
const CATALOG = target({ database: 'cat1', schema: 'f1.f2', datalake: 'cat1', rootPath: 'f1.f2' });

function target(names: Omit<NamesTarget, 'profileName' | 'targetName'>): NamesTarget {
  return { profileName: 'p', targetName: 'dev', ...names };
}

function model(name: string, materialized: string, config: NodeConfig = {}): NamedNode {
  return { kind: 'model', name, materialized, config, source: undefined };
}

function seed(name: string, config: NodeConfig = {}): NamedNode {
  return { kind: 'seed', name, materialized: 'seed', config, source: undefined };
}

function snapshot(name: string, config: NodeConfig = {}): NamedNode {
  return { kind: 'snapshot', name, materialized: 'snapshot', config, source: undefined };
}

function source(sourceName: string, identifier: string, place: Partial<SourceTable> = {}): NamedNode {
  const none = { database: undefined, schema: undefined, loader: undefined, sourceDescription: undefined };
  const table = { ...none, ...place, sourceName, identifier };
  return { kind: 'source', name: identifier, materialized: undefined, config: {}, source: table };
}

/** Checks names against what dbt-dremio wrote into its manifest for the same configuration. */
function checkName(node: NamedNode, names: NamesTarget, expected: string | null): void {
  assert.equal(relationName(node, names), expected);
}

describe('relationName', () => {
  it('puts views into the space', () => {
    checkName(model('v_plain', 'view'), A, '"analytics"."dev"."me"."v_plain"');
    checkName(model('v_schema', 'view', { schema: 'finance' }), A, '"analytics"."dev"."me"."finance"."v_schema"');
    const elsewhere = { database: 'other_space', schema: 'a.b', alias: 'My View' };
    checkName(model('v', 'view', elsewhere), A, '"other_space"."dev"."me"."a"."b"."My View"');
    const lakeKeys = { datalake: 'x', root_path: 'y', file: 'z' };
    checkName(model('v_lakekeys', 'view', lakeKeys), A, '"analytics"."dev"."me"."v_lakekeys"');
    const profileKeys = { dremio_space: 's', dremio_space_folder: 'sf' };
    checkName(model('v_aliases', 'view', profileKeys), A, '"s"."dev"."me"."sf"."v_aliases"');
  });

  it('puts tables into the lake', () => {
    checkName(model('t_plain', 'table'), A, '"lake"."warehouse"."dbt"."t_plain"');
    const viewKeys = { schema: 'x', database: 'y', alias: 'z' };
    checkName(model('t_viewkeys', 'table', viewKeys), A, '"lake"."warehouse"."dbt"."t_viewkeys"');
    const elsewhere = { datalake: 'lake2', root_path: 'gold', file: 'orders.parquet' };
    checkName(model('t', 'table', elsewhere), A, '"lake2"."warehouse"."dbt"."gold"."orders.parquet"');
    const profileKeys = { object_storage_source: 'lake3', object_storage_path: 'p' };
    checkName(model('t_aliases', 'table', profileKeys), A, '"lake3"."warehouse"."dbt"."p"."t_aliases"');
    checkName(model('i_plain', 'incremental'), A, '"lake"."warehouse"."dbt"."i_plain"');
    checkName(model('e', 'ephemeral'), A, null);
  });

  it('puts seeds and snapshots into the lake', () => {
    checkName(seed('sd_plain'), A, '"lake"."warehouse"."dbt"."sd_plain"');
    const keys = { root_path: 'seeds', file: 'sd_file', schema: 'x', alias: 'y' };
    checkName(seed('sd', keys), A, '"lake"."warehouse"."dbt"."seeds"."sd_file"');
    checkName(snapshot('sn_plain'), A, '"lake"."warehouse"."dbt"."sn_plain"');
    checkName(snapshot('sn_plain', { schema: 'x', database: 'y' }), A, '"lake"."warehouse"."dbt"."sn_plain"');
    checkName(snapshot('sn_root', { root_path: 'snaps' }), A, '"lake"."warehouse"."dbt"."snaps"."sn_root"');
    const own = { target_database: 'lakesn', target_schema: 'tsnaps' };
    checkName(snapshot('sn_target', own), A, '"lakesn"."tsnaps"."sn_target"');
  });

  it('names a reflection by its place among views, whatever Dremio calls it', () => {
    checkName(model('r_plain', 'reflection'), A, '"analytics"."dev"."me"."r_plain"');
    const named = { name: 'Pretty Name', alias: 'al' };
    checkName(model('r', 'reflection', named), A, '"analytics"."dev"."me"."al"');
  });

  it('leaves out what the target leaves out', () => {
    checkName(model('v_plain', 'view'), BARE, '"@dbt_user"."v_plain"');
    checkName(model('v_schema', 'view', { schema: 'finance' }), BARE, '"@dbt_user"."finance"."v_schema"');
    checkName(model('t_plain', 'table'), BARE, '"$scratch"."t_plain"');
    checkName(model('t_root', 'table', { root_path: 'gold.v1' }), BARE, '"$scratch"."gold"."v1"."t_root"');
    checkName(model('v_plain', 'view'), FLAT, '"analytics"."v_plain"');
    checkName(model('t_plain', 'table'), FLAT, '"lake"."t_plain"');
    checkName(model('v_schema', 'view', { schema: 'finance' }), FLAT, '"analytics"."finance"."v_schema"');
    const home = { ...FLAT, database: '@dbt.user@x.io', schema: 'f' };
    checkName(model('v_plain', 'view'), home, '"@dbt.user@x.io"."f"."v_plain"');
  });

  it('has one place for everything under an enterprise catalog', () => {
    checkName(model('v', 'view', { schema: 'x' }), CATALOG, '"cat1"."f1"."f2"."x"."v"');
    checkName(model('t', 'table', { root_path: 'y', schema: 'x' }), CATALOG, '"cat1"."f1"."f2"."y"."t"');
    checkName(snapshot('sn', { root_path: 'y' }), CATALOG, '"cat1"."f1"."f2"."y"."sn"');
    checkName(model('v_plain', 'view'), CATALOG, '"cat1"."f1"."f2"."v_plain"');
    checkName(model('t_plain', 'table'), CATALOG, '"cat1"."f1"."f2"."t_plain"');
    checkName(seed('sd'), CATALOG, '"cat1"."f1"."f2"."sd"');
  });

  it('names a table of a source by what YAML says', () => {
    checkName(source('s_plain', 't1'), A, '"analytics"."s_plain"."t1"');
    const samples = { database: 'Samples', schema: 'samples.dremio.com' };
    const trips = source('s', 'NYC-taxi-trips', samples);
    checkName(trips, A, '"Samples"."samples"."dremio"."com"."NYC-taxi-trips"');
    const quoted = source('s', 'zips.json', { database: 'Samples', schema: '"samples.dremio.com"' });
    checkName(quoted, A, '"Samples"."samples.dremio.com"."zips.json"');
    checkName(source('s', 't2', { database: 'pg', schema: 'no_schema' }), A, '"pg"."t2"');
  });

  it('leaves a schema with any quote as it is typed', () => {
    const config = { root_path: '"2024.q1".my folder' };
    checkName(model('t_quoted', 'table', config), A, '"lake".warehouse.dbt."2024.q1".my folder."t_quoted"');
  });

  it('knows the home of a user', () => {
    const home = { ...BARE, database: '@dbt_user' };
    checkName(model('v_plain', 'view', { schema: 'mine' }), home, '"@dbt_user"."mine"."v_plain"');
    checkName(source('s', 't'), home, '"@dbt_user"."s"."t"');
  });

  it('names two versions of a model alike, as dbt-dremio does, unless each says otherwise', () => {
    const version = (v: string, config: NodeConfig = {}): NamedNode => ({
      ...model('orders', 'view', config),
      version: v,
    });
    checkName(version('1'), A, '"analytics"."dev"."me"."orders"');
    checkName(version('2'), A, '"analytics"."dev"."me"."orders"');
    checkName(version('2', { alias: 'orders_2' }), A, '"analytics"."dev"."me"."orders_2"');
    const table = { ...version('2', { file: 'orders_2', alias: 'ignored' }), materialized: 'table' };
    checkName(table, A, '"lake"."warehouse"."dbt"."orders_2"');
  });

  it('keeps the failures of a test among tables', () => {
    const kept = (config: NodeConfig): NamedNode => ({
      kind: 'test',
      name: 'unique_orders_id',
      materialized: 'test',
      config: { store_failures: true, ...config },
      source: undefined,
    });
    checkName(kept({}), A, '"lake"."warehouse"."dbt"."unique_orders_id"');
    checkName(kept({ schema: 'audit', alias: 'x' }), A, '"lake"."warehouse"."dbt"."unique_orders_id"');
    checkName(kept({ root_path: 'audit', file: 'x' }), A, '"lake"."warehouse"."dbt"."audit"."x"');
    checkName(kept({ store_failures: false }), A, null);
  });

  it("goes by dbt's own rules for every other adapter", () => {
    const duck = { ...target({ database: 'db', schema: 'main', datalake: '', rootPath: '' }), adapter: 'duckdb' };
    checkName(model('v', 'view'), duck, '"db"."main"."v"');
    checkName(model('t', 'table', { schema: 'x', alias: 'y', root_path: 'z' }), duck, '"db"."main_x"."y"');
    checkName({ ...model('o', 'view'), version: '1.5' }, duck, '"db"."main"."o_v1_5"');
    checkName(seed('sd', { schema: 'x' }), duck, '"db"."main_x"."sd"');
    checkName(snapshot('sn', { target_schema: 'kept' }), duck, '"db"."kept"."sn"');
  });

  it('does not guess a name that only dbt can tell', () => {
    checkName(model('v', 'view', { schema: { dynamic: true, text: 'var("s")' } }), A, null);
    checkName(model('v', 'view', { root_path: { dynamic: true, text: 'var("s")' } }), A, '"analytics"."dev"."me"."v"');
    checkName({ ...model('x', 'view'), kind: 'exposure' }, A, null);
  });
});
