import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';
import type { Completion } from '../../answers/completion';
import { jinjaFeature } from './jinjaFeature';

const BASE = `
//- packages.yml
packages: []
//- macros/money.sql
{% macro cents(column, digits=2) %}{{ column }} / 100{% endmacro %}
{% macro default__mask(column) %}{{ column }}{% endmacro %}
{% test positive(model, column_name) %}select 1{% endtest %}
//- macros/money.yml
macros:
  - name: cents
    description: Money of cents.
    arguments:
      - name: column
        type: column
        description: In cents.
//- dbt_packages/tools/dbt_project.yml
name: tools
//- dbt_packages/tools/macros/star.sql
{% macro star(relation, except=[]) %}*{% endmacro %}
`.trimStart();

async function entriesAt(text: string, file = 'models/m.sql'): Promise<{ all: readonly Completion[]; text: string }> {
  const fixture = await FixtureProject.open(`${BASE}//- ${file}\n${text}`);
  const { context, offset } = fixture.at();
  return { all: jinjaFeature.complete?.(context, offset) ?? [], text: context.document.text };
}

/** Checks that labels are among what is offered, and the text once the first of them is taken. */
async function checkOffered(text: string, labels: readonly string[], taken?: string): Promise<void> {
  const found = await entriesAt(text);
  const names = new Set(found.all.map(({ label }) => label));
  assert.deepEqual(
    labels.filter(label => !names.has(label)),
    [],
    [...names].join(' '),
  );
  const first = found.all.find(({ label }) => label === labels[0]);
  if (taken === undefined || first === undefined) return;
  assert.equal(found.text.slice(0, first.replace.start) + first.insert + found.text.slice(first.replace.end), taken);
}

/** Checks that these and no others are offered. */
async function checkAll(text: string, labels: readonly string[], file?: string): Promise<void> {
  const { all } = await entriesAt(text, file);
  assert.deepEqual(
    all.map(({ label }) => label),
    labels,
  );
}

async function checkNotOffered(text: string, labels: readonly string[]): Promise<void> {
  const names = new Set((await entriesAt(text)).all.map(({ label }) => label));
  assert.deepEqual(
    labels.filter(label => names.has(label)),
    [],
  );
}

describe('completion of names in Jinja', () => {
  it('puts ref and its like before what hardly anybody calls', async () => {
    const { all } = await entriesAt('{{ <|> }}');
    const sorted = all.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.label.localeCompare(b.label));
    assert.deepEqual(
      sorted.slice(0, 8).map(({ label }) => label),
      ['config', 'is_incremental', 'ref', 'source', 'target', 'this', 'var', 'cents'],
    );
  });

  it('leaves the keys of config() to themselves, and offers values behind them', async () => {
    await checkAll("{{ config(materialized='view', l<|>) }}", []);
    await checkOffered('{{ config(alias=<|>) }}', ['target', 'var']);
  });

  it('symptom 6: works in half-written text of an empty model, and doubles no braces', async () => {
    await checkOffered('{{ re<|>', ['ref', 'return', 'run_query'], "{{ ref('$1')$0");
    await checkOffered('{{ re<|> }}', ['ref'], "{{ ref('$1')$0 }}");
    await checkOffered('{{<|>}}', ['ref'], "{{ref('$1')$0}}");
    await checkOffered('{{ <|>\nselect 1', ['ref', 'source'], "{{ ref('$1')$0\nselect 1");
  });

  it('symptom 6: keeps the arguments of a call that is changed', async () => {
    await checkOffered("{{ re<|>('stg') }}", ['ref'], "{{ ref('stg') }}");
    await checkOffered("{{ ce<|>nts('a') }}", ['cents'], "{{ cents('a') }}");
  });

  it('offers macros with a stop for each parameter that must be given', async () => {
    await checkOffered('{{ c<|> }}', ['cents'], '{{ cents(${1:column})$0 }}');
    await checkOffered('{{ s<|> }}', ['tools.star', 'is_incremental', 'dateadd'], '{{ tools.star(${1:relation})$0 }}');
    await checkNotOffered('{{ <|> }}', ['star', 'test_positive', 'positive']);
  });

  it('tells what YAML says of a macro', async () => {
    const { all } = await entriesAt('{{ c<|> }}');
    const { documentation } = all.find(({ label }) => label === 'cents') ?? {};
    assert.match(documentation ?? '', /cents\(column, digits=2\)[^]*Money of cents[^]*`column` \(column\): In cents/);
  });

  it('offers names of the template where they count', async () => {
    const text = `{% set total = 1 %}{% for row in rows %}{{ <|> }}{% endfor %}{% set later = 2 %}`;
    await checkOffered(text, ['total', 'row']);
    await checkNotOffered(text, ['later']);
    await checkNotOffered('{% for row in rows %}{% endfor %}{{ <|> }}', ['row']);
    await checkOffered('{% macro m(a, b=1) %}{{ <|> }}{% endmacro %}', ['a', 'b']);
  });

  it('offers keyword arguments that are not given yet', async () => {
    await checkOffered("{{ cents('a', <|>) }}", ['digits='], "{{ cents('a', digits=) }}");
    await checkNotOffered("{{ cents('a', <|>) }}", ['column=']);
    await checkNotOffered("{{ cents('a', digits=<|>) }}", ['digits=']);
    await checkOffered("{{ log('a', in<|>", ['info=']);
  });

  it('offers in YAML what dbt gives to it', async () => {
    const { all } = await entriesAt('models:\n  - name: m\n    description: "{{ <|> }}"\n', 'models/m.yml');
    const names = all.map(({ label }) => label);
    assert.ok(names.includes('doc') && names.includes('var'));
    assert.ok(!names.includes('ref') && !names.includes('cents'));
  });

  it('leaves places to others that know what belongs there', async () => {
    await checkAll('{{ config(<|>) }}', []);
    await checkAll('{{ ref(<|>) }}', []);
    await checkAll("{{ var('<|>') }}", []);
    await checkOffered('{{ config(enabled=<|>) }}', ['target', 'var']);
  });

  it('offers nothing outside of tags, in comments, and where no name may stand', async () => {
    await checkAll('select <|> from t', []);
    await checkAll('{# re<|> #}', []);
    await checkAll('{% raw %}{{ re<|> }}{% endraw %}', []);
    await checkAll('{{ a <|> }}', []);
    await checkAll('{% set <|> %}', []);
    await checkAll('{{ re\nselect <|>', []);
  });
});

describe('completion of members in Jinja', () => {
  it('offers what a value of dbt has', async () => {
    await checkOffered('{{ this.<|> }}', ['identifier', 'schema', 'database'], '{{ this.identifier }}');
    await checkOffered('{{ target.na<|>', ['name', 'datalake']);
    await checkOffered('{{ adapter.<|> }}', ['dispatch', 'get_relation'], "{{ adapter.dispatch('$1', '$2')$0 }}");
    await checkOffered('{% for a in b %}{{ loop.<|> }}{% endfor %}', ['last', 'index']);
    await checkOffered('{% do exceptions.<|> %}', ['raise_compiler_error']);
    await checkOffered('{{ modules.datetime.<|> }}', ['timedelta', 'datetime']);
    await checkOffered('{{ model.<|> }}', ['config']);
  });

  it('offers the macros of a package', async () => {
    await checkAll('{{ tools.<|> }}', ['star']);
    await checkOffered('{{ dbt.<|> }}', ['date_trunc', 'type_string']);
  });

  it('offers what a relation has, of calls and of variables that hold one', async () => {
    await checkOffered("{{ ref('orders').<|> }}", ['identifier', 'include']);
    await checkOffered("{% set o = adapter.get_relation('a', 'b', 'c') %}{{ o.<|> }}", ['is_view', 'schema']);
    await checkAll("{{ other('orders').<|> }}", []);
  });

  it('offers nothing of what a template calls so itself', async () => {
    await checkAll('{% set target = x %}{{ target.<|> }}', []);
    await checkAll('{{ unknown.<|> }}', []);
  });

  it('offers what can be dispatched to', async () => {
    await checkAll("{{ adapter.dispatch('<|>') }}", ['mask']);
    await checkAll("{{ adapter.dispatch('mask', '<|>", ['shop', 'tools', 'dbt']);
  });
});

describe('completion of filters, tests and statements', () => {
  it('offers filters and tests', async () => {
    await checkOffered('{{ x | <|> }}', ['join', 'tojson', 'as_bool'], '{{ x | join }}');
    await checkOffered('{{ x | repl<|> }}', ['replace'], '{{ x | replace(${1:old}, ${2:new})$0 }}');
    await checkOffered('{% if x is <|> %}', ['defined', 'none'], '{% if x is defined %}');
    await checkOffered('{% if x is not <|> %}', ['defined']);
  });

  it('offers statements with their ends, and closes a tag that is open', async () => {
    await checkOffered('{% f<|>', ['for'], '{% for ${1:item} in ${2:items} %}\n$0\n{% endfor %}');
    await checkOffered('{% f<|> %}', ['for'], '{% for ${1:item} in ${2:items} %}\n$0\n{% endfor %}');
    await checkOffered('{%<|>%}', ['set'], '{% set ${1:name} = ${2:value} %}');
  });

  it('offers the end of the block that is open first', async () => {
    const found = await entriesAt('{% for a in b %}{% if a %}x{% <|> %}');
    const first = found.all.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).slice(0, 3);
    assert.deepEqual(
      first.map(({ label }) => label),
      ['endif', 'elif', 'else'],
    );
  });

  it('offers definitions where they belong', async () => {
    await checkOffered('{% <|> %}', ['if', 'set', 'call']);
    await checkNotOffered('{% <|> %}', ['macro', 'docs', 'snapshot']);
    const { all } = await entriesAt('{% <|> %}', 'macros/other.sql');
    assert.ok(all.some(({ label }) => label === 'macro'));
    await checkAll('{% <|> %}', ['docs'], 'models/texts.md');
  });
});
