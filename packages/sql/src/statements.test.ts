import assert from 'node:assert/strict';
import { splitStatements, statementAt } from './statements';

/** Checks the texts of the statements. */
function checkStatements(text: string, expected: readonly string[]): void {
  assert.deepEqual(
    splitStatements(text).map(({ span }) => text.slice(span.start, span.end)),
    expected,
  );
}

describe('splitStatements', () => {
  it('splits at semicolons outside strings, names and comments', () => {
    checkStatements(`select ';' as ";" -- ;\n from t /* ; */; drop table x ;`, [
      `select ';' as ";" -- ;\n from t /* ; */`,
      'drop table x',
    ]);
  });

  it('leaves out what holds nothing but comments', () => {
    checkStatements('-- only this\n;;\n  ; /* and */', []);
  });

  it('keeps the comment above a statement with it', () => {
    checkStatements('select 1;\n-- next\nselect 2', ['select 1', '-- next\nselect 2']);
  });
});

describe('statementAt', () => {
  const text = 'select 1;  select 2 ; \n';
  const at = (offset: number): string | undefined => {
    const found = statementAt(splitStatements(text), offset);
    return found && text.slice(found.span.start, found.span.end);
  };

  it('finds the statement around the cursor', () => {
    assert.equal(at(0), 'select 1');
    assert.equal(at(8), 'select 1');
    assert.equal(at(10), 'select 2');
  });

  it('takes the last one when the cursor stands behind it', () => {
    assert.equal(at(text.length), 'select 2');
    assert.equal(statementAt([], 0), undefined);
  });
});
