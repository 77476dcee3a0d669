import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';
import type { ParsePlace } from '../evaluate/parseContext';
import { Assembly } from './assembly';

const PLACE: ParsePlace = {
  packageName: 'shop',
  projectName: 'shop',
  vars: {},
  target: undefined,
  environment: () => undefined,
  macro: () => undefined,
  dispatched: () => undefined,
  documentOf: () => undefined,
};

describe('the nodes of a project', () => {
  it('symptom: every name that was not there yet was told as missing after a bug', async () => {
    const { project } = await FixtureProject.open('//- models/a.sql\nselect 1\n//- models/b.sql\nselect 2\n');
    const records = [...project.files()].flatMap(path => project.record(path) ?? []);
    const search = { packageNames: ['shop'], dispatch: new Map(), adapter: 'dremio' };
    let isWrong = false;
    const place = (): ParsePlace => (isWrong ? assert.fail('a bug') : PLACE);
    const assembly = new Assembly({ packages: [project.main], search, place }, records);
    isWrong = true;
    for (let again = 0; again < 3; again++) assert.throws(() => assembly.step(), /a bug/);
    assert.equal(assembly.isWhole, false);
  });
});
