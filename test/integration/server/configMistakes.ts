import type { Mistake } from './mistake';

const TOTALS = 'models/totals.sql';

function inTotals(name: string, sql: string, rest: Pick<Mistake, 'dbt'> & { readonly code: string }): Mistake {
  return { name, files: { [TOTALS]: sql }, dbt: rest.dbt, ours: [TOTALS, rest.code] };
}

/** Mistakes in Jinja and in configuration on which dbt fails too. */
export const CONFIG_MISTAKES: readonly Mistake[] = [
  inTotals('a filter that Jinja does not have', "select {{ 'a' | uper }} as a", {
    dbt: { parse: /No filter named 'uper'/ },
    code: 'jinja.filter',
  }),
  inTotals('a test that Jinja does not have', 'select {{ 1 is evn }} as a', {
    dbt: { parse: /No test named 'evn'/ },
    code: 'jinja.test',
  }),
  inTotals('a member of a name that nothing defines', 'select {{ totl.x }} as a', {
    dbt: { compile: /'totl' is undefined/ },
    code: 'jinja.undefined',
  }),
  inTotals('a keyword that is given twice', "select {{ cents('a', scale=1, scale=2) }} as a", {
    dbt: { parse: /keyword argument repeated: scale/ },
    code: 'macro.arguments',
  }),
  inTotals('a config without keywords', "{{ config('table') }} select 1 as a", {
    dbt: { parse: /dictionary update sequence/ },
    code: 'config.arguments',
  }),
  inTotals('an access that there is not', "{{ config(access='publc') }} select 1 as a", {
    dbt: { parse: /publc/ },
    code: 'config.value',
  }),
  inTotals(
    'a contract of an incremental model whose columns may change',
    "{{ config(materialized='incremental', on_schema_change='ignore', contract={'enforced': true}) }} select 1 as a",
    { dbt: { parse: /on_schema_change/ }, code: 'config.contractChange' },
  ),
  {
    name: 'versions at one place under dbt-dremio',
    files: {
      'models/twin_v1.sql': 'select 1 as id\n',
      'models/twin_v2.sql': 'select 2 as id\n',
      'models/twin.yml': 'models:\n  - name: twin\n    versions: [{ v: 1 }, { v: 2 }]\n',
    },
    dbt: { parse: /two resources with the database representation/ },
    ours: ['models/twin_v1.sql', 'dremio.sameRelation'],
  },
];
