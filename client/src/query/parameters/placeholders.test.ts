import assert from 'node:assert/strict';
import { placeholdersIn } from './placeholders';

function checkNames(sql: string, expected: readonly string[]): void {
  assert.deepEqual(
    placeholdersIn(sql).map(({ name, span }) => {
      assert.equal(sql.slice(span.start, span.end), `:${name}`);
      return name;
    }),
    expected,
  );
}

describe('the placeholders of a statement', () => {
  it('are names behind a colon', () => {
    checkNames('select * from t where a >= :from and b in (:x,:Y_2) and c=:from', ['from', 'x', 'Y_2', 'from']);
    checkNames('select a+:n, f(:a)', ['n', 'a']);
  });

  it('are none in texts, quoted names and comments', () => {
    checkNames(`select ':a', ":b", 'it''s :c' -- :d\n/* :e */ // :f\n, :g`, ['g']);
  });

  it('are no casts, paths and slices', () => {
    checkNames('select a::int, t.b::varchar, :n::int', ['n']);
    checkNames('select x[1:n], f(a:b), "c":d, \'k\':v', []);
    checkNames('select : a, :1, :', []);
  });
});
