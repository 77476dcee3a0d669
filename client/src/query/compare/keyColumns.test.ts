import assert from 'node:assert/strict';
import type { CellKind, ColumnProfile, ResultColumn } from '@lakehouse/protocol';
import { isUnique, keyAmong, keyCandidates } from './keyColumns';

function columns(...names: readonly string[]): readonly ResultColumn[] {
  return names.map(each => {
    const [name = '', kind = 'text'] = each.split(':');
    // The fixture names kinds of the list.
    return { name, type: 'VARCHAR', kind: kind as CellKind };
  });
}

function profile(rows: number, nulls: number, count: number, isEstimate = false): ColumnProfile {
  return { column: 0, rows, nulls, distinct: { count, isEstimate }, top: [] };
}

describe('the columns that a comparison may go by', () => {
  it('are those of both results, keys by their names first', () => {
    const left = columns('status', 'order_id', 'id', 'only_left');
    const found = keyCandidates(left, columns('id', 'status', 'order_id'));
    assert.deepEqual(found, [
      { name: 'id', column: 2 },
      { name: 'order_id', column: 1 },
      { name: 'status', column: 0 },
    ]);
  });

  it('are never nested, nor of a name that is there twice', () => {
    assert.deepEqual(keyCandidates(columns('a:nested', 'b', 'b'), columns('a', 'b')), []);
  });

  it('are those by which a model tells its rows apart, where both results have them', () => {
    const candidates = keyCandidates(columns('Day', 'region', 'code'), columns('Day', 'region', 'code'));
    assert.deepEqual(keyAmong(candidates, [['id'], ['day', 'REGION'], ['code']]), ['Day', 'region']);
    assert.equal(keyAmong(candidates, [['id'], ['day', 'id'], []]), undefined);
  });

  it('are unique when no value is there twice or missing', () => {
    assert.equal(isUnique(profile(3, 0, 3)), true);
    assert.equal(isUnique(profile(3, 1, 2)), false);
    assert.equal(isUnique(profile(3, 0, 2)), false);
    assert.equal(isUnique(profile(3, 0, 3, true)), false);
  });
});
