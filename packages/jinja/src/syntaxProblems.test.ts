import assert from 'node:assert/strict';
import { parseJinja } from './parseJinja';

/** Checks the problems of a template, as `kind: marked text`, with what is expected behind it. */
function checkProblems(text: string, expected: readonly string[]): void {
  const shown = parseJinja(text).problems.map(
    ({ kind, span, expected: missing }) =>
      `${kind}: ${text.slice(span.start, span.end)}${missing === undefined ? '' : ` <- ${missing}`}`,
  );
  assert.deepEqual(shown, expected);
}

describe('what Jinja cannot read', () => {
  it('is a part of an expression that is missing or too much', () => {
    checkProblems('{{ }}', ['expected:  <- expression']);
    checkProblems('{{ a b }}', ['unexpected: b']);
    checkProblems('{{ a and }}', ['expected:  <- expression']);
    checkProblems('{{ a or or b }}', ['expected: or <- expression']);
    checkProblems('{{ f(a b) }}', ['unexpected: b']);
    checkProblems('{{ f(a=) }}', ['expected: ) <- expression']);
    checkProblems('{{ a. }}', ['expected:  <- expression']);
    checkProblems("{{ {'a' 1} }}", ['expected: 1 <- :']);
    checkProblems('{% if a = b %}{% endif %}', ['unexpected: =']);
    checkProblems('{% for a b in c %}{% endfor %}', ['expected: b <- in']);
    checkProblems('{% set x 1 %}{% endset %}', ['unexpected: 1']);
    checkProblems('{% do %}', ['expected:  <- expression']);
    checkProblems('{% macro m %}{% endmacro %}', ['expected:  <- (']);
    checkProblems("{% macro m('a') %}{% endmacro %}", ["unexpected: 'a'"]);
  });

  it('is a bracket, string, tag or comment without its end', () => {
    checkProblems('{{ f(a }}', ['unclosedBracket: ( <- )']);
    checkProblems('{{ [1, 2 }}', ['unclosedBracket: [ <- ]']);
    checkProblems("{{ ref('a }} and {{ b }}", ["unclosedString: 'a"]);
    checkProblems('{{ f(a="""\n  x,\n  y\n""",\n b=1) }}', []);
    checkProblems('{{ a', ['unclosedTag: {{ <- }}']);
    checkProblems('{% if a\nselect', ['unclosedTag: {% <- %}']);
    checkProblems('a {# b', ['unclosedComment: {# <- #}']);
    checkProblems('{% raw %} {{', ['unclosedRaw: {% <- endraw']);
  });

  it('is a word that begins no statement, and what stands behind an end', () => {
    checkProblems('{% return(1) %}', ['unknownTag: return']);
    checkProblems('{% elseif a %}', ['unknownTag: elseif']);
    checkProblems('{% %}', ['expected:  <- tag']);
    checkProblems('{% if a %}{% else if b %}{% endif c %}', ['unexpected: if', 'unexpected: c']);
  });

  it('is told for every tag of a text', () => {
    checkProblems('{{ a b }} {{ c }} {{ d. }}', ['unexpected: b', 'expected:  <- expression']);
  });
});

describe('idioms of dbt', () => {
  const IDIOMS = [
    "{% materialization x, adapter='dremio', supported_languages=['sql'] %}{{ return({'relations': [r]}) }}{% endmaterialization %}",
    '{% materialization x, default %}{% endmaterialization %}',
    '{% test t(model, column_name, quote=true) %}select 1{% endtest %}',
    "{% snapshot s %}{{ config(unique_key=['a', 'b']) }}select 1{% endsnapshot %}",
    '{% docs d %}Text{% enddocs %}',
    "{% do a.append({'k': [1, 2]}) %}",
    '{%+ if a +%}x{%- endif -%}',
    '{{ a[1:] }}{{ a[:-1] }}{{ a[::2] }}{{ a[1:2] }}',
    '{% for k, v in d.items() if v is not none recursive %}{{ loop(v) }}{{ loop.index }}{% else %}{% endfor %}',
    '{% for (a, b) in c %}{% endfor %}{% for a in 1, 2 %}{% endfor %}',
    '{% call(i) m(1) %}{{ i }}{% endcall %}{% call statement("x", fetch_result=True) %}s{% endcall %}',
    '{% set a, b = f(), (1,) %}{% set ns.x = 1 %}{% set c %}text{% endset %}{% set d | upper %}t{% endset %}',
    '{% raw %}{{ a b }} {% if %}{% endraw %}',
    '{% filter upper | trim %}x{% endfilter %}',
    '{{ a is not none and b is not divisibleby 3 and c is in [1] }}{{ not a is defined }}',
    "{{ 'a' 'b' ~ c | default('x', true) }}{{ f(*args, **kwargs) }}{{ f()() }}",
    "{% if a -%} x {% elif b == 'c' %}{% else: %}{% endif %}{% if x: %}{% endif %}",
    "{{ a if b else c if d }}{{ '}}' }}{{ \"{{ this }}\" }}{{ {'a': {'b': {}}} }}",
    '{{ a.0 }}{{ a | f.g(1) }}{{ 1_000.5e3 }}{{ (1, 2) }}{{ () }}{{ [] }}',
    "{% import 'x' as y %}{% from 'x' import y with context %}{% include 'z' ignore missing %}{% break %}",
  ];

  for (const idiom of IDIOMS)
    it(`reads ${idiom}`, () => {
      const { problems, structure } = parseJinja(idiom);
      assert.deepEqual([...problems, ...structure.problems], []);
    });

  it('joins texts that stand side by side', () => {
    const [call] = parseJinja('{{ f(\'a\' "b") }}').calls;
    const value = call?.args[0]?.value;
    assert.equal(value?.kind === 'string' ? value.value : undefined, 'ab');
  });
});
