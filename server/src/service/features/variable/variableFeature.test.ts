import assert from 'node:assert/strict';
import { featureChecks, problemsTold } from '../../../../../test/support/featureChecks';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import { variableFeature } from './variableFeature';

const BASE = `
//- dbt_project.yml
name: shop
profile: shop
vars:
  <start|start_date|>: '2024-01-01'
  shop:
    limit: 10
//- models/other.sql
select '{{ env_var("REGION") }}' as region
`.trimStart();

async function checkCompletion(text: string, labels: readonly string[], taken?: string): Promise<void> {
  const fixture = await FixtureProject.open(`${BASE}//- models/m.sql\n${text}`);
  const { context, offset } = fixture.at();
  const entries = variableFeature.complete?.(context, offset) ?? [];
  assert.deepEqual(entries.map(({ label }) => label).toSorted(), labels);
  const first = entries.find(({ label }) => label === labels[0]);
  if (taken === undefined || first === undefined) return;
  const before = context.document.text;
  assert.equal(before.slice(0, first.replace.start) + first.insert + before.slice(first.replace.end), taken);
}

const { checkProblems, checkHover } = featureChecks(variableFeature, BASE);

describe('variables', () => {
  it('are completed by name, with quotes where there are none', async () => {
    await checkCompletion("{{ var('<|>') }}", ['limit', 'start_date'], "{{ var('limit') }}");
    await checkCompletion("{{ var('st<|>", ['limit', 'start_date'], "{{ var('limit'");
    await checkCompletion('{{ var(<|>) }}', ['limit', 'start_date'], "{{ var('limit') }}");
    await checkCompletion('{{ env_var("<|>") }}', ['REGION'], '{{ env_var("REGION") }}');
    await checkCompletion("{{ var('limit', '<|>') }}", []);
  });

  it('are not marked in text that dbt does not render', async () => {
    await checkProblems("Write {{ var('limti') }}.", [], 'models/readme.md');
  });

  it('are marked when nothing sets them and they have no default', async () => {
    await checkProblems("{{ var('limti') }} {{ var('nothing', 1) }} {{ var('limit') }} {{ env_var('NOWHERE') }}", [
      'var.missing: limti -> limit',
    ]);
    await checkProblems(
      "models: # {{ var('nothing') }}\n  - name: m\n    description: \"{{ var('none') }}\"\n",
      ['var.missing: none'],
      'models/m.yml',
    );
  });

  it('are refused when they are secrets of the environment, save where dbt gives them', async () => {
    const secret = ['env.secret: DBT_ENV_SECRET_TOKEN'];
    await checkProblems("select '{{ env_var('DBT_ENV_SECRET_TOKEN') }}', '{{ env_var('DBT_ENV_OTHER') }}'", secret);
    await checkProblems(
      "{% macro m() %}{{ env_var('DBT_ENV_SECRET_TOKEN', 'x') }}{% endmacro %}",
      secret,
      'macros/m.sql',
    );
    const yaml = 'a: "{{ env_var(\'DBT_ENV_SECRET_TOKEN\') }}"\n';
    await checkProblems(`models: [{ name: m, config: { ${yaml.trim()} } }]\n`, secret, 'models/m.yml');
    for (const file of ['profiles.yml', 'packages.yml', 'dependencies.yml']) await checkProblems(yaml, [], file);
  });

  it('tell their value, where it is set, and who asks for them', async () => {
    await checkHover("{{ var('start<|>_date') }}", /start_date: 2024-01-01[^]*`dbt_project.yml`/);
    await checkHover("{{ var('lim<|>it') }}", /limit: 10/);
    await checkHover("{{ var('other<|>', 3) }}", /its default counts/);
    await checkHover("{{ env_var('REG<|>ION') }}", /must be set[^]*`models\/other.sql`/);
  });

  it('count from vars.yml, as dbt reads it since 1.12, where dbt_project.yml sets none', async () => {
    const text = `//- dbt_project.yml
name: shop
profile: shop
//- vars.yml
vars:
  <start|region|>: north
//- models/m.sql
{{ var('reg<|>ion') }} {{ var('start_date') }}
`;
    const fixture = await FixtureProject.open(text);
    const { context, offset } = fixture.at();
    const [span] = fixture.fixture.spans;
    assert.ok(span);
    const file = `${ROOT}/vars.yml`;
    assert.deepEqual(problemsTold(variableFeature, context), ['var.missing: start_date']);
    assert.deepEqual(variableFeature.define?.(context, offset), [{ file, span: { start: span.start, end: span.end } }]);
    assert.match(variableFeature.hover?.(context, offset)?.markdown ?? '', /region: north[^]*`vars.yml`/);
    fixture.workspace.edit(file, 'vars: {start_date: x}');
    await fixture.workspace.complete;
    assert.deepEqual(problemsTold(variableFeature, fixture.contextOf('models/m.sql')), ['var.missing: region']);
  });

  it('are refused in two files at once', async () => {
    await checkProblems('vars: {region: north}\n', ['var.twoFiles: vars'], 'vars.yml');
    await checkProblems("{{ var('region') }}\n//- vars.yml\nvars: {region: north}\n", ['var.missing: region']);
  });

  it('lead to the line that sets them', async () => {
    const fixture = await FixtureProject.open(`${BASE}//- models/m.sql\n{{ var('start<|>_date') }}`);
    const { context, offset } = fixture.at();
    const span = fixture.fixture.spans.find(({ name }) => name === 'start');
    assert.ok(span);
    assert.deepEqual(variableFeature.define?.(context, offset), [
      { file: `${ROOT}/dbt_project.yml`, span: { start: span.start, end: span.end } },
    ]);
  });
});
