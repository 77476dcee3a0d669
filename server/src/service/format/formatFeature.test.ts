import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseJinja } from '@lakehouse/jinja';
import { tokenize } from '@lakehouse/sql';
import { FixtureProject } from '../../../../test/support/fixtureProject';
import { fakeProject } from '../../../../test/support/fakeProject';
import type { TextChange } from '../answers/workspaceChange';
import type { FeatureContext, FormatOptions } from '../feature';
import { compileDocument } from '../compile/compileDocument';
import { formatChanges } from '../languageFeatures';
import { DEFAULT_SETTINGS, type LanguageSettings } from '../languageSettings';
import { OpenDocument } from '../workspace/openDocument';
import { ReflectionBook } from '../dbt/reflection/reflectionBook';
import { formatTemplate, placedText } from './formatTemplate';

const STYLE = { tabSize: 4, tabs: false, keywordCase: 'preserve' } as const;

function contextOf(text: string, settings: LanguageSettings): FeatureContext {
  return {
    document: new OpenDocument('/shop/models/orders.sql', text),
    project: fakeProject([]),
    datasets: new Map(),
    settings,
    reflections: new ReflectionBook(),
    documentAt: () => undefined,
  };
}

function applied(text: string, changes: readonly TextChange[]): string {
  let result = text;
  for (const { span, text: wanted } of changes.toReversed())
    result = result.slice(0, span.start) + wanted + result.slice(span.end);
  return result;
}

async function formatted(
  text: string,
  options: Partial<FormatOptions> = {},
  settings: Partial<LanguageSettings> = {},
): Promise<string> {
  const context = contextOf(text, { ...DEFAULT_SETTINGS, ...settings });
  const changes = await formatChanges(context, { selection: undefined, tabSize: 4, tabs: false, ...options });
  return applied(text, changes);
}

/** Checks how a text is laid out, and that laying it out again changes nothing. */
async function checkFormat(text: string, expected: string, options?: Partial<FormatOptions>): Promise<void> {
  const result = await formatted(text, options);
  assert.equal(result, expected);
  assert.equal(await formatted(result, options), result, 'again');
}

/** Checks that nothing but white space is changed, and nothing at all the second time. */
async function checkKeeps(text: string, name = text): Promise<void> {
  const placed = await formatTemplate(parseJinja(text), STYLE);
  if (placed === undefined) return;
  const once = placedText(placed);
  assert.equal(once.replace(/\s/g, ''), text.replace(/\s/g, ''), name);
  const again = await formatTemplate(parseJinja(once), STYLE);
  assert.equal(again && placedText(again), once, name);
}

/** The tokens of a text, one a line. */
function tokensOf(sql: string): string {
  return tokenize(sql)
    .map(({ text }) => text)
    .join('\n');
}

function sqlBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.sql') && !/(^|[\\/])(target|dbt_packages)[\\/]/.test(name))
    .map(name => join(folder, name));
}

describe('formatting', () => {
  it('lays out a model', async () => {
    await checkFormat(
      `with a as (select * from {{ ref('x') }} where b::int>0 and not nvl(c,false)),\n\n\nd as (select a,b, sum(c) as {{ m }}_amount from a left join e on a.id=e.id and (e.x=1 or e.y=2) group by 1,2) select * from d limit 10;`,
      `with
    a as (
        select *
        from {{ ref('x') }}
        where
            b::int > 0
            and not nvl(c, false)
    ),

    d as (
        select
            a,
            b,
            sum(c) as {{ m }}_amount
        from a
        left join e on a.id = e.id
            and (
                e.x = 1
                or e.y = 2
            )
        group by 1, 2
    )
select *
from d
limit 10;
`,
    );
  });

  it('puts tags of blocks on lines of their own and what is between them one step in', async () => {
    await checkFormat(
      `{{ config(materialized='incremental') }}
{% set kinds = ['a',
  'b'] %}
select {% for kind in kinds %} sum({{ kind }}) as {{ kind }},
{% endfor %} day from t {% if is_incremental() %} where day > 1
{% elif x -%} where day > 2 and y {%- endif %}
{{ dbt_utils.group_by(2) }}`,
      `{{ config(materialized='incremental') }}
{% set kinds = ['a',
  'b'] %}
select
    {% for kind in kinds %}
        sum({{ kind }}) as {{ kind }},
    {% endfor %}
    day
from t
{% if is_incremental() %}
    where day > 1
{% elif x -%}
    where
        day > 2
        and y
{%- endif %}
{{ dbt_utils.group_by(2) }}
`,
    );
  });

  it('keeps what touches Jinja, and blocks on one line, as they are', async () => {
    await checkFormat(
      `select {{ m }}_amount,"{{ a }}"."b",x.{{ c }} , count(*){% if not loop.last %},{% endif %} from {{ t }}_{{ u }}('x') where a='{{ var('d') }}' -- {{ this }} it's`,
      `select
    {{ m }}_amount,
    "{{ a }}"."b",
    x.{{ c }},
    count(*){% if not loop.last %},{% endif %}
from {{ t }}_{{ u }}('x')
where a = '{{ var('d') }}' -- {{ this }} it's
`,
    );
    await checkFormat(
      `select\n{% for x in y %}\n{{ x }} {% if not loop.last %},{% endif %}\n{% endfor %}\nfrom t`,
      `select\n    {% for x in y %}\n        {{ x }} {% if not loop.last %},{% endif %}\n    {% endfor %}\nfrom t\n`,
    );
  });

  it('keeps comments where they are', async () => {
    await checkFormat(
      `-- head\nselect a, -- of a\n/* of\n   b */ b,\n{# gone #}\nc {# behind #}\nfrom t // end`,
      `-- head
select
    a, -- of a
    /* of
   b */
    b,
    {# gone #}
    c {# behind #}
from t // end
`,
    );
  });

  it('lays out macros, and leaves text that is no SQL as it is', async () => {
    await checkFormat(
      `{% macro cents(x) %}\nround({{ x }}/100,2)\n{% endmacro %}\n\n{% set words %}\n a   b\n{% endset %}\n{% macro one(x) %}({{ x }}  +1){% endmacro %}`,
      `{% macro cents(x) %}\n    round({{ x }} / 100, 2)\n{% endmacro %}\n\n{% set words %}\n a   b\n{% endset %}\n{% macro one(x) %}({{ x }}  +1){% endmacro %}\n`,
    );
  });

  it('lays out statements on reflections', async () => {
    await checkFormat(
      `alter dataset "a"."b" create aggregate reflection fast using dimensions (a by day,b) measures (c (sum,count)) partition by (a);drop reflection fast on a.b`,
      `alter dataset "a"."b"
create aggregate reflection fast
using dimensions (a by day, b)
measures (c (sum, count))
partition by (a);

drop reflection fast on a.b
`,
    );
  });

  it('uses tabs and another width where it is told to', async () => {
    await checkFormat('select a, b from t', 'select\n\ta,\n\tb\nfrom t\n', { tabs: true });
    await checkFormat('select a, b from t', 'select\n  a,\n  b\nfrom t\n', { tabSize: 2 });
  });

  it('writes keywords large or small only where that is set, and nothing of Jinja', async () => {
    const text = `Select Day, sum(x) As y From {{ ref('Select') }} Where a Is Not Null`;
    assert.match(await formatted(text), /^Select\n {4}Day,\n {4}sum\(x\) As y\n/);
    const upper = await formatted(text, {}, { keywordCase: 'upper' });
    assert.equal(upper, `SELECT\n    Day,\n    sum(x) AS y\nFROM {{ ref('Select') }}\nWHERE a IS NOT NULL\n`);
  });

  it('changes the lines of the selection alone', async () => {
    const text = 'select a,b from t;\n\nselect c,d from u;\n';
    const start = text.indexOf('select c');
    const result = await formatted(text, { selection: { start, end: text.indexOf('u;') + 2 } });
    assert.equal(result, 'select a,b from t;\n\nselect\n    c,\n    d\nfrom u;\n');
  });

  it('keeps the line ends of the file', async () => {
    assert.equal(await formatted('select a,\r\nb from t\r\n'), 'select\r\n    a,\r\n    b\r\nfrom t\r\n');
  });

  it('changes nothing where it cannot keep everything', async () => {
    for (const text of ["select 'a", 'select ((a', '{% if x %} select 1', 'select {{ a', 'select 1 {% endif %}', ''])
      assert.equal(await formatted(text), text);
  });

  it('leaves other files alone', async () => {
    const project = await FixtureProject.open('//- models/a.yml\nversion:   2<|>');
    const { context } = project.at();
    assert.deepEqual(await formatChanges(context, { selection: undefined, tabSize: 4, tabs: false }), []);
  });

  it('keeps every token of the SQL in the sample and in the projects of the tests', async () => {
    const files = [...sqlBelow('samples'), ...sqlBelow('test')];
    assert.ok(files.length > 40);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      assert.ok(await formatTemplate(parseJinja(text), STYLE), `${file} is laid out`);
      await checkKeeps(text, file);
    }
  });

  it('changes nothing of the SQL that a model is compiled to but white space', async () => {
    const folder = 'test/integration/compile/projects/jinja';
    const files = sqlBelow(folder).map(file => `//- ${relative(folder, file)}\n${readFileSync(file, 'utf8')}`);
    const project = await FixtureProject.open(files.join('\n'));
    let compared = 0;
    for (const file of project.fixture.files.keys()) {
      if (!file.startsWith('models/')) continue;
      const context = project.contextOf(file);
      const { document } = context;
      const compiled = (text: string): string | undefined => {
        const result = compileDocument({
          document: new OpenDocument(document.path, text),
          project: context.project,
          selection: { start: 0, end: 0 },
          environment: () => undefined,
          documentAt: other => context.documentAt(other)?.jinja,
        });
        return result.kind === 'compiled' ? tokensOf(result.sql) : undefined;
      };
      const before = compiled(document.text);
      const placed = await formatTemplate(document.jinja, STYLE);
      if (before === undefined || placed === undefined) continue;
      assert.equal(compiled(placedText(placed)), before, file);
      compared += 1;
    }
    assert.ok(compared > 3, `${compared} models were compared`);
  });

  it('keeps every token of texts that are cut or lack a piece', async () => {
    const text = readFileSync('samples/lakehouse/models/marts/fct_orders.sql', 'utf8') + SHORT;
    let seed = 20_261_124;
    const chance = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    for (let round = 0; round < 300; round += 1) {
      const start = chance(text.length);
      await checkKeeps(text.slice(0, start) + text.slice(start + chance(12)));
    }
  });
});

const SHORT = `
;select a,{% for x in xs %}{{ x }}_y{% if not loop.last %},{% endif %}
{% endfor %} case when b then '{{ c }}' end -- {{ d }}
from {{ e }}.f g join h on g.i=h.i and j::int in (1,2) {# k #} where {{ l }} {% if m %} and n {% else %} or o
{% endif %} group by 1,2`;
