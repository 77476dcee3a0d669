import assert from 'node:assert/strict';
import { typedValue, type TypedValue } from './typedValue';

function checkValue(typed: string, kind: TypedValue['kind'], sql: string): void {
  assert.deepEqual(typedValue(typed), { kind, sql });
}

describe('what is typed for a parameter', () => {
  it('is a number as it was written', () => {
    for (const text of ['0', '-12', '12345678901234567890.10', '1e-3', '+5']) checkValue(text, 'number', text);
    checkValue(' 7 ', 'number', '7');
  });

  it('is a text where a number would lose something', () => {
    for (const text of ['007', '1,5', '1_000', '.5', '12 34', '']) checkValue(text, 'text', `'${text}'`);
  });

  it('is a date or time that there is', () => {
    checkValue('2026-01-31', 'date', "DATE '2026-01-31'");
    checkValue('2026-02-30', 'text', "'2026-02-30'");
    checkValue('10:30:00', 'time', "TIME '10:30:00'");
    checkValue('2026-01-31T10:30:00.5', 'timestamp', "TIMESTAMP '2026-01-31 10:30:00.5'");
  });

  it('is NULL or a truth value in any case', () => {
    checkValue('null', 'null', 'NULL');
    checkValue('True', 'boolean', 'TRUE');
  });

  it('is a text that cannot leave its quotes', () => {
    checkValue("O'Brien", 'text', "'O''Brien'");
    checkValue("x'; DROP TABLE t --", 'text', "'x''; DROP TABLE t --'");
    checkValue("'007'", 'text', "'007'");
    checkValue("'it''s'", 'text', "'it''s'");
    checkValue("'a' or 'b'", 'text', "'''a'' or ''b'''");
    checkValue('\\', 'text', "'\\'");
  });

  it('goes as it is behind an equals sign', () => checkValue('= current_date - 1', 'expression', 'current_date - 1'));
});
