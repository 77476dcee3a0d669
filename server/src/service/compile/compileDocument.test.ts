import { parseJinja, type JinjaDocument } from '@lakehouse/jinja';
import assert from 'node:assert/strict';
import { fakeMacro, fakeNode, fakeProject, fakeSource } from '../../../../test/support/fakeProject';
import type { ProjectView } from '../project/projectView';
import { compileDocument } from './compileDocument';
import type { CompileResult } from './compileResult';
import { errorSource } from './errorSource';
import { compiledOffset, sourceSpan } from './sourceMap';

const MACROS = ['cents', 'euro', 'twice', 'kinds', 'endless', 'hard', 'lost'];

/** Files with macros; that of `cents` is not at hand. */
const MACRO_FILES: Readonly<Record<string, string>> = {
  euro: '{# money #}\n{% macro euro(column, digits=2) -%}\n  cast({{ column }} as decimal(18, {{ digits }}))\n{%- endmacro %}',
  twice: `{% macro twice(x) %}{{ euro(x) }} + {{ euro(x, digits=3) }}{% endmacro %}`,
  kinds: `{% macro kinds() %}{% if execute %}{{ return(['a', 'b']) }}{% endif %}never{% endmacro %}`,
  endless: `{% macro endless() %}{{ endless() }}{% endmacro %}`,
  hard: `{% macro hard() %}{{ adapter.dispatch('hard')() }}{% endmacro %}`,
  lost: `{% macro lost() %}{{ ref('nope') }}{% endmacro %}`,
};

function macroFile(file: string): JinjaDocument | undefined {
  const text = MACRO_FILES[file.slice('/shop/macros/'.length, -'.sql'.length)];
  return text === undefined ? undefined : parseJinja(text);
}

/** A project with some macros and three variables. */
const PROJECT = fakeProject(
  [
    fakeNode('stg_orders'),
    fakeNode('orders', { materialized: 'table', config: { grain: 'day' } }),
    fakeNode('cte', { materialized: 'ephemeral' }),
    fakeNode('fast_orders', { materialized: 'reflection' }),
    fakeNode('old', { enabled: false }),
    fakeSource('bronze', 'raw_orders'),
  ],
  {
    vars: () => ({ first_day: '2024-01-01', limits: [1, 2], today: { dynamic: true, text: 'modules.now()' } }),
    macro: name => (MACROS.includes(name) ? fakeMacro(name) : undefined),
  },
);

interface Compiled {
  readonly text: string;
  readonly result: CompileResult;
}

interface Setting {
  readonly file?: string;
  /** null for a file in no project. */
  readonly project?: ProjectView | null;
  readonly vars?: Readonly<Record<string, string | number | boolean>>;
}

/** Compiles a text with `<|>` for the cursor or `<|…|>` around what is selected, both left away by a plain text. */
function compile(
  marked: string,
  { file = '/shop/models/orders.sql', project = PROJECT, vars = {} }: Setting = {},
): Compiled {
  const start = Math.max(marked.search(/<\|/), 0);
  const text = marked.replace(/<\|>?/, '').replace('|>', '');
  const close = marked.replace('<|>', '').includes('|>') ? marked.replace(/<\|/, '').indexOf('|>') : start;
  const document = { path: file, text, jinja: parseJinja(text) };
  const environment = (name: string): string | undefined =>
    (({ REGION: 'eu', DBT_ENV_SECRET_TOKEN: 'hunter2' }) as Readonly<Record<string, string>>)[name];
  return {
    text,
    result: compileDocument({
      document,
      project: project ?? undefined,
      selection: { start, end: close },
      vars,
      environment,
      documentAt: macroFile,
    }),
  };
}

/** Checks the SQL that Dremio would get. */
function checkCompiled(marked: string, expected: string, setting?: Setting): void {
  const { text, result } = compile(marked, setting);
  assert.equal(result.kind === 'compiled' ? result.sql : JSON.stringify(result), expected);
  if (result.kind !== 'compiled') return;
  let at = 0;
  for (const { compiled, source, verbatim } of result.segments) {
    assert.equal(compiled.start, at, 'segments follow each other');
    at = compiled.end;
    if (verbatim) assert.equal(result.sql.slice(compiled.start, at), text.slice(source.start, source.end));
  }
  assert.equal(at, result.sql.length, 'segments cover the text');
}

/** Checks that the text is left to dbt as a whole, and why. */
function checkNeedsDbt(marked: string, reason: RegExp, given = marked): void {
  const { result } = compile(marked);
  assert.ok(result.kind === 'needsDbt', JSON.stringify(result));
  assert.match(result.reason, reason);
  assert.equal(result.text, given);
}

/** Checks a problem and the stretch of the text that it stands at. */
function checkProblem(marked: string, message: RegExp, at: string, setting?: Setting): void {
  const { text, result } = compile(marked, setting);
  assert.ok(result.kind === 'problem', JSON.stringify(result));
  assert.match(result.message, message);
  assert.equal(text.slice(result.source.start, result.source.end), at);
}

describe('compileDocument', () => {
  it('names a variable without a value, and takes one that is given before those of the project', () => {
    const { result } = compile("select {{ var('n') }}");
    assert.equal(result.kind === 'needsDbt' && result.missingVar, 'n');
    checkCompiled("select {{ var('n') + 1 }}, '{{ var('first_day') }}'", "select 3, '2026-01-31'", {
      vars: { n: 2, first_day: '2026-01-31' },
    });
  });

  it('gives refs, sources and this their names in Dremio', () => {
    checkCompiled(
      `{{ config(materialized='table') }}\n\nselect * from {{ ref('stg_orders') }} join {{ source('bronze', "raw_orders") }} using (id) -- {{ this }}\n`,
      `\n\nselect * from "analytics"."stg_orders" join "lake"."bronze"."raw_orders" using (id) -- "lake"."dbt"."orders"`,
    );
    checkCompiled(`select '{{ this.identifier }}' as a, '{{ target.name }}' as b`, `select 'orders' as a, 'dev' as b`);
  });

  it('knows variables of the project and of the environment', () => {
    checkCompiled(
      `select date '{{ var('first_day') }}', '{{ var("x", 'y') }}', '{{ env_var('REGION') }}', '{{ env_var('ZONE', 'b') }}', {{ var('limits')[1] }}`,
      `select date '2024-01-01', 'y', 'eu', 'b', 2`,
    );
  });

  it('renders conditions, loops and what is set', () => {
    checkCompiled(
      `{% set kinds = ['a', 'b'] -%}\nselect\n{%- for kind in kinds %}\n  sum({{ kind }}) as {{ kind | upper }}{{ ',' if not loop.last }}\n{%- endfor %}\nfrom t{% if is_incremental() %} where x{% else %} limit 1{% endif %}`,
      `select\n  sum(a) as A,\n  sum(b) as B\nfrom t limit 1`,
    );
    checkCompiled(
      `{% set ns = namespace(n=1) %}{% for a, b in {'x': 1, 'y': 2}.items() if b > 1 %}{% set ns.n = ns.n + b %}{{ a }}{% endfor %}{{ ns.n }}`,
      'y3',
    );
    checkCompiled(
      '{% set cols %}a, b{% endset %}select {{ cols }}{% raw %} as "{{ x }}"{% endraw %}',
      'select a, b as "{{ x }}"',
    );
    checkCompiled(`{% set l = [] %}{% do l.append('q') %}select {{ l | join(', ') }} {# gone #}`, 'select q ');
  });

  it('groups operators as Jinja does', () => {
    checkCompiled(`select {{ -2 ** 2 }}, {{ -(2 ** 2) }}, {{ -2 | abs }}`, 'select 4, -4, 2');
    checkCompiled(`select {{ 'a' ~ 1 ~ 2 + 0 if false else 1 ~ 2 }}`, 'select 12');
  });

  it("runs the project's own macros", () => {
    checkCompiled(`select {{ euro('a') }} as a`, 'select cast(a as decimal(18, 2)) as a');
    checkCompiled(`select {{ twice('b') }}`, 'select cast(b as decimal(18, 2)) + cast(b as decimal(18, 3))');
    checkCompiled(`select {% for k in kinds() %}{{ k }}{{ ', ' if not loop.last }}{% endfor %}`, 'select a, b');
    checkNeedsDbt(`select {{ endless() }}`, /"endless"/);
    checkNeedsDbt(`{{ return('x') }}`, /"return"/);
    checkNeedsDbt(`select {{ hard() }}`, /In the macro "hard": .*"adapter"/);
    checkNeedsDbt(`select {{ euro('a', 2, 3) }}`, /arguments/);
    checkProblem(`select {{ lost() }}`, /In the macro "lost": There is no model "nope"/, 'lost()');
  });

  it('leaves to dbt what it cannot tell, all of it', () => {
    checkNeedsDbt(`select {{ cents('a') }}`, /macro "cents"/);
    checkNeedsDbt(`select {{ dbt_utils.star(ref('orders')) }}`, /"dbt_utils"/);
    checkNeedsDbt(`select * from {{ ref('cte') }}`, /ephemeral/);
    checkNeedsDbt(`select {{ var('today') }}`, /modules\.now/);
    checkNeedsDbt(`select {{ var('nothing') }}`, /"nothing"/);
    checkNeedsDbt(`select * from {{ ref('shop', 'orders') }}`, /ref\(\)/);
    checkNeedsDbt(`{% call statement('x') %}select 1{% endcall %}`, /"call"/);
    checkNeedsDbt(`select {{ [1, 2] }}`, /print/);
    checkNeedsDbt(`select {{ env_var('ZONE') }}`, /ZONE/);
    checkNeedsDbt(`select {{ max(*args) }}`, /./);
  });

  it('shows no secret of the environment in compiled SQL', () => {
    const call = `env_var('DBT_ENV_SECRET_TOKEN')`;
    checkProblem(
      `select '{{ ${call} }}'`,
      /"DBT_ENV_SECRET_TOKEN" is a secret: .*profiles\.yml and packages\.yml/,
      call,
    );
    checkProblem(`select '{{ env_var('DBT_ENV_SECRET', 'x') }}'`, /is a secret/, `env_var('DBT_ENV_SECRET', 'x')`);
  });

  it('tells what no one can run', () => {
    checkProblem(`select * from {{ ref('nope') }}`, /no model "nope"/, `ref('nope')`);
    checkProblem(`select * from {{ ref('old') }}`, /disabled/, `ref('old')`);
    checkProblem(`select * from {{ ref('fast_orders') }}`, /reflection/, `ref('fast_orders')`);
    checkProblem(`select * from {{ source('bronze', 'x') }}`, /bronze\.x/, `source('bronze', 'x')`);
    checkProblem(`select 1 {% if x %}`, /no "endif"/, '{% if x %}');
    checkProblem(`select * from {{ ref('stg_orders')`, /no end/, `{{ ref('stg_orders')`);
    checkProblem(
      `{{ config(materialized='table') }}\n-- nothing yet`,
      /nothing to run/,
      `{{ config(materialized='table') }}\n-- nothing yet`,
    );
    checkProblem(`select * from {{ ref('orders') }}`, /dbt project/, `select * from {{ ref('orders') }}`, {
      project: null,
    });
    const untargeted = { ...PROJECT, target: undefined };
    checkProblem(`select * from {{ ref('orders') }}`, /target/, `ref('orders')`, { project: untargeted });
  });

  it('takes the selection, with what is set above it', () => {
    checkCompiled(`{% set t = 'x' %}select 1;\nselect <|* from {{ t }}|> where y`, '* from x');
    checkCompiled(
      `with a as (<|select * from {{ r<|>ef('stg_orders') }}`.replace('<|>', '|>'),
      `select * from "analytics"."stg_orders"`,
    );
    checkNeedsDbt(`{% set t = 'x' %}a <|{{ cents(t) }}|> b`, /cents/, `{% set t = 'x' %}{{ cents(t) }}`);
    checkProblem(`<|select 1; select 2|>`, /one of the 2/, 'select 1; select 2');
  });

  it('takes the statement around the cursor of a file that is no model', () => {
    const scratch = { file: '/elsewhere/scratch.sql', project: null };
    checkCompiled('select 1;\nsel<|>ect 2 ;\nselect 3', 'select 2', scratch);
    checkCompiled(`select 1;\n<|>select * from {{ ref('stg_orders') }};`, `select * from "analytics"."stg_orders"`, {
      file: '/shop/scratch.sql',
    });
    checkProblem('-- nothing', /nothing to run/, '', scratch);
  });

  it('leaves the closing semicolon of a model away', () => {
    checkCompiled(`select * from {{ ref('stg_orders') }};\n-- end`, `select * from "analytics"."stg_orders"`);
  });

  it('tells what only REST can change of a reflection, with the path of its dataset', () => {
    const file = { file: '/shop/reflections/orders.sql' };
    const order = (text: string): unknown => compile(text, file).result;
    const enabled = { kind: 'reflectionChange', reflection: 'agg_orders', change: { kind: 'enabled', value: true } };
    assert.deepEqual(order('ALTER REFLECTION agg_orders SET ENABLED = TRUE;'), {
      ...enabled,
      source: { start: 0, end: 'ALTER REFLECTION agg_orders SET ENABLED = TRUE'.length },
    });
    const refresh = 'alter reflection r on orders set refresh every 1 hour';
    assert.deepEqual(order(refresh), {
      kind: 'reflectionChange',
      reflection: 'r',
      dataset: ['lake', 'dbt', 'orders'],
      change: { kind: 'refresh', periodMs: 3_600_000 },
      source: { start: 0, end: refresh.length },
    });
    checkProblem('alter reflection r set refresh every', /how often/, 'alter reflection r set refresh every', file);
  });

  it("turns a reflection of the platform into Dremio's statement", () => {
    const file = { file: '/shop/reflections/orders.sql' };
    checkCompiled(
      'select 1;\n-- fast\ncreate reflection r on <|>orders using dimensions (day) measures (sum(amount));',
      'ALTER DATASET "lake"."dbt"."orders" CREATE AGGREGATE REFLECTION r USING DIMENSIONS (day) MEASURES (amount (SUM))',
      file,
    );
    checkCompiled(
      `create reflection r on {{ source('bronze', 'raw_orders') }} using display (id)`,
      'ALTER DATASET "lake"."bronze"."raw_orders" CREATE RAW REFLECTION r USING DISPLAY (id)',
      file,
    );
    checkCompiled(
      'create reflection r on bronze.raw_orders using display (id)',
      'ALTER DATASET "lake"."bronze"."raw_orders" CREATE RAW REFLECTION r USING DISPLAY (id)',
      file,
    );
    checkProblem('create reflection r on orders using display (a + b)', /view/, 'a + b', file);
  });

  it('tells where in the source an error of Dremio lies', () => {
    const text = `select a,\n  {{ 'bb' }} from {{ ref('stg_orders') }}`;
    const { result } = compile(text);
    assert.ok(result.kind === 'compiled');
    const span = errorSource("From line 2, column 3 to line 2, column 4: Column 'bb' not found", result);
    assert.equal(span && text.slice(span.start, span.end), `{{ 'bb' }}`);
    const own = errorSource("Column 'a' not found in any table", result);
    assert.equal(own && text.slice(own.start, own.end), 'a');
    assert.equal(errorSource('Out of memory', result), undefined);
  });

  it('maps places of the compiled text to the source and back', () => {
    const { text, result } = compile(`select a from {{ ref('stg_orders') }} where b`);
    assert.ok(result.kind === 'compiled');
    const at = (word: string) => ({ start: result.sql.indexOf(word), end: result.sql.indexOf(word) + word.length });
    const behind = sourceSpan(result.segments, at('where b'));
    assert.equal(text.slice(behind.start, behind.end), 'where b');
    const printed = sourceSpan(result.segments, at('stg_orders'));
    assert.equal(text.slice(printed.start, printed.end), `{{ ref('stg_orders') }}`);
    assert.equal(compiledOffset(result.segments, text.indexOf('where')), result.sql.indexOf('where'));
    assert.equal(compiledOffset(result.segments, text.indexOf('ref')), result.sql.indexOf('"analytics"'));
  });

  it('names the result', () => {
    assert.equal(titleOf('select 1'), 'orders');
    assert.equal(titleOf('<|select\n  1|> from t'), 'select 1');
    assert.equal(titleOf('<|-- what for\nselect 1|>'), 'select 1');
  });
});

function titleOf(marked: string): string {
  const { result } = compile(marked);
  return result.kind === 'compiled' ? result.title : '';
}
