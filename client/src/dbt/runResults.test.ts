import assert from 'node:assert/strict';
import { problemOf } from './resultProblems';
import { decodeRunResults, type NodeResult } from './runResults';

const file = (results: readonly object[]): string =>
  JSON.stringify({ metadata: { invocation_id: 'i', generated_at: '2026-01-01T00:00:00Z' }, results });

const failed: NodeResult = {
  uniqueId: 'model.p.a',
  status: 'error',
  message: "Runtime Error in model a (models/a.sql)\n  ERROR: From line 2, column 3: Column 'x' not found in any table",
  failures: undefined,
  seconds: 1,
  relationName: undefined,
  compiledCode: 'select\n  x\nfrom "bronze"."t"',
};

describe('run_results.json', () => {
  it('gives each node with its status, time and rows', () => {
    const text = file([
      { unique_id: 'test.p.t', status: 'fail', message: 'Got 3 results', failures: 3, execution_time: 0.5 },
    ]);
    const [result] = decodeRunResults(text)?.results ?? [];
    assert.equal(result?.status, 'fail');
    assert.equal(result.failures, 3);
    assert.equal(result.seconds, 0.5);
  });

  it('is nothing while dbt is still writing it', () => {
    const text = file([{ unique_id: 'model.p.a', status: 'success' }]);
    for (let end = 0; end < text.length; end++) assert.equal(decodeRunResults(text.slice(0, end)), undefined);
  });

  it('leaves out a status of a dbt that is newer than we are', () =>
    assert.deepEqual(decodeRunResults(file([{ unique_id: 'a', status: 'reused' }]))?.results, []));
});

describe('the problem of a result', () => {
  it('stands on the source line that Dremio names in the compiled text', () =>
    assert.deepEqual(problemOf(failed, "{{ config() }}\nselect\n  x\nfrom {{ ref('t') }}"), {
      uniqueId: 'model.p.a',
      severity: 'error',
      line: 2,
      message: "ERROR: From line 2, column 3: Column 'x' not found in any table",
    }));

  it('stands at the top when two source lines could be meant', () =>
    assert.equal(problemOf(failed, 'select\n  x\n  x')?.line, 0));

  it('is none for a node that was skipped, whose cause is one', () =>
    assert.equal(problemOf({ ...failed, status: 'skipped' }, ''), undefined));
});
