import assert from 'node:assert/strict';
import { tokenize } from '../tokenize';
import { parseReflection } from './parseReflection';
import type { ReflectionItem } from './reflectionStatement';

/** One line that tells all of what was read. */
function told(text: string): string | undefined {
  const statement = parseReflection(tokenize(text));
  if (statement === undefined) return undefined;
  const dataset = statement.dataset?.parts.map(({ value }) => value).join('/');
  const lists = statement.action === 'create' ? statement.lists : [];
  const parts = [
    statement.form,
    statement.action === 'create' ? `create ${statement.kind}` : statement.action,
    statement.name?.value ?? '?',
    `on ${dataset ?? '?'}`,
    ...lists.map(list => `${list.role}(${list.items.map(toldItem).join(' ')})`),
    ...statement.faults.map(({ code, span }) => `!${code}@${span.start}`),
  ];
  return parts.join(' ');
}

function toldItem(item: ReflectionItem): string {
  switch (item.kind) {
    case 'column':
      return item.column.value + (item.byDay ? ':day' : '') + (item.measures ? `:${item.measures.join('+')}` : '');
    case 'aggregate':
      return `${item.column.value}=${item.measures.join('+')}`;
    case 'transform':
      return `${item.transform}:${item.column.value}`;
    case 'day':
      return `day:${item.column.value}`;
    case 'expression':
      return `expression[${item.columns.map(({ value }) => value).join(' ')}]`;
    case 'rowCount':
    case 'hole':
      return item.kind;
  }
}

function checkReflection(text: string, expected: string | undefined): void {
  assert.equal(told(text), expected);
}

describe('parseReflection', () => {
  it('reads the form of the platform', () => {
    checkReflection(
      'CREATE REFLECTION raw_customers ON bronze.customers USING DISPLAY (customer_id, name, "created at")',
      'platform create raw raw_customers on bronze/customers display(customer_id name created at)',
    );
    checkReflection(
      'create reflection a on gold.orders using dimensions (order_date) measures (SUM(amount), COUNT(*), AVG(amount))',
      'platform create aggregate a on gold/orders dimensions(order_date) measures(amount=SUM rowCount amount=SUM+COUNT)',
    );
    checkReflection(
      "CREATE AGGREGATE REFLECTION a ON t USING DIMENSIONS (date_trunc('day', d), year(d))",
      'platform create aggregate a on t dimensions(day:d expression[d])',
    );
    checkReflection('ALTER REFLECTION a SET REFRESH EVERY 1 HOUR', 'platform setRefresh a on ?');
    checkReflection('ALTER REFLECTION a SET ENABLED = TRUE', 'platform setEnabled a on ?');
    checkReflection('DROP REFLECTION a ON s.t', 'platform drop a on s/t');
  });

  it("reads Dremio's own form", () => {
    checkReflection(
      'ALTER TABLE s.t CREATE AGGREGATE REFLECTION a USING DIMENSIONS (d BY DAY, c) MEASURES (x (SUM, APPROX COUNT DISTINCT), y) PARTITION BY (BUCKET(8, c)) LOCALSORT BY (d)',
      'dremio create aggregate a on s/t dimensions(d:day c) measures(x:SUM+APPROXIMATE COUNT DISTINCT y) partitionBy(BUCKET:c) localsortBy(d)',
    );
    checkReflection(
      'ALTER DATASET t AT BRANCH main CREATE RAW REFLECTION r USING DISPLAY',
      'dremio create raw r on t display()',
    );
    checkReflection('ALTER VIEW v CREATE EXTERNAL REFLECTION r USING s.t', 'dremio create external r on v');
    checkReflection('ALTER PDS t DROP REFLECTION r', 'dremio drop r on t');
    checkReflection('ALTER TABLE t REFRESH REFLECTIONS', 'dremio refresh ? on t');
  });

  it('reads a half-written statement as far as it goes', () => {
    checkReflection('CREATE REFLECTION', 'platform create aggregate ? on ? !name@17 !dataset@17 !using@17');
    checkReflection('CREATE REFLECTION a ON bronze.', 'platform create aggregate a on bronze !dataset@23 !using@30');
    checkReflection('CREATE REFLECTION a ON t USING DISPLAY (', 'platform create raw a on t display() !unclosed@39');
    checkReflection(
      'CREATE REFLECTION a ON t USING DISPLAY (x, , y PARTITION BY (z)',
      'platform create raw a on t display(x hole y) partitionBy(z) !hole@42 !unclosed@39',
    );
    checkReflection(
      'CREATE REFLECTION a ON t USING DISPLAY (x) nonsense (',
      'platform create raw a on t display(x) !unexpected@43',
    );
  });

  it('leaves everything else alone', () => {
    checkReflection('create table reflection (a int)', undefined);
    checkReflection('ALTER TABLE t ADD COLUMNS (a int)', undefined);
    checkReflection('', undefined);
    checkReflection('select 1', undefined);
  });
});
