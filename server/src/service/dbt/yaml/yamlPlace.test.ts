import assert from 'node:assert/strict';
import { parseJinja } from '@lakehouse/jinja';
import { readFixture } from '../../../../../test/support/fixture';
import { yamlPlace } from './yamlPlace';

/** Checks the place of the cursor as `path · part · replaced text (keys beside)`. */
function checkPlace(yaml: string, expected: string | undefined): void {
  const fixture = readFixture(`//- s.yml\n${yaml.replace(/^\n/, '')}`);
  const text = fixture.files.get('s.yml') ?? '';
  assert.ok(fixture.cursor);
  const place = yamlPlace({ path: 's.yml', text, jinja: parseJinja('') }, fixture.cursor.offset);
  const path = place?.steps.map(step => (step.kind === 'item' ? '-' : step.name)).join('.');
  const keys = [...(place?.written.keys() ?? [])].toSorted().join(' ');
  const shown = place && `${path ?? ''} · ${place.part} · ${text.slice(place.word.start, place.word.end)} (${keys})`;
  assert.equal(shown, expected);
}

describe('yamlPlace', () => {
  it('finds the way through maps and lists', () => {
    checkPlace('mod<|>', ' · key · mod ()');
    checkPlace('version: 2\n<|>\nmodels: []', ' · key ·  (models version)');
    checkPlace('models:\n  - na<|>', 'models.- · entry · na ()');
    checkPlace('models:\n- name: a\n  de<|>\n- name: b', 'models.- · key · de (name)');
    checkPlace(
      'models:\n  - name: a\n    columns:\n      - name: x\n        da<|>\n',
      'models.-.columns.- · key · da (name)',
    );
    checkPlace('models:\n  - name: a\n    columns:\n      - name: x\n    <|>\n', 'models.- · key ·  (columns name)');
    checkPlace('models:\n  - name: a\n    config:\n      <|>\n    columns: []\n', 'models.-.config · key ·  ()');
  });

  it('finds values, in quotes and without', () => {
    checkPlace('models:\n  - name: st<|>g_a', 'models.-.name · value · stg_a ()');
    checkPlace('models:\n  - access: <|>', 'models.-.access · value ·  ()');
    checkPlace('models:\n  - name: "st<|>', 'models.-.name · value · st ()');
    checkPlace("x: 'a<|>b' # c", 'x · value · ab ()');
    checkPlace('x:<|>', undefined);
  });

  it('finds what stands between brackets', () => {
    checkPlace('tags: [a, b<|>]', 'tags.- · entry · b ()');
    checkPlace('models:\n  - {name: a, ac<|>}', 'models.- · key · ac (name)');
    checkPlace('models:\n  - {name: a, access: <|>}', 'models.-.access · value ·  (access name)');
    checkPlace('x:\n  - u: {arguments: {to: "r<|>"}}', 'x.-.u.arguments.to · value · r (to)');
    checkPlace('tags: [a]<|>', undefined);
  });

  it('finds entries of lists', () => {
    checkPlace('t:\n  - unique\n  - not<|>', 't.- · entry · not ()');
    checkPlace('t:\n- a\n- <|>', 't.- · entry ·  ()');
    checkPlace('t:\n  - x:\n      <|>', 't.-.x · key ·  ()');
  });

  it('finds nothing in comments and blocks of text', () => {
    checkPlace('a: 1 # b<|>', undefined);
    checkPlace('# <|>', undefined);
    checkPlace('d: |\n  text <|>here\n', undefined);
    checkPlace('d: |\n  te: <|>\n', undefined);
  });
});
