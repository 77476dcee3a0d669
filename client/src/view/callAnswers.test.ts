import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import { lineageParams, type Handlers, type LineageCalls, type Outcome } from '@lakehouse/protocol';
import { CallAnswers } from './callAnswers';

const EMPTY = { lineage: { nodes: [], edges: [] }, depth: 1 };

/** What the webview gets back for a call with the parameters, and what reached the handler. */
async function checkAnswer(method: string, params: unknown, open?: Handlers<LineageCalls>['lineage/open']) {
  const seen: unknown[] = [];
  const remember = (value: unknown): Promise<Outcome<Record<string, never>>> => {
    seen.push(value);
    return Promise.resolve({ ok: true, value: {} });
  };
  const handlers: Handlers<LineageCalls> = {
    'lineage/ready': () => Promise.resolve({ ok: true, value: EMPTY }),
    'lineage/open': open ?? remember,
    'lineage/setDepth': remember,
  };
  const answers = new CallAnswers(handlers, lineageParams);
  return { outcome: await answers.answer({ kind: 'request', id: 1, method, params }, { aborted: false }), seen };
}

describe('answers to calls of a webview', () => {
  it('come from the handler of the method', async () => {
    const { outcome, seen } = await checkAnswer('lineage/open', { uniqueId: 'model.shop.orders', extra: 1 });
    assert.deepEqual(outcome, { ok: true, value: {} });
    assert.deepEqual(seen, [{ uniqueId: 'model.shop.orders' }]);
  });

  for (const [what, method, params] of [
    ['parameters of another shape', 'lineage/open', { uniqueId: 3 }],
    ['missing parameters', 'lineage/setDepth', undefined],
    ['a fraction for a count', 'lineage/setDepth', { depth: 1.5 }],
    ['a method of another surface', 'results/cancel', { resultId: 'a' }],
    ['a name that every object has', 'constructor', {}],
  ] as const)
    it(`refuse ${what} before a handler sees it`, async () => {
      const { outcome, seen } = await checkAnswer(method, params);
      assert.equal(outcome.ok, false);
      assert.deepEqual(seen, []);
    });

  it('carry a failure with its code and detail', async () => {
    const { outcome } = await checkAnswer('lineage/open', { uniqueId: 'a' }, () =>
      Promise.reject(new Failure('project.notFound', 'No file.', { path: 'a.sql' })),
    );
    const error = { code: 'project.notFound', message: 'No file.', detail: { path: 'a.sql' } };
    assert.deepEqual(outcome, { ok: false, error });
  });
});
