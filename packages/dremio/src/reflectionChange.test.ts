import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import { changeReflection, type AskJson } from './reflectionChange';

const REFLECTION = { id: 'r1', tag: 't', name: 'agg', datasetId: 'd1', datasetName: 'orders', enabled: true };
const DISABLE = { kind: 'enabled', value: false } as const;

/** A Dremio that answers these requests; all else is 404. A number is a status. */
function fakeDremio(answers: Readonly<Record<string, unknown>>): { readonly ask: AskJson; readonly seen: unknown[] } {
  const seen: unknown[] = [];
  const ask: AskJson = (method, path, body) => {
    seen.push(body === undefined ? `${method} ${path}` : [`${method} ${path}`, body]);
    const answer = answers[`${method} ${path}`] ?? 404;
    if (typeof answer !== 'number') return Promise.resolve(answer);
    const code = answer === 404 ? 'remote.notFound' : 'remote.rejected';
    return Promise.reject(new Failure(code, `status ${answer}`, { status: answer }));
  };
  return { ask, seen };
}

describe('changeReflection', () => {
  it('sends back all that Dremio told of the reflection, with its tag', async () => {
    const { ask, seen } = fakeDremio({ 'GET /reflection': { data: [REFLECTION] }, 'PUT /reflection/r1': REFLECTION });
    await changeReflection(ask, { name: 'Agg' }, DISABLE);
    assert.deepEqual(seen, ['GET /reflection', ['PUT /reflection/r1', { ...REFLECTION, enabled: false }]]);
  });

  it('asks for the dataset alone where one is named, which every Dremio can answer', async () => {
    const { ask, seen } = fakeDremio({
      'GET /catalog/by-path/my%20space/a%2Fb': { id: 'd 1' },
      'GET /dataset/d%201/reflection': { data: [REFLECTION] },
      'PUT /reflection/r1': REFLECTION,
    });
    await changeReflection(ask, { name: 'agg', dataset: ['my space', 'a/b'] }, DISABLE);
    assert.deepEqual(seen.slice(0, 2), ['GET /catalog/by-path/my%20space/a%2Fb', 'GET /dataset/d%201/reflection']);
  });

  it('asks for ON where Dremio does not list its reflections', async () => {
    for (const status of [404, 405])
      await assert.rejects(
        changeReflection(fakeDremio({ 'GET /reflection': status }).ask, { name: 'agg' }, DISABLE),
        /Say which dataset it belongs to: ALTER REFLECTION agg ON dataset/,
      );
  });

  it('asks to run again what somebody else changed meanwhile', async () => {
    const { ask } = fakeDremio({ 'GET /reflection': { data: [REFLECTION] }, 'PUT /reflection/r1': 409 });
    await assert.rejects(changeReflection(ask, { name: 'agg' }, DISABLE), (error: Failure) => {
      assert.deepEqual([error.code, error.detail['status']], ['remote.rejected', 409]);
      assert.match(error.message, /run the statement again/);
      return true;
    });
  });

  it('hands on what else goes wrong', async () => {
    const { ask } = fakeDremio({ 'GET /reflection': 500 });
    await assert.rejects(changeReflection(ask, { name: 'agg' }, DISABLE), /status 500/);
  });
});
