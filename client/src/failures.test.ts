import assert from 'node:assert/strict';
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
