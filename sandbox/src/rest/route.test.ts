import assert from 'node:assert/strict';
import { matchPath } from './route';
import { tokenOf } from './token';

describe('a path of the REST door', () => {
  it('gives what its template names, decoded', () =>
    assert.deepEqual(matchPath('/api/v3/job/{id}/results', '/api/v3/job/a%20b/results'), { id: 'a b' }));

  it('gives all that follows as it came', () =>
    assert.deepEqual(matchPath('/by-path/{path…}', '/by-path/a%2Fb/c'), { 'path…': 'a%2Fb/c' }));

  for (const path of ['/api/v3/job', '/api/v3/job/1/results/2', '/api/v3/jobs/1/results'])
    it(`is another one: ${path}`, () => assert.equal(matchPath('/api/v3/job/{id}/results', path), undefined));
});

describe('a token', () => {
  for (const header of ['_dremioabc', '_dremio abc', 'Bearer abc', 'bearer abc', 'abc'])
    it(`is taken from ${header}`, () => assert.equal(tokenOf(header), 'abc'));

  it('is not there without a header', () => assert.equal(tokenOf(undefined), undefined));
});
