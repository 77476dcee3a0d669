import assert from 'node:assert/strict';
import { featureChecks, problemsTold } from '../../../../../test/support/featureChecks';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import { DBT_MACROS } from '../../dbt/jinja/catalogue/dbtMacros';
import { DREMIO_MACROS } from '../../dbt/jinja/catalogue/dremioMacros';
import { INTERNAL_MACRO_NAMES } from '../../dbt/jinja/catalogue/internalMacroNames';
import { macroFeature } from './macroFeature';

const BASE = `
//- macros/money.sql
{# Turns cents into money. #}
{% macro <cents|cents|>(column, digits=2) %}{{ column }} / 100{% endmacro %}
{% macro any_number() %}{{ varargs | join(',') }}{{ kwargs }}{% endmacro %}
{% macro mask(column) %}{{ return(adapter.dispatch('mask', 'shop')(column)) }}{% endmacro %}
{% macro <mask|default__mask|>(column) %}{{ column }}{% endmacro %}
{% test positive(model, column_name) %}select 1{% endtest %}
//- dbt_packages/tools/dbt_project.yml
name: tools
//- dbt_packages/tools/macros/star.sql
{% macro <star|star|>(relation, except=[]) %}*{% endmacro %}
`.trimStart();

const { checkProblems, checkHover } = featureChecks(macroFeature, BASE);

/** Checks the signature with its active parameter in brackets. */
async function checkSignature(text: string, expected: string | undefined): Promise<void> {
  const fixture = await FixtureProject.open(`${BASE}//- models/m.sql\n${text}`);
  const { context, offset } = fixture.at();
  const help = macroFeature.signature?.(context, offset);
  const signature = help?.signatures[0];
  const active = help?.activeParameter === undefined ? undefined : signature?.parameters[help.activeParameter]?.label;
  const { label } = signature ?? {};
  const marked =
    label === undefined || active === undefined
      ? label
      : `${label.slice(0, active.start)}[${label.slice(active.start, active.end)}]${label.slice(active.end)}`;
  assert.equal(marked, expected);
}

async function checkDefinition(text: string, file: string, mark: string): Promise<void> {
  const fixture = await FixtureProject.open(`${BASE}//- models/m.sql\n${text}`);
  const { context, offset } = fixture.at();
  const span = fixture.fixture.spans.find(({ name }) => name === mark);
  assert.ok(span);
  const place = { file: `${ROOT}/${file}`, span: { start: span.start, end: span.end } };
  assert.deepEqual(macroFeature.define?.(context, offset), [place]);
}

describe('problems of macro calls', () => {
  it('marks a macro that does not exist, with the nearest that do', async () => {
    await checkProblems("{{ cent('a') }} {{ star(this) }} {{ quite_unlike_anything() }}", [
      'macro.missing: cent -> cents',
      'macro.missing: star -> tools.star',
      'macro.missing: quite_unlike_anything',
    ]);
    await checkProblems('{{ tools.stra(this) }} {{ dbt.dateadx(1, 2, 3) }}', [
      'macro.missing: tools.stra -> tools.star',
      'macro.missing: dbt.dateadx -> dbt.dateadd',
    ]);
    await checkProblems("{% do exceptions.CompilationError('no') %}{% do exceptions.raise_compiler_error('no') %}", [
      'macro.missing: exceptions.CompilationError -> exceptions.raise_compiler_error',
    ]);
  });

  it('marks a package that is not there', async () => {
    await checkProblems("{{ tool.star(this) }} {{ dbt_utils.star(ref('a')) }}", [
      'macro.package: tool -> tools',
      'macro.package: dbt_utils',
    ]);
  });

  it('marks arguments that a macro does not take', async () => {
    await checkProblems("{{ cents('a', 2, 3) }} {{ cents('a', digit=3) }} {{ cents('a', digits=3) }}", [
      'macro.arguments: 3',
      'macro.arguments: digit -> digits',
    ]);
    await checkProblems('{{ any_number(1, 2, x=3) }} {{ cents(*args) }}'.replace('*args', '*[1, 2, 3]'), []);
    await checkProblems("{{ cents('a', digits=1, digits=2) }}", ['macro.arguments: digits']);
    await checkProblems("{{ var() }} {{ env_var('A', 'b', 'c') }} {{ log('x', inf=true) }}", [
      'macro.arguments: var',
      "macro.arguments: 'c'",
      'macro.arguments: inf -> info',
    ]);
  });

  it('knows what dbt and Jinja bring along, and what a template defines itself', async () => {
    const known = [
      "{{ run_query('select 1') }} {{ dbt.date_trunc('day', 'a') }} {{ adapter.get_relation(a, b, c) }}",
      '{% set f = adapter.dispatch("x") %}{{ f() }}{% for row in [] %}{{ row.values() }}{% endfor %}',
      '{% call statement("x") %}select 1{% endcall %}{{ modules.datetime.datetime.now() }}{{ dremio__type_string() }}',
      '{% set a, b, c = 1, 2, 3 %}{% call(one) cents(1) %}{{ one.x() }}{% endcall %}{{ range(3) }}{{ [].append(1) }}',
    ];
    await checkProblems(known.join('\n'), []);
  });

  it('leaves macros of the adapter of another warehouse to dbt', async () => {
    const fixture = await FixtureProject.open(`${BASE}//- models/m.sql\n{{ get_warehouse_tag() }}`);
    const told = () => problemsTold(macroFeature, fixture.contextOf('models/m.sql'));
    assert.deepEqual(told(), ['macro.missing: get_warehouse_tag']);
    fixture.workspace.setOtherWarehouses(new Map([[ROOT, 'snowflake']]));
    assert.deepEqual(told(), []);
  });

  it('tells slips of the pen alone in macros, which other projects may run', async () => {
    const body = "{% macro m() %}{{ cent('a') }}{{ quite_unlike_anything() }}{% endmacro %}";
    await checkProblems(body, ['macro.missing: cent -> cents'], 'macros/m.sql');
  });

  it('is silent in text that dbt does not render as SQL of the project', async () => {
    await checkProblems('{{ nothing_of_the_kind() }}', [], 'notes/m.sql');
  });
});

describe('problems of names', () => {
  it('marks filters and tests that Jinja does not have', async () => {
    await checkProblems("{{ 'a' | uper }} {% if 1 is defned %}{% endif %}", [
      'jinja.filter: uper -> upper',
      'jinja.test: defned -> defined',
    ]);
  });

  it('marks a name that nothing defines, unless the template asks whether it is', async () => {
    await checkProblems('{% set total = 1 %}{{ totl }}', ['jinja.undefined: totl -> total']);
    await checkProblems('{% if thing is defined %}{{ thing }}{% endif %}{{ other | default(1) }}', []);
    await checkProblems('{{ target.name }} {{ this }} {{ execute }} {{ cents }} {{ tools }} {{ dbt }}', []);
    await checkProblems('{{ totl.x }} {% if other.x %}{% endif %}', [
      'jinja.undefined: totl',
      'jinja.undefined: other',
    ]);
    await checkProblems('{% if filter and 1 %}where {{ filter }}{% endif %}', []);
    await checkProblems('{% set make = dbt.star_of_old or other.star %}', []);
    await checkProblems('{{ this[totl] }} {{ range(totl) }} {% for x in totl %}{% endfor %}', []);
    await checkProblems('{{ half', []);
    await checkProblems('{% filter upper %}x{% endfilter %}', []);
  });
});

describe('hover of macros and names', () => {
  it('tells the signature, the comment before a macro, its package and its file', async () => {
    await checkHover(
      "{{ ce<|>nts('a') }}",
      /cents\(column, digits=2\)[^]*Turns cents into money\.[^]*shop · `macros\/money.sql`/,
    );
    await checkHover('{{ tools.st<|>ar(this) }}', /star\(relation, except=\[\]\)[^]*tools · `dbt_packages/);
    await checkHover("{{ adapter.dispatch('ma<|>sk', 'shop') }}", /default__mask\(column\)/);
  });

  it('tells what dbt and Jinja bring along', async () => {
    await checkHover('{{ tar<|>get.name }}', /The target of the profile/);
    await checkHover('{{ target.na<|>me }}', /Name of the target/);
    await checkHover("{{ x | jo<|>in(',') }}", /Items as one text/);
    await checkHover('{% if x is def<|>ined %}', /There is such a name/);
    await checkHover('{% fo<|>r a in b %}{% endfor %}', /once for each item/);
    await checkHover('{{ dbt.date_tr<|>unc() }}', /The start of the unit/);
  });

  it('tells the parameter that a keyword names', async () => {
    await checkHover("{{ cents('a', dig<|>its=3) }}", /^```jinja\ndigits=2/);
    await checkHover("{{ cents('a', other<|>=3) }}", undefined);
  });

  it('tells what a template sets', async () => {
    await checkHover('{% set total = 1 + 2 %}{{ to<|>tal }}', /set total = 1 \+ 2/);
    await checkHover('{% set target = {} %}{{ target.na<|>me }}', undefined);
    await checkHover('select na<|>me', undefined);
  });
});

describe('a tag that is still being written', () => {
  it('makes no macros of the SQL below it', async () => {
    await checkProblems('{{ config(mater\nselect count(*) as n, sum(a) as b from {{ centz(a) }}', [
      'macro.missing: centz -> cents',
    ]);
  });
});

describe('signature of macros and functions', () => {
  it('marks the parameter that is being written', async () => {
    await checkSignature('{{ cents(<|>', 'cents([column], digits=2)');
    await checkSignature("{{ cents('a', <|>) }}", 'cents(column, [digits=2])');
    await checkSignature('{{ cents(digits=<|>) }}', 'cents(column, [digits=2])');
    await checkSignature("{{ cents(['a', <|>]) }}", 'cents([column], digits=2)');
    await checkSignature('{{ tools.star(<|>) }}', 'tools.star([relation], except=[])');
    await checkSignature("{{ log('x', <|>) }}", 'log(msg, [info=False])');
    await checkSignature("{{ cents('a', 1, <|>) }}", 'cents(column, digits=2)');
    await checkSignature("{{ x | replace('a', <|>) }}", 'replace(old, [new], count=None)');
    await checkSignature('{{ (<|>) }}', undefined);
  });

  it('hides no lines of config() below a box that marks no parameter', async () => {
    await checkSignature("{{ config(\n  materialized='view',\n  <|>) }}", undefined);
  });
});

describe('definition of macros', () => {
  it('goes to macros of the project, of packages, and to what is dispatched to', async () => {
    await checkDefinition("{{ ce<|>nts('a') }}", 'macros/money.sql', 'cents');
    await checkDefinition('{{ tools.st<|>ar(this) }}', 'dbt_packages/tools/macros/star.sql', 'star');
    await checkDefinition("{{ adapter.dispatch('ma<|>sk', 'shop') }}", 'macros/money.sql', 'mask');
  });
});

describe('catalogue of macros', () => {
  it('documents only macros that dbt and dbt-dremio have', () => {
    const strange = [...DBT_MACROS, ...DREMIO_MACROS].filter(({ name }) => !INTERNAL_MACRO_NAMES.has(name));
    assert.deepEqual(
      strange.map(({ name }) => name),
      [],
    );
  });

  it('marks a macro whose name another one of the package has, as dbt does', async () => {
    const again = '{% macro cents(x) %}1{% endmacro %}{% macro mine() %}2{% endmacro %}';
    await checkProblems(again, ['macro.duplicate: cents'], 'macros/again.sql');
    await checkProblems('{% macro star() %}1{% endmacro %}', [], 'macros/star.sql');
  });
});
