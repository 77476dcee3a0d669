import assert from 'node:assert/strict';
import type { PreparedQuery } from '../prepare/preparedQuery';
import { requestAgain } from './requestAgain';

const TEXT = 'with a as (select 1)\nselect * from a';
const DOCUMENT = { uri: 'file:///shop/models/orders.sql', text: TEXT };

function prepared(asked: Pick<PreparedQuery, 'asked'>): PreparedQuery {
  return { document: DOCUMENT, title: 'a', sql: 'select 1', segments: [], source: { start: 0, end: 20 }, ...asked };
}

describe('asking for a query again', () => {
  it('means the same of the document: its CTE, or what was selected', () => {
    const cte = { selection: { start: 12, end: 12 }, take: 'cte' } as const;
    assert.deepEqual(requestAgain(prepared({ asked: cte }), TEXT), { document: DOCUMENT, ...cte });
    const selected = { selection: { start: 11, end: 19 }, take: 'run' } as const;
    assert.deepEqual(requestAgain(prepared({ asked: selected }), TEXT), { document: DOCUMENT, ...selected });
  });

  it('is not possible when the document is another, or is gone', () => {
    const asked = { selection: { start: 0, end: 0 }, take: 'run' } as const;
    assert.equal(requestAgain(prepared({ asked }), `select 2;\n${TEXT}`), undefined);
    assert.equal(requestAgain(prepared({ asked }), undefined), undefined);
  });

  it('is not possible for a query of the history', () => {
    assert.equal(requestAgain({ ...prepared({}), document: { ...DOCUMENT, text: '' } }, ''), undefined);
  });
});
