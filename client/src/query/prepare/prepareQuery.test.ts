import assert from 'node:assert/strict';
import type { Failure } from '@lakehouse/base';
import type { CompileResult } from '@lakehouse/protocol';
import { prepareQuery } from './prepareQuery';

const DOCUMENT = { uri: 'file:///shop/models/orders.sql', text: 'select {{ x }}' };
const SOURCE = { start: 0, end: 14 };

function prepare(result: CompileResult, dbt = 'none') {
  const compilers = {
    server: () => Promise.resolve(result),
    dbt: () => Promise.resolve(dbt),
    variable: () => Promise.reject(new Error('nothing is asked for')),
  };
  const request = { document: DOCUMENT, selection: { start: 3, end: 3 }, take: 'run' } as const;
  return prepareQuery(request, compilers, new AbortController().signal);
}

describe('preparing a query', () => {
  it('takes what the server has compiled', async () => {
    const segments = [{ compiled: { start: 0, end: 8 }, source: SOURCE, verbatim: false }];
    const compiled = {
      kind: 'compiled',
      unit: 'model',
      sql: 'select 1',
      segments,
      source: SOURCE,
      title: 'orders',
    } as const;
    assert.deepEqual(await prepare(compiled), {
      document: DOCUMENT,
      title: 'orders',
      sql: 'select 1',
      segments,
      source: SOURCE,
      asked: { selection: { start: 3, end: 3 }, take: 'run' },
    });
  });

  it('asks for each variable that is missing, and gives them to dbt too', async () => {
    const need = { kind: 'needsDbt', unit: 'model', reason: 'A var.', projectRoot: '/shop', text: '' } as const;
    const asked: string[] = [];
    const prepared = await prepareQuery(
      { document: DOCUMENT, selection: { start: 3, end: 3 }, take: 'run' },
      {
        server: ({ vars = {} }) => {
          const missingVar = ['a', 'b'].find(name => !Object.hasOwn(vars, name));
          const missing = missingVar === undefined ? {} : { missingVar };
          return Promise.resolve({ ...need, source: SOURCE, title: 'orders', ...missing });
        },
        dbt: ({ vars }) => Promise.resolve(JSON.stringify(vars)),
        variable: name => Promise.resolve(asked.push(name)),
      },
      new AbortController().signal,
    );
    assert.deepEqual(asked, ['a', 'b']);
    assert.equal('sql' in prepared && prepared.sql, '{"a":1,"b":2}');
  });

  it('asks dbt for what the server cannot render; its errors are about all of it', async () => {
    const need = {
      kind: 'needsDbt',
      unit: 'model',
      reason: 'Only dbt.',
      projectRoot: '/shop',
      text: 'select {{ x }}',
      source: SOURCE,
      title: 'orders',
    } as const;
    const prepared = await prepare(need, 'select 42');
    assert.ok('sql' in prepared);
    assert.equal(prepared.sql, 'select 42');
    assert.deepEqual(prepared.segments, [{ compiled: { start: 0, end: 9 }, source: SOURCE, verbatim: false }]);
  });

  it('takes the CTE that is asked for out of what dbt compiled', async () => {
    const need = {
      kind: 'needsDbt',
      unit: 'cte',
      reason: 'Only dbt.',
      projectRoot: '/shop',
      text: 'with a as (select {{ x }}), A as (select * from a) select 1',
      source: SOURCE,
      title: 'orders › a',
    } as const;
    const sql = 'with a as (select 42), A as (select * from a) select 1';
    const second = await prepare({ ...need, cte: { name: 'a', before: 1 } }, sql);
    assert.ok('sql' in second);
    assert.equal(second.sql, 'with a as (select 42),\nA as (select * from a)\nselect * from A');
    await assert.rejects(prepare({ ...need, cte: { name: 'b', before: 0 } }, sql), /has no CTE "b"/);
  });

  it('hands on what is no query but a change of a reflection', async () => {
    const order = {
      kind: 'reflectionChange',
      reflection: 'r',
      change: { kind: 'enabled', value: false },
      source: SOURCE,
    } as const;
    assert.equal(await prepare(order), order);
  });

  it('says where the problem is that keeps it from running', async () => {
    await assert.rejects(
      prepare({ kind: 'problem', message: 'There is no model "x".', source: { start: 7, end: 14 } }),
      (error: Failure) => {
        assert.deepEqual(
          [error.code, error.message, error.detail],
          ['query.rejected', 'There is no model "x".', { start: 7, end: 14 }],
        );
        return true;
      },
    );
  });
});
