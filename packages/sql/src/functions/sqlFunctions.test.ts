import assert from 'node:assert/strict';
import { callType } from './callType';
import { isKnownFunction, sqlFunction, sqlFunctions } from './sqlFunctions';

const labels = (name: string): readonly string[] => sqlFunction(name)?.forms.map(({ label }) => label) ?? [];

describe('the catalogue of functions', () => {
  it('has every documented function once, each row well written', () => {
    const all = [...sqlFunctions()];
    assert.equal(all.length, 270);
    for (const { name, description, forms } of all) {
      assert.match(name, /^[A-Z]/, description);
      assert.match(description, /^[A-Z].*\.$/, name);
      for (const { parameters, result } of forms) {
        assert.notEqual(result, '', name);
        for (const parameter of parameters)
          assert.ok(parameter.name !== '' && parameter.type !== '', `${name}: ${parameter.before}`);
        const [, wanted] = /^(?:type|item) of (\w+)$/.exec(result) ?? [];
        if (wanted !== undefined)
          assert.ok(
            parameters.some(one => one.name === wanted),
            `${name} -> ${result}`,
          );
      }
    }
  });

  it('tells optional and repeated arguments', () => {
    assert.deepEqual(
      sqlFunction('concat_ws')?.forms[0]?.parameters.map(one => [one.name, one.optional, one.variadic]),
      [
        ['separator', false, false],
        ['text', false, false],
        ['others', false, true],
      ],
    );
    assert.deepEqual(labels('LPAD'), ['LPAD(text, length, [fill])']);
  });

  it('keeps the words that SQL wants between arguments', () => {
    assert.deepEqual(labels('cast'), ['CAST(value AS type)']);
    assert.deepEqual(labels('extract'), ['EXTRACT(unit FROM value)']);
    assert.deepEqual(labels('position'), ['POSITION(part IN text)']);
    assert.equal(labels('trim')[3], 'TRIM(BOTH characters FROM text)');
    assert.deepEqual(labels('percentile_cont'), ['PERCENTILE_CONT(fraction) WITHIN GROUP (ORDER BY …)']);
    assert.deepEqual(labels('rank'), ['RANK() OVER (…)']);
  });

  it('names operators by their words', () => {
    assert.deepEqual(labels('IS NULL'), ['value IS [NOT] NULL']);
    assert.equal(sqlFunction('SIMILAR TO')?.forms[0]?.called, false);
    assert.equal(sqlFunction('CURRENT_DATE')?.forms[0]?.called, false);
  });

  it('knows what the engine has beyond the documentation', () => {
    for (const name of ['TRUNC', 'ceil', 'CONVERT_FROMJSON', 'grouping', 'table_history', 'NTH_VALUE'])
      assert.ok(isKnownFunction(name), name);
    for (const name of ['IFNULL', 'DATEADD', 'SAFE_CAST', 'TRY_CAST', 'toString', '__proto__'])
      assert.ok(!isKnownFunction(name), name);
  });
});

/** Checks the type of a call written as `NAME TYPE TYPE`, `?` for one that is not known. */
function checkType(call: string, expected: string | undefined): void {
  const [name = '', ...types] = call.split(' ');
  assert.equal(
    callType(
      name,
      types.map(type => (type === '?' ? undefined : type)),
    ),
    expected,
    call,
  );
}

describe('the type of a call', () => {
  it('is what the catalogue says', () => {
    checkType('count ?', 'BIGINT');
    checkType('UPPER ?', 'VARCHAR');
    checkType('row_number', 'BIGINT');
    checkType('YEAR DATE', 'BIGINT');
    checkType('TO_DATE ? ?', 'DATE');
  });

  it('may be that of an argument', () => {
    checkType('MAX DATE', 'DATE');
    checkType('LAG DECIMAL(10,2) INTEGER', 'DECIMAL(10,2)');
    checkType('DATE_TRUNC VARCHAR TIMESTAMP', 'TIMESTAMP');
    checkType('NULLIF ? INTEGER', undefined);
    checkType('ARRAY_MAX LIST<BIGINT>', 'BIGINT');
  });

  it('widens sums and mixtures of numbers', () => {
    checkType('SUM INTEGER', 'BIGINT');
    checkType('SUM FLOAT', 'DOUBLE');
    checkType('SUM DECIMAL(10,2)', 'DECIMAL(38,2)');
    checkType('COALESCE INTEGER BIGINT', 'BIGINT');
    checkType('COALESCE VARCHAR ?', undefined);
    checkType('GREATEST VARCHAR INTEGER', undefined);
  });

  it('is not told where it depends on more', () => {
    checkType('my_udf INTEGER', undefined);
    checkType('AVG DECIMAL(10,2)', undefined);
    checkType('DATE_ADD DATE INTERVAL', undefined);
    checkType('DATE_ADD DATE INTEGER', 'DATE');
    checkType('constructor INTEGER', undefined);
  });
});
