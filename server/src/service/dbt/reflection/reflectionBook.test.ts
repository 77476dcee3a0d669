import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import { problemsOf } from '../../languageFeatures';
import { OpenDocument } from '../../workspace/openDocument';
import { ReflectionBook } from './reflectionBook';

const BASE = `//- models/orders.sql
select 1 as id, 2 as amount, 'x' as status
`;
const ONE = 'create raw reflection';

/** Problems about reflections of one file, as `code: the other one's file`. */
function told(fixture: FixtureProject, file: string): readonly string[] {
  return problemsOf(fixture.contextOf(file))
    .filter(({ code }) => code === 'reflection.duplicate' || code === 'reflection.redundant')
    .map(({ code, related = [] }) => `${code}: ${related[0]?.place.file.slice(ROOT.length + 1) ?? ''}`);
}

function raw(name: string, display: string, dataset = 'analytics.orders'): string {
  return `alter dataset ${dataset} ${ONE} ${name} using display (${display});\n`;
}

describe('reflections of different files', () => {
  it('are held beside each other where they are on one dataset, however it is called', async () => {
    const fixture = await FixtureProject.open(`${BASE}//- reflections/a.sql
${raw('a', 'id, amount')}//- reflections/b.sql
create reflection b on orders using display (id, amount);
//- reflections/c.sql
${raw('c', 'id', "{{ ref('orders') }}")}//- reflections/d.sql
${raw('d', 'id', 'elsewhere.orders')}`);
    assert.deepEqual(told(fixture, 'reflections/a.sql'), ['reflection.duplicate: reflections/b.sql']);
    assert.deepEqual(told(fixture, 'reflections/b.sql'), ['reflection.duplicate: reflections/a.sql']);
    assert.deepEqual(told(fixture, 'reflections/c.sql'), ['reflection.redundant: reflections/a.sql']);
    assert.deepEqual(told(fixture, 'reflections/d.sql'), []);
  });

  it('are held beside models of reflections, from either side', async () => {
    const fixture = await FixtureProject.open(`${BASE}//- models/fast.sql
{{ config(materialized='reflection', reflection_type='raw', display=['id']) }}
-- depends_on: {{ ref('orders') }}
//- reflections/a.sql
${raw('a', 'id, amount')}//- reflections/b.sql
${raw('b', 'id')}`);
    assert.deepEqual(told(fixture, 'models/fast.sql'), ['reflection.redundant: reflections/a.sql']);
    assert.deepEqual(told(fixture, 'reflections/b.sql'), ['reflection.duplicate: models/fast.sql']);
  });

  it('count as they are in the editor and on disk now', async () => {
    const fixture = await FixtureProject.open(`${BASE}//- reflections/a.sql
${raw('a', 'id')}//- reflections/b.sql
${raw('b', 'amount')}`);
    const { workspace, disk } = fixture;
    const [a, b] = [`${ROOT}/reflections/a.sql`, `${ROOT}/reflections/b.sql`];
    assert.deepEqual(told(fixture, 'reflections/a.sql'), []);
    workspace.edit(b, raw('b', 'id, amount'));
    assert.deepEqual(told(fixture, 'reflections/a.sql'), ['reflection.redundant: reflections/b.sql']);
    await workspace.shut(b);
    assert.deepEqual(told(fixture, 'reflections/a.sql'), []);
    disk.files.set(b, raw('b', 'id'));
    await workspace.fileChanged(b);
    assert.deepEqual(told(fixture, 'reflections/a.sql'), ['reflection.duplicate: reflections/b.sql']);
    disk.files.delete(b);
    await workspace.fileChanged(`${ROOT}/reflections`);
    assert.deepEqual(told(fixture, 'reflections/a.sql'), []);
    assert.equal(workspace.textOf(a), raw('a', 'id'));
  });

  it('tell other documents of nothing while something else is typed beside them', () => {
    const book = new ReflectionBook();
    const path = `${ROOT}/reflections/a.sql`;
    const put = (text: string) => book.put(new OpenDocument(path, text));
    assert.ok(put(raw('a', 'id')));
    assert.ok(!put(`${raw('a', 'id')}-- reflections of the mart`));
    assert.ok(put(`${raw('a', 'amount')}-- reflections of the mart`));
    assert.ok(put('-- reflections of the mart'));
  });
});
