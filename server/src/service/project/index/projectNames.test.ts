import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';

/** Checks the name of `models/subject.sql`, or why nobody but dbt can tell it. */
async function checkName(macros: string, model: string, expected: string): Promise<void> {
  const { project } = await FixtureProject.open(
    `//- macros/names.sql\n${macros}\n//- models/marts/subject.sql\n${model}\n`,
  );
  const node = project.node('model.shop.subject');
  assert.ok(node);
  assert.equal(project.relationName(node) ?? project.nameUnknown(node), expected);
}

const SCHEMA = (body: string): string =>
  `{% macro generate_schema_name(custom_schema_name, node) %}${body}{% endmacro %}`;

describe('the names that macros of a project make', () => {
  it('takes the custom schema alone, as many projects want it', async () => {
    const macro = SCHEMA(
      `{%- if custom_schema_name is none -%}{{ target.schema }}{%- else -%}{{ custom_schema_name | trim }}{%- endif -%}`,
    );
    await checkName(macro, `{{ config(schema='gold') }}`, '"analytics"."gold"."subject"');
    await checkName(macro, 'select 1', '"analytics"."subject"');
  });

  it('tells targets, folders and configuration apart', async () => {
    const byTarget = SCHEMA(`{{ 'live' if target.name == 'prod' else 'try_' ~ (custom_schema_name or 'out') }}`);
    await checkName(byTarget, 'select 1', '"analytics"."try_out"."subject"');
    const byFolder = SCHEMA(`{{ node.fqn[1] }}.{{ node.config.materialized }}`);
    await checkName(byFolder, 'select 1', '"analytics"."marts"."view"."subject"');
  });

  it('puts texts together as Python does', async () => {
    const formatted = SCHEMA(`{{ return("{}_{}".format(target.database, custom_schema_name)) }}`);
    await checkName(formatted, `{{ config(schema='gold') }}`, '"analytics"."analytics_gold"."subject"');
    const joined = SCHEMA(`{{ '.'.join([target.name, 'x']) }}`);
    await checkName(joined, 'select 1', '"analytics"."dev"."x"."subject"');
  });

  it('falls back on what dbt or the adapter would have said', async () => {
    const usual = SCHEMA(`{{ dremio__generate_schema_name(custom_schema_name, node) }}`);
    await checkName(usual, `{{ config(materialized='table', root_path='x') }}`, '"lake"."dbt"."x"."subject"');
    const ofDbt = SCHEMA(`{{ default__generate_schema_name(custom_schema_name, node) }}`);
    await checkName(ofDbt, `{{ config(schema='x') }}`, '"analytics"."no_schema_x"."subject"');
  });

  it('names relations and their spaces', async () => {
    const alias = `{% macro generate_alias_name(custom_alias_name=none, node=none) %}{{ return(node.name | upper) }}{% endmacro %}`;
    await checkName(alias, 'select 1', '"analytics"."SUBJECT"');
    const database = `{% macro generate_database_name(custom_database_name=none, node=none) %}of_{{ target.name }}{% endmacro %}`;
    await checkName(database, 'select 1', '"of_dev"."subject"');
  });

  it('says why a name is left to dbt', async () => {
    const asks = SCHEMA(`{{ run_query('select 1') }}`);
    await checkName(asks, 'select 1', 'In the macro "generate_schema_name": Only dbt knows what "run_query" is.');
    const alias = `{{ config(alias=run_query('x')) }}`;
    await checkName('', alias, 'A part of its configuration can only be worked out by dbt.');
  });
});
