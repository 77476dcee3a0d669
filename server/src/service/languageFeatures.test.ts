import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../test/support/fixtureProject';
import { problemsOf } from './languageFeatures';

const MODEL = "select nvl2(a, 1, 2)::int from {{ ref('nothing') }};";

describe('problemsOf', () => {
  it('tells what holds for Dremio alone in no project of another warehouse', async () => {
    const fixture = await FixtureProject.open(`//- models/m.sql\n${MODEL}\n`);
    const codes = () => problemsOf(fixture.contextOf('models/m.sql')).map(({ code }) => code);
    assert.ok(codes().includes('function.dialect') && codes().includes('ref.missing'));
    fixture.workspace.setOtherWarehouses(new Map([[ROOT, 'snowflake']]));
    assert.deepEqual(codes(), ['ref.missing']);
  });
});
