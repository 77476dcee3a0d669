import { parseJinja } from '@lakehouse/jinja';
import assert from 'node:assert/strict';
import { textOf } from '../config';
import type { Dependency } from '../projectNode';
import { readPython } from './readPython';
import { readTemplate } from './readTemplate';

/** A dependency as it is written, in brackets when dbt does not come to it while it parses. */
function told(dependency: Dependency): string {
  const text =
    dependency.kind === 'ref'
      ? [dependency.packageName, dependency.name, dependency.version && `v${dependency.version}`]
      : ['source', dependency.sourceName, dependency.tableName];
  const written = text.filter(part => part !== undefined).join(' ');
  return dependency.atParse ? written : `(${written})`;
}

function checkDependencies(text: string, expected: readonly string[]): void {
  assert.deepEqual(readTemplate(parseJinja(text)).dependencies.map(told), expected);
}

describe('readTemplate', () => {
  it('reads references however they are written', () => {
    checkDependencies(`{{ ref("a") }} {{ref( 'b' , )}} {{ ref('p', 'c') }} {{ source('s', "t") }}`, [
      'a',
      'b',
      'p c',
      'source s t',
    ]);
    checkDependencies(`{{ ref('a', v=2) }} {{ ref('b', version='1.5') }} {{ ref('c', v=0) }} {{ builtins.ref('d') }}`, [
      'a v2',
      'b v1.5',
      'c',
      'd',
    ]);
    checkDependencies(`{% set x = ref('a') %}{% do f(ref('b')) %}{{ ref('c').schema }}{{ g(x=[ref('d')]) }}`, [
      'a',
      'b',
      'c',
      'd',
    ]);
    checkDependencies(`-- {{ ref('a') }}\n{# {{ ref('b') }} #}{% raw %}{{ ref('c') }}{% endraw %}`, ['a']);
  });

  it('knows which branches dbt comes to while it parses', () => {
    checkDependencies(`{% if is_incremental() %}{{ ref('a') }}{% else %}{{ ref('b') }}{% endif %}`, ['(a)', 'b']);
    checkDependencies(`{% if not execute %}{{ ref('a') }}{% elif x %}{{ ref('b') }}{% endif %}`, ['a', '(b)']);
    checkDependencies(`{% if x and execute %}{{ ref('a') }}{% endif %}`, ['(a)']);
    checkDependencies(`{% if x or not execute %}{{ ref('a') }}{% else %}{{ ref('b') }}{% endif %}`, ['a', '(b)']);
    checkDependencies(`{% if x %}{% if execute %}{{ ref('a') }}{% endif %}{{ ref('b') }}{% endif %}`, ['(a)', 'b']);
  });

  it('keeps what a macro asks for apart', () => {
    const { dependencies, blocks } = readTemplate(
      parseJinja(`{{ ref('a') }}{% macro m(x) %}{{ ref('b') }}{{ n() }}{% endmacro %}{{ ref('c') }}`),
    );
    assert.deepEqual(dependencies.map(told), ['a', 'c']);
    assert.deepEqual(
      blocks.map(({ name, dependencies: own, macroCalls }) => [name, own.map(told), macroCalls]),
      [['m', ['b'], ['n']]],
    );
  });

  it('reads the configuration, and leaves to dbt what only dbt knows', () => {
    const { config } = readTemplate(
      parseJinja(`{{ config({'a': -1}, b=['x', 2], c=true, d=none, e={'k': 'v'}, alias=env_var('A')) }}`),
    );
    assert.deepEqual(config, {
      a: -1,
      b: ['x', 2],
      c: true,
      d: null,
      e: { k: 'v' },
      alias: { dynamic: true, text: "env_var('A')" },
    });
  });
});

describe('readPython', () => {
  it('reads the calls of dbt, with their places', () => {
    const text = `def model(dbt, session):
    dbt.config(materialized="table", tags=["a"])
    # dbt.ref("no")
    s = "# no comment"; both = f(dbt.ref("a"),dbt.source('s', 't'))
    return dbt . ref( "p",
        "b")
`;
    const { config, dependencies } = readPython(text);
    assert.deepEqual(dependencies.map(told), ['a', 'source s t', 'p b']);
    assert.equal(textOf(config['materialized']), 'table');
    const [first] = dependencies;
    assert.ok(first?.kind === 'ref');
    assert.equal(text.slice(first.nameSpan.start, first.nameSpan.end), 'a');
  });
});
