import assert from 'node:assert/strict';
import { errorSpan } from './errorSpan';
import { parseReflection } from './reflection/parseReflection';
import { translateReflection } from './reflection/translateReflection';
import { splitStatements, statementAt } from './statements';
import { tablePositions } from './tables/tablePositions';
import { tokenize } from './tokenize';

const WORDS = (
  'CREATE REFLECTION RAW AGGREGATE EXTERNAL ALTER TABLE DATASET DROP REFRESH REFLECTIONS ON USING DISPLAY DIMENSIONS ' +
  'MEASURES PARTITION BY LOCALSORT DISTRIBUTE STRIPED DAY SUM COUNT AT BRANCH AS OF SET ENABLED SELECT FROM JOIN WITH ' +
  'WHERE GROUP UNION ALL CASE WHEN END a b.c "q "" x" "open \'s\' \'open ( ) ( ) , , . * = ; -- /* */ 1 .5 é 𝒳 $ { } |'
).split(' ');

/** The same stretches of nonsense on every run: from words that mean something and characters that mean nothing. */
function* nonsense(rounds: number): Generator<string> {
  let seed = 11;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const starts = [
    '',
    'CREATE REFLECTION a ON b USING ',
    'ALTER TABLE t CREATE AGGREGATE REFLECTION r USING ',
    'select ',
  ];
  for (let round = 0; round < rounds; round += 1) {
    const words = Array.from({ length: random(20) }, () => WORDS[random(WORDS.length)]);
    yield (starts[random(starts.length)] ?? '') + words.join(random(4) === 0 ? '' : ' ');
  }
}

/** Checks every text, and tells the one that fails. */
function checkAll(check: (text: string) => void): void {
  for (const text of nonsense(4_000)) {
    try {
      check(text);
    } catch (error) {
      throw new Error(`fails on ${JSON.stringify(text)}`, { cause: error });
    }
  }
}

describe('any text', () => {
  it('splits into statements that stand in it one behind the other', () => {
    checkAll(text => {
      const statements = splitStatements(text);
      let at = 0;
      for (const { span } of statements) {
        assert.ok(at <= span.start && span.start < span.end && span.end <= text.length);
        at = span.end;
      }
      assert.equal(statementAt(statements, text.length) === undefined, statements.length === 0);
    });
  });

  it('can be read for reflections, whose parts stand in the statement', () => {
    checkAll(text => {
      const statement = parseReflection(tokenize(text));
      if (statement === undefined) return;
      assert.equal(statement.span.start, tokenize(text).find(token => token.kind !== 'comment')?.span.start);
      for (const { span } of statement.faults) assert.ok(span.start <= span.end && span.start >= 0);
      const result = translateReflection(text, statement);
      if (result.kind === 'translated')
        for (const { source } of result.pieces) assert.ok(0 <= source.start && source.end <= text.length);
    });
  });

  it('can be searched for tables and for the place of an error', () => {
    checkAll(text => {
      for (const table of tablePositions(tokenize(text)).tables)
        assert.ok(0 <= table.span.start && table.span.end <= text.length);
      errorSpan(text, text);
      errorSpan('From line 1, column 3 to line 1, column 9', text);
    });
  });
});
