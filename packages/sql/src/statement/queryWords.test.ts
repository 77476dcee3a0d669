import assert from 'node:assert/strict';
import { tokenize } from '../tokenize';
import { queryPlace } from './queryPlace';
import { queryWords } from './queryWords';

/** Checks that some words are offered at the end of a text, and others, behind `!`, are not. */
function checkWords(text: string, expected: string): void {
  const words = queryWords(queryPlace(tokenize(text)));
  for (const word of expected.split(', ')) {
    const wanted = !word.startsWith('!');
    assert.equal(words.includes(word.replace('!', '')), wanted, `${word} behind ${text}`);
  }
}

describe('the keywords of a query', () => {
  it('start it', () => {
    checkWords('', 'SELECT, WITH, !FROM');
    checkWords('select 1 union', 'ALL, SELECT');
    checkWords('select 1 union all', 'SELECT, !ALL');
    checkWords('with a as (', 'SELECT, WITH');
    checkWords('with a as (select 1)', 'SELECT');
  });

  it('follow in the order of the clauses', () => {
    checkWords('select', 'DISTINCT, CASE, !FROM');
    checkWords('select a', 'FROM, AS, IS NULL, !DISTINCT, !WHERE');
    checkWords('select a from t', 'JOIN, LEFT JOIN, WHERE, GROUP BY, !ON, !AND');
    checkWords('select a from t join u', 'ON, USING, LEFT JOIN');
    checkWords('select a from t join u on t.a = u.a', 'AND, JOIN, WHERE, !ON');
    checkWords('select a from t where b', 'AND, GROUP BY, IN, BETWEEN, !WHERE');
    checkWords('select a from t group by a', 'HAVING, ORDER BY, !GROUP BY');
    checkWords('select a from t order by a', 'DESC, NULLS LAST, LIMIT, !HAVING');
    checkWords('select a from t limit 5', 'OFFSET, !AND, !LIMIT');
  });

  it('are those of CASE until it ends', () => {
    checkWords('select case', 'NOT, !THEN');
    checkWords('select case when a', 'THEN, AND, !FROM');
    checkWords('select case when a then b', 'WHEN, ELSE, END, !THEN');
    checkWords('select case when a then b else c', 'END, !ELSE');
    checkWords('select case when a then b end', 'FROM, AS, !WHEN');
  });

  it('are not offered where a name is made up', () => {
    checkWords('select a as', '!FROM, !CASE');
    checkWords('select a from t where x in (', 'SELECT, NULL');
  });
});
