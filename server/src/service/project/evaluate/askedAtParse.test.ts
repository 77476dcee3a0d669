import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';

const PROJECT = `//- dbt_project.yml
name: shop
vars: { names: [a, b], flag: true, off: false, nested: { first: a } }
//- macros/m.sql
{% macro list_names() %}{{ return(['a', 'c']) }}{% endmacro %}
{% macro from_name(name) %}{{ ref(name) }}{% endmacro %}
{% macro from_both(one, two='b') %}{{ ref(one) }} {{ ref(two) }}{% endmacro %}
{% macro count_down(n) %}{% if n > 0 %}{{ ref('n' ~ n) }}{{ count_down(n - 1) }}{% endif %}{% endmacro %}
{% macro for_ever() %}{{ for_ever() }}{{ ref('a') }}{% endmacro %}
//- models/subject.sql
`;

/** Checks what a model depends on by dbt's graph, in the order in which it comes upon it. */
async function checkAsked(text: string, expected: readonly string[]): Promise<void> {
  const { project } = await FixtureProject.open(PROJECT + text);
  const [node] = project.nodesOfFile(`${ROOT}/models/subject.sql`);
  const asked = project.dependenciesOf(node!).map(({ dependency }) => dependency);
  assert.deepEqual(
    asked.map(one => (one.kind === 'ref' ? one.name : `${one.sourceName}.${one.tableName}`)),
    expected,
  );
}

describe('askedAtParse', () => {
  it('goes through loops over what is known', async () => {
    await checkAsked(`{% for n in ['a', 'b'] %}{{ ref(n) }}{% endfor %}`, ['a', 'b']);
    await checkAsked(`{% set all = ['a', 'b'] %}{% for n in all %}{{ ref(n ~ '_x') }}{% endfor %}`, ['a_x', 'b_x']);
    await checkAsked(`{% for n in var('names') if n != 'a' %}{{ ref(n) }}{% endfor %}`, ['b']);
    await checkAsked(`{% for k, v in {'s': 't'}.items() %}{{ source(k, v) }}{% endfor %}`, ['s.t']);
    await checkAsked(`{% for n in [] %}{{ ref('a') }}{% else %}{{ ref('b') }}{% endfor %}`, ['b']);
    await checkAsked(`{% for n in list_names() %}{{ ref(n) }}{% endfor %}`, ['a', 'c']);
  });

  it('goes into the branches that hold, and into all where that cannot be told', async () => {
    await checkAsked(`{% if var('flag') %}{{ ref('a') }}{% else %}{{ ref('b') }}{% endif %}`, ['a']);
    await checkAsked(`{% if target.name == 'prod' %}{{ ref('a') }}{% elif true %}{{ ref('b') }}{% endif %}`, ['b']);
    await checkAsked(`{% if nobody_knows %}{{ ref('a') }}{% else %}{{ ref('b') }}{% endif %}`, ['a', 'b']);
    await checkAsked(`{% if nobody_knows and var('off') %}{{ ref('a') }}{% endif %}{{ ref('b') }}`, ['b']);
    await checkAsked(`{{ ref('a') if var('nested').first == 'a' else ref('b') }}`, ['a']);
    await checkAsked(`{{ ref('a') if nobody_knows else ref('b') }}`, ['a', 'b']);
    await checkAsked(`{% if var('not_set') %}{{ ref('a') }}{% endif %}`, []);
  });

  it('forgets what is set where it cannot be told whether it is', async () => {
    await checkAsked(`{% set n = 'a' %}{% if nobody_knows %}{% set n = 'b' %}{% endif %}{{ ref(n) }}{{ ref('c') }}`, [
      'c',
    ]);
    await checkAsked(`{% set n = 'a' %}{% if var('flag') %}{% set n = 'b' %}{% endif %}{{ ref(n) }}`, ['b']);
  });

  it('follows macros with what they are given', async () => {
    await checkAsked(`{{ from_name('a') }}{{ from_name(name='b') }}`, ['a', 'b']);
    await checkAsked(`{{ from_both(nobody_knows) }}`, ['b']);
    await checkAsked(`{{ from_both('c') }}`, ['c', 'b']);
    await checkAsked(`{{ count_down(2) }}`, ['n2', 'n1']);
  });

  it('comes to an end where macros call each other for ever', async () => {
    await checkAsked(`{% if nobody_knows %}{{ for_ever() }}{% endif %}{{ ref('b') }}`, ['a', 'b']);
  });

  it('looks into hooks', async () => {
    await checkAsked(`{{ config(post_hook="insert into x select * from {{ ref('a') }}") }}{{ ref('b') }}`, ['b', 'a']);
  });
});

describe('configAtParse', () => {
  async function checkConfig(text: string, expected: Readonly<Record<string, unknown>>): Promise<void> {
    const { project } = await FixtureProject.open(PROJECT + text);
    const [node] = project.nodesOfFile(`${ROOT}/models/subject.sql`);
    assert.deepEqual(node?.config, expected);
  }

  it('takes the calls that dbt comes to', async () => {
    await checkConfig(
      `{% if target.name == 'prod' %}{{ config(alias='x') }}{% else %}{{ config(alias='y') }}{% endif %}`,
      {
        alias: 'y',
      },
    );
    await checkConfig(`{% set kind = 'table' if var('off') else 'view' %}{{ config(materialized=kind) }}`, {
      materialized: 'view',
    });
    await checkConfig(`{{ config(tags='a') }}{{ config(tags=['b'], alias='x') }}{{ config(alias='y') }}`, {
      tags: ['a', 'b'],
      alias: 'y',
    });
  });

  it('leaves to dbt what only dbt knows', async () => {
    await checkConfig(`{{ config(alias='x', schema=nobody_knows()) }}`, {
      alias: 'x',
      schema: { dynamic: true, text: 'nobody_knows()' },
    });
  });

  it('names nothing by a secret of the environment', async () => {
    const call = "env_var('DBT_ENV_SECRET_NAME', 'x')";
    await checkConfig(`{{ config(alias=${call}, schema=env_var('NAME', 'y')) }}`, {
      alias: { dynamic: true, text: call },
      schema: 'y',
    });
  });
});
