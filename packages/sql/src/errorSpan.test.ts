import assert from 'node:assert/strict';
import { errorSpan } from './errorSpan';

const SQL = 'select a,\n  "Größe" + bb\nfrom lake.t';

/** Checks the part of the statement that a message is about. */
function checkError(message: string, expected: string | undefined, sql = SQL): void {
  const span = errorSpan(message, sql);
  assert.equal(span && sql.slice(span.start, span.end), expected);
}

describe('errorSpan', () => {
  it('reads the stretch that the validator tells, its last character included', () => {
    checkError("VALIDATION ERROR: From line 2, column 13 to line 2, column 14: Column 'bb' not found", 'bb');
    checkError('From line 1, column 8 to line 2, column 9: x', 'a,\n  "Größe"');
  });

  it('takes the word at the point that the parser tells', () => {
    checkError('PARSE ERROR: Encountered "from" at line 3, column 1.\nWas expecting', 'from');
    checkError('Failure at line 3, column 12', '');
  });

  it('reads the fields that Dremio adds below a message', () => {
    checkError('VALIDATION ERROR: no\n\nstartLine 2\nstartColumn 3\nendLine 2\nendColumn 9\n', '"Größe"');
    checkError('x startLine: 2, startColumn: 13', 'bb');
  });

  it('finds the name when there is no place, if there is but one', () => {
    checkError("Object 'T' not found within 'lake'", 't');
    checkError("Column 'a' not found in any table", undefined, 'select a, a');
    checkError('Schema is out of memory', undefined);
  });

  it('does not follow a place outside of the statement', () => {
    checkError('at line 9, column 1', undefined);
    checkError('at line 1, column 0', undefined);
  });
});
