import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';
import { structureFeature } from './structureFeature';

/** Checks the problems of a model, written as `code: marked text -> first text that may stand there`. */
async function checkProblems(text: string, expected: readonly string[], file = 'models/m.sql'): Promise<void> {
  const fixture = await FixtureProject.open(`//- ${file}\n${text}`);
  const { path } = fixture.contextOf(file).document;
  const context = fixture.contextOf(file);
  const problems = structureFeature.check?.(context) ?? [];
  const shown = problems.map(({ span, code, replacements = [], related = [] }) => {
    const marked = context.document.text.slice(span.start, span.end);
    const fix = replacements[0] === undefined ? '' : ` -> ${JSON.stringify(replacements[0].text)}`;
    const places = related.map(one => ` (${context.document.text.slice(one.place.span.start, one.place.span.end)})`);
    assert.ok(related.every(one => one.place.file === path));
    return `${code}: ${marked}${fix}${places.join('')}`;
  });
  assert.deepEqual(shown, expected);
}

/** Checks the text once the first fix of the first problem is taken. */
async function checkFix(text: string, mended: string): Promise<void> {
  const context = (await FixtureProject.open(`//- models/m.sql\n${text}`)).contextOf('models/m.sql');
  const [fix] = structureFeature.check?.(context)[0]?.replacements ?? [];
  assert.ok(fix);
  assert.equal(text.slice(0, fix.span.start) + fix.text + text.slice(fix.span.end), mended);
}

describe('blocks of Jinja', () => {
  it('that nothing closes are told where they begin', async () => {
    await checkProblems('{% if a %}select 1', ['jinja.block: {% if a %} -> "\\n{% endif %}\\n"']);
    await checkProblems('{% if a %}{% for b in c %}{% endif %}', ['jinja.block: {% for b in c %} -> "{% endfor %}"']);
    await checkProblems('{% set a %}select 1', ['jinja.block: {% set a %} -> "\\n{% endset %}\\n"']);
  });

  it('that another end closes are told with the place of their beginning', async () => {
    await checkProblems('{% for a in b %}x{% endif %}', ['jinja.block: {% endif %} -> "endfor" ({% for a in b %})']);
    await checkFix('{% for a in b %}x{%- endif -%}', '{% for a in b %}x{%- endfor -%}');
  });

  it('are told of ends and branches that have none', async () => {
    await checkProblems('{% endif %}{% else %}{% endfor %}', [
      'jinja.block: {% endif %}',
      'jinja.block: {% else %}',
      'jinja.block: {% endfor %}',
    ]);
    await checkProblems('{% if a %}{% else %}{% elif b %}{% endif %}', ['jinja.block: {% elif b %}']);
  });

  it('of a file are told all at once', async () => {
    await checkProblems('{% if a %}{{ b c }}{% for d in e %}{% endif %}{{ f( }}', [
      'jinja.syntax: c',
      'jinja.unclosed: ( -> ")"',
      'jinja.block: {% for d in e %} -> "{% endfor %}"',
    ]);
  });

  it('of documentation count in Markdown', async () => {
    await checkProblems(
      '{% docs a %}Text {% if %}',
      ['jinja.block: {% docs a %} -> "\\n{% enddocs %}\\n"'],
      'models/m.md',
    );
    await checkProblems('{% docs a %}{{ x y }}{% enddocs %}', [], 'models/m.md');
  });
});

describe('tags of Jinja', () => {
  it('that cannot be read are told with what mends them', async () => {
    await checkFix("select {{ ref('a }}", "select {{ ref('a' }}");
    await checkFix("select {{ ref('a' }}", "select {{ ref('a') }}");
    await checkFix('{% if a = 1 %}{% endif %}', '{% if a == 1 %}{% endif %}');
    await checkFix('{% if a && b %}{% endif %}', '{% if a and b %}{% endif %}');
    await checkFix('{% if a %}{% else if b %}{% endif %}', '{% if a %}{% elif b %}{% endif %}');
    await checkFix('{% if a %}{% elseif b %}{% endif %}', '{% if a %}{% elif b %}{% endif %}');
    await checkFix('{% log("x") %}', '{% do log("x") %}');
    await checkFix('{% fro a in b %}', '{% for a in b %}');
  });

  it('without an end are told where they begin', async () => {
    await checkProblems('select {{ a', ['jinja.unclosed: {{ -> " }}"']);
    await checkProblems('select {# a', ['jinja.unclosed: {#']);
  });

  it('are not looked for where dbt renders no file', async () => {
    await checkProblems('{{ a b }}', [], 'scripts/x.sql');
    await checkProblems('a: "{{ b c }}"', [], 'models/s.yml');
  });
});
