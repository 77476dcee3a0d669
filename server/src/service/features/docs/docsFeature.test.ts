import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import { docsFeature } from './docsFeature';

const BASE = `
//- models/texts.md
{% docs <orders|orders|> %}
One row per order.
{% enddocs %}
{% docs customers %}People.{% enddocs %}
`.trimStart();

function yaml(description: string): string {
  return `${BASE}//- models/m.yml\nmodels:\n  - name: m\n    description: "${description}"\n`;
}

async function checkCompletion(description: string, labels: readonly string[]): Promise<void> {
  const fixture = await FixtureProject.open(yaml(description));
  const { context, offset } = fixture.at();
  const entries = docsFeature.complete?.(context, offset) ?? [];
  assert.deepEqual(
    entries.map(({ label }) => label),
    labels,
  );
}

async function checkProblems(text: string, expected: readonly string[]): Promise<void> {
  const fixture = await FixtureProject.open(text);
  const context = fixture.contextOf('models/m.yml');
  const problems = docsFeature.check?.(context) ?? [];
  assert.deepEqual(
    problems.map(({ span, code, replacements = [] }) => {
      const names = replacements.map(one => one.text).join(' ');
      return `${code}: ${context.document.text.slice(span.start, span.end)}${names && ` -> ${names}`}`;
    }),
    expected,
  );
}

describe('docs blocks', () => {
  it('are completed by name', async () => {
    await checkCompletion("{{ doc('<|>') }}", ['orders', 'customers']);
    await checkCompletion("{{ doc('<|>", ['orders', 'customers']);
    await checkCompletion("{{ ref('<|>') }}", []);
  });

  it('are marked when they are not there', async () => {
    await checkProblems(yaml("{{ doc('order') }}"), ['doc.missing: order -> orders']);
    await checkProblems(yaml("{{ doc('shop', 'orders') }} {{ doc('elsewhere', 'orders') }}"), ['doc.missing: orders']);
    await checkProblems(`${BASE}//- models/m.yml\n# {{ doc('none') }}\nmodels: []\n`, []);
  });

  it('tell their text and lead to their definition', async () => {
    const fixture = await FixtureProject.open(yaml("{{ doc('ord<|>ers') }}"));
    const { context, offset } = fixture.at();
    assert.equal(docsFeature.hover?.(context, offset)?.markdown, 'One row per order.');
    const span = fixture.fixture.spans.find(({ name }) => name === 'orders');
    assert.ok(span);
    const place = { file: `${ROOT}/models/texts.md`, span: { start: span.start, end: span.end } };
    assert.deepEqual(docsFeature.define?.(context, offset), [place]);
  });
});
