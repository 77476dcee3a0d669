import assert from 'node:assert/strict';
import { nodePlaces, placeOf } from './nodePlaces';

const node = (uniqueId: string, path: string) => ({
  uniqueId,
  path,
  resourceType: 'model',
  relationName: null,
  columns: [],
});
const project = { root: '/w/shop', name: 'shop', profile: undefined, models: 1, layers: [] };

describe('the file of a dbt node', () => {
  const graph = {
    nodes: [
      node('model.shop.a', 'models/a.sql'),
      node('test.shop.not_null_a_id', 'models/a.yml'),
      node('model.pkg.b', 'b.sql'),
    ],
    edges: [],
  };
  const places = nodePlaces(graph, [project]);

  it('lies below the root of its project', () => assert.equal(placeOf('model.shop.a', places), '/w/shop/models/a.sql'));
  it('is found for a generic test by its id without the hash', () =>
    assert.equal(placeOf('test.shop.not_null_a_id.0123456789', places), '/w/shop/models/a.yml'));
  it('is unknown for a node of an installed package', () => assert.equal(placeOf('model.pkg.b', places), undefined));
});
