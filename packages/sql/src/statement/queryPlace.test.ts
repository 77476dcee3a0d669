import assert from 'node:assert/strict';
import { tokenize } from '../tokenize';
import { queryPlace } from './queryPlace';

/** Checks the place at the end of a text, written as `clause awaits`. */
function checkPlace(text: string, expected: string): void {
  const { clause, awaits, nested } = queryPlace(tokenize(text));
  assert.equal(`${clause} ${awaits}${nested ? ' nested' : ''}`, expected, text);
}

describe('the place of a query at which one writes', () => {
  it('is a clause', () => {
    checkPlace('select', 'select operand');
    checkPlace('select a,', 'select operand');
    checkPlace('select a from', 'from operand');
    checkPlace('select a from b join c on', 'on operand');
    checkPlace('select a from b group by', 'groupBy operand');
    checkPlace('select a from b group by x order by', 'orderBy operand');
    checkPlace('select a from b where x > 1 and', 'where operand');
    checkPlace('select a, sum(b) over (partition by', 'window operand');
    checkPlace('select 1 limit', 'limit operand');
    checkPlace('select 1 union all', 'start operand');
    checkPlace('update t set a =', 'set operand');
  });

  it('is behind a value or before one', () => {
    checkPlace('select a', 'select operator');
    checkPlace(`select 'a'`, 'select operator');
    checkPlace('select a as', 'select name');
    checkPlace('select *', 'select operator');
    checkPlace('select a *', 'select operand');
    checkPlace('select case when a then b end', 'select operator');
    checkPlace('select a from b', 'from operator');
    checkPlace('select f(a)', 'select operator');
    checkPlace('select a from b where x is null', 'where operator');
  });

  it('is the clause that begins behind a half-written column', () => {
    checkPlace('select o.\nfrom', 'from operand');
    checkPlace('select o. from orders o where', 'where operand');
  });

  it('may be inside parentheses, whose own words alone count', () => {
    checkPlace('select round(a,', 'other operand nested');
    checkPlace('select count(', 'other operand nested');
    checkPlace('select (a) from b where (', 'start operand nested');
    checkPlace('select * from (select a from b where', 'where operand');
    checkPlace('select * from (select a from b) where', 'where operand');
    checkPlace('with a as (', 'start operand nested');
    checkPlace('with a as (select 1)', 'with operator');
    checkPlace('select a from b where x in (', 'start operand nested');
    checkPlace('select sum(case when (x', 'other operator nested');
    checkPlace('select * from t pivot (sum(a) for', 'other operand nested');
  });

  it('is the start of everything where nothing is written', () => {
    checkPlace('', 'start operand');
  });
});
