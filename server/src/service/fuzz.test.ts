import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { FixtureProject, ROOT } from '../../../test/support/fixtureProject';
import type { FeatureContext } from './feature';
import {
  actionsAt,
  completeAt,
  foldsOf,
  highlightsAt,
  hintsIn,
  hoverAt,
  lensesOf,
  linksOf,
  placesAt,
  problemsOf,
  referencesAt,
  renameAt,
  renameTargetAt,
  selectionsAt,
  signatureAt,
  symbolsOf,
  tokensOf,
} from './languageFeatures';
import type { Span } from './text/span';
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

/** Numbers that look like chance and are the same in every run. */
function chance(): (below: number) => number {
  let seed = 20_261_124;
  return below => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
}

/** Whatever is asked, anywhere in a text, is answered; and whatever is said of a place lies in the text. */
function askAll(context: FeatureContext, offsets: readonly number[]): void {
  const { text } = context.document;
  const inText = ({ start, end }: Span): void => {
    assert.ok(start >= 0 && start <= end && end <= text.length + 1, `${start}-${end} of ${text.length}`);
  };
  for (const offset of offsets) askAt(context, offset, inText);
  const problems = problemsOf(context);
  for (const { span } of problems) inText(span);
  actionsAt(context, { start: 0, end: text.length }, problems);
  for (const { span, nameSpan } of symbolsOf(context)) [span, nameSpan].forEach(inText);
  for (const { span } of [...linksOf(context), ...foldsOf(context), ...lensesOf(context), ...tokensOf(context)])
    inText(span);
  for (const { offset } of hintsIn(context, { start: 0, end: text.length })) inText({ start: offset, end: offset });
}

function askAt(context: FeatureContext, offset: number, inText: (span: Span) => void): void {
  for (const { replace } of completeAt(context, offset))
    assert.ok(replace.start <= offset && offset <= replace.end, 'a completion replaces what the cursor is not in');
  const hover = hoverAt(context, offset);
  if (hover !== undefined) inText(hover.span);
  placesAt(context, offset);
  referencesAt(context, offset, true);
  signatureAt(context, offset);
  highlightsAt(context, offset).forEach(({ span }) => inText(span));
  const selections = selectionsAt(context, offset);
  selections.forEach(inText);
  const target = renameTargetAt(context, offset);
  if (target === undefined) return;
  inText(target.span);
  renameOrRefuse(context, offset);
}

function renameOrRefuse(context: FeatureContext, offset: number): void {
  try {
    renameAt(context, offset, 'another_name');
  } catch (error) {
    assert.equal((error as Error).name, 'Failure');
  }
}

/** The files of the repository that a dbt project may hold. */
function fixtureFiles(): readonly string[] {
  return ['samples/lakehouse', 'test/integration']
    .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`))
    .filter(name => /\.(sql|ya?ml|py|md)$/.test(name) && statSync(name).isFile());
}

describe('half-written and broken files', function () {
  this.timeout(60_000);

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
        const offsets = Array.from({ length: Math.ceil(text.length / 40) }, (_, at) => at * 40);
        askAll({ ...fixture.contextOf(file), document: new OpenDocument(path, text) }, [...offsets, text.length]);
        for (const node of fixture.project.nodes()) fixture.project.dependenciesOf(node);
      }
    }
  });

  it('are served when any file of the sample or the fixtures is cut off or loses letters', async () => {
    const fixture = await FixtureProject.open('//- models/b.sql\nselect 1 as id\n');
    const random = chance();
    for (const name of fixtureFiles()) {
      const whole = readFileSync(name, 'utf8').slice(0, 3_000);
      const file = `models/${name.replaceAll('/', '_')}`;
      const variants = Array.from({ length: 8 }, (_, round) => {
        const at = random(whole.length + 1);
        return whole.slice(0, at) + (round % 2 === 0 ? '' : whole.slice(at + 1 + random(6)));
      });
      for (const text of variants) {
        fixture.workspace.edit(`${ROOT}/${file}`, text);
        askAll(fixture.contextOf(file), [random(text.length + 1), random(text.length + 1), text.length]);
      }
    }
  });
});
