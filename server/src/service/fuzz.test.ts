import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../test/support/fixtureProject';
import type { FeatureContext } from './feature';
import { completeAt, hoverAt, placesAt, problemsOf } from './languageFeatures';
import { OpenDocument } from './workspace/openDocument';

const FILES: Readonly<Record<string, string>> = {
  'models/a.sql': `{{ config(materialized='table', tags=["x"]) }}
with b as (select * from {{ ref('b') }} where {% if is_incremental() %} id > (select 1) {% endif %})
{% for x in [1, 2] %} select {{ x }}, '{{ source("raw", 'orders') }}' {% endfor %} -- {{ ref('p', "b", v=1) }}
create reflection r on raw.orders using display (id, "b c") {# end`,
  'models/p.py': `def model(dbt, session):\n    # x\n    return dbt.ref("b", v=1).join(dbt.source('raw', "orders"))`,
  'models/s.yml': `sources:\n  - name: raw\n    tables: [{name: orders, columns: [{name: id, data_tests: [unique, {not_null: {config: {}}}]}]}]
exposures:\n  - name: e\n    depends_on: [ref('b'), "{{ source('raw', 'orders') }}"]\nmodels: &x\n  - name: b\n    versions: [{v: 1}]\n    description: "{{ doc('d') }}"`,
  'dbt_project.yml': `name: shop\nmodel-paths: [models]\nvars: {a: 1}\nmodels:\n  shop:\n    +schema: "{{ var('a') }}"`,
};

/** Whatever is asked, anywhere in a text, is answered; and problems lie in the text. */
function askAll(context: FeatureContext): void {
  const { text } = context.document;
  for (let offset = 0; offset <= text.length; offset += 11) {
    for (const { replace } of completeAt(context, offset)) assert.ok(replace.start <= offset && offset <= replace.end);
    hoverAt(context, offset);
    placesAt(context, offset);
  }
  for (const { span } of problemsOf(context))
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length + 1);
}

describe('half-written and broken files', () => {
  it('are served at every length, and with any letter missing or doubled', async () => {
    const fixture = await FixtureProject.open('//- models/b.sql\nselect 1 as id\n');
    const { workspace } = fixture;
    for (const [file, whole] of Object.entries(FILES)) {
      const path = `${ROOT}/${file}`;
      const places = Array.from({ length: Math.ceil(whole.length / 5) }, (_, at) => at * 5);
      const variants = places.flatMap(at => [
        whole.slice(0, at),
        whole.slice(0, at) + whole.slice(at + 1),
        whole.slice(0, at + 1) + whole.slice(at),
      ]);
      for (const text of variants) {
        workspace.edit(path, text);
        if (file === 'dbt_project.yml') await workspace.complete;
        askAll({ ...fixture.contextOf(file), document: new OpenDocument(path, text) });
        for (const node of fixture.project.nodes()) fixture.project.dependenciesOf(node);
      }
    }
  });
});
