import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Failure, type FailureCode, type FailureDetail } from '@lakehouse/base';
import { failureActions } from './failures';

function checkActions(code: FailureCode, detail: FailureDetail, expected: readonly string[]): void {
  const actions = failureActions(new Failure(code, 'message', detail));
  assert.deepEqual(
    actions.map(action => action.command),
    expected,
  );
}

describe('the buttons under a failure', () => {
  it('mend the Dremio connection when Dremio refused', () => {
    checkActions('auth.rejected', {}, ['lakehouse.enterPassword', 'lakehouse.pickConnection']);
  });

  it('mend the Airbyte login and address when Airbyte refused', () => {
    const detail = { airbyte: 'http://127.0.0.1:8001' };
    checkActions('auth.rejected', detail, ['lakehouse.airbyte.enterCredentials', 'lakehouse.airbyte.setAddress']);
    checkActions('connection.refused', detail, ['lakehouse.airbyte.setAddress', 'lakehouse.showLog']);
    checkActions('remote.rejected', detail, ['lakehouse.showLog']);
  });
});

describe('docs/failures.md', () => {
  it('has a row for each code, and for nothing else', () => {
    const source = readFileSync('packages/base/src/failure.ts', 'utf8');
    const union = /type FailureCode =([^;]*);/.exec(source)?.[1] ?? '';
    const codes = [...union.matchAll(/'([^']+)'/g)].map(([, code]) => code);
    const rows = [...readFileSync('docs/failures.md', 'utf8').matchAll(/^\| `([^`]+)` \|/gm)].map(([, code]) => code);
    assert.ok(codes.length > 20);
    assert.deepEqual(rows.toSorted(), codes.toSorted());
  });
});
