import assert from 'node:assert/strict';
import type { DottedName } from '../name';
import { tokenize } from '../tokenize';
import { parseReflection } from './parseReflection';
import { translateReflection } from './translateReflection';

const modelNames = ({ parts }: DottedName): string | undefined =>
  parts.length === 1 && parts[0]?.value === 'orders' ? '"lake"."dbt"."orders"' : undefined;

/** Checks Dremio's statement, or the refusal with what it is about. */
function checkTranslation(text: string, expected: string): void {
  const statement = parseReflection(tokenize(text));
  assert.ok(statement);
  const result = translateReflection(text, statement, modelNames);
  if (result.kind === 'setting') {
    const { name, dataset, setting } = result;
    const path = dataset?.parts.map(({ value }) => value).join('/') ?? '?';
    return assert.equal(`${name.value} on ${path} ${JSON.stringify(setting)}`, expected);
  }
  const { start, end } = result.kind === 'refused' ? result.span : statement.span;
  const told =
    result.kind === 'refused'
      ? `${result.refusal}: ${text.slice(start, end)}`
      : result.pieces.map(piece => piece.text).join('');
  assert.equal(told, expected);
}

describe('translateReflection', () => {
  it('hangs a raw reflection under its dataset', () => {
    checkTranslation(
      'CREATE REFLECTION raw_customers ON bronze.customers USING DISPLAY (customer_id, "Full Name")',
      'ALTER DATASET bronze.customers CREATE RAW REFLECTION raw_customers USING DISPLAY (customer_id, "Full Name")',
    );
    checkTranslation('create reflection r on t using display', 'ALTER DATASET t CREATE RAW REFLECTION r USING DISPLAY');
  });

  it('gathers measures by column and days as Dremio spells them', () => {
    checkTranslation(
      "CREATE REFLECTION a ON gold.orders USING DIMENSIONS (order_date, date_trunc('day', at), cast(x as date)) MEASURES (SUM(amount), COUNT(*), AVG(Amount), MAX(price), tax)",
      'ALTER DATASET gold.orders CREATE AGGREGATE REFLECTION a USING DIMENSIONS (order_date, at BY DAY, x BY DAY) MEASURES (amount (SUM, COUNT), price (MAX), tax)',
    );
    checkTranslation(
      'CREATE REFLECTION a ON t USING DIMENSIONS (d) MEASURES (COUNT(*))',
      'ALTER DATASET t CREATE AGGREGATE REFLECTION a USING DIMENSIONS (d)',
    );
    checkTranslation(
      'CREATE REFLECTION a ON t USING MEASURES (APPROX_COUNT_DISTINCT(c))',
      'ALTER DATASET t CREATE AGGREGATE REFLECTION a USING MEASURES (c (APPROXIMATE COUNT DISTINCT))',
    );
  });

  it('puts the layout into the order that Dremio wants', () => {
    checkTranslation(
      'CREATE REFLECTION r ON t USING DISPLAY (a, b) LOCALSORT BY (a) STRIPED PARTITION BY (BUCKET(4, b)) DISTRIBUTE BY (a)',
      'ALTER DATASET t CREATE RAW REFLECTION r USING DISPLAY (a, b) DISTRIBUTE BY (a) STRIPED PARTITION BY (BUCKET(4, b)) LOCALSORT BY (a)',
    );
  });

  it('calls a model by its name in Dremio', () => {
    checkTranslation(
      'CREATE REFLECTION r ON orders USING DISPLAY (a)',
      'ALTER DATASET "lake"."dbt"."orders" CREATE RAW REFLECTION r USING DISPLAY (a)',
    );
    checkTranslation('DROP REFLECTION r ON orders', 'ALTER DATASET "lake"."dbt"."orders" DROP REFLECTION r');
    checkTranslation(
      'CREATE EXTERNAL REFLECTION r ON s.v USING orders',
      'ALTER DATASET s.v CREATE EXTERNAL REFLECTION r USING "lake"."dbt"."orders"',
    );
  });

  it('reads what only REST can set', () => {
    checkTranslation('ALTER REFLECTION a SET ENABLED = TRUE', 'a on ? {"kind":"enabled","value":true}');
    checkTranslation('alter reflection "A b" on s.t set enabled false', 'A b on s/t {"kind":"enabled","value":false}');
    checkTranslation('ALTER REFLECTION a SET REFRESH EVERY 1 HOUR', 'a on ? {"kind":"refresh","periodMs":3600000}');
    checkTranslation(
      "ALTER REFLECTION a SET REFRESH EVERY '30' MINUTES",
      'a on ? {"kind":"refresh","periodMs":1800000}',
    );
    checkTranslation('ALTER REFLECTION a SET REFRESH EVERY 0.5 day', 'a on ? {"kind":"refresh","periodMs":43200000}');
  });

  it("leaves Dremio's own form as it is", () => {
    const own = 'ALTER TABLE t  CREATE RAW REFLECTION r USING DISPLAY (';
    checkTranslation(own, own);
  });

  it('refuses what has no counterpart, and says where', () => {
    for (const setting of ['ENABLED = MAYBE', 'REFRESH EVERY HOUR', 'REFRESH EVERY 0 DAYS', 'REFRESH EVERY 1 YEAR'])
      checkTranslation(`ALTER REFLECTION a SET ${setting}`, `noStatement: ALTER REFLECTION a SET ${setting}`);
    checkTranslation('ALTER REFLECTION a SET ENABLED = TRUE x', 'noStatement: ALTER REFLECTION a SET ENABLED = TRUE x');
    checkTranslation('ALTER REFLECTION a ON s. SET ENABLED = TRUE', 'incomplete: s.');
    checkTranslation('DROP REFLECTION a', 'noDataset: DROP REFLECTION a');
    checkTranslation('CREATE REFLECTION a ON t USING DISPLAY (x', 'incomplete: (');
    checkTranslation('CREATE REFLECTION a ON t USING DISPLAY (upper(x))', 'expression: upper(x)');
    checkTranslation('CREATE REFLECTION a ON t USING DIMENSIONS (year(d))', 'expression: year(d)');
    checkTranslation('CREATE REFLECTION a ON t USING MEASURES (median(x))', 'measure: median(x)');
    checkTranslation('CREATE REFLECTION a ON t USING DISPLAY (x) MEASURES (y)', 'mixed: MEASURES');
    checkTranslation(
      'CREATE REFLECTION a ON t USING MEASURES (COUNT(*))',
      'empty: CREATE REFLECTION a ON t USING MEASURES (COUNT(*))',
    );
  });

  it('knows where each stretch comes from', () => {
    const text = 'CREATE REFLECTION r ON s.t USING MEASURES (SUM(x), MIN(x))';
    const statement = parseReflection(tokenize(text))!;
    const result = translateReflection(text, statement);
    assert.ok(result.kind === 'translated');
    const sources = result.pieces.map(
      ({ text: made, source }) => `${made.trim()} < ${text.slice(source.start, source.end)}`,
    );
    assert.ok(sources.includes('s.t < s.t'));
    assert.ok(sources.includes('MEASURES < MEASURES'));
    assert.ok(sources.includes('(SUM, MIN) < SUM(x)'));
    assert.ok(sources.includes('ALTER DATASET < CREATE'));
  });
});
