import assert from 'node:assert/strict';
import { RestartPolicy } from './restartPolicy';

describe('RestartPolicy', () => {
  it('forgives four crashes in a row and stops at the fifth', () => {
    const policy = new RestartPolicy(() => 0);
    assert.deepEqual(
      [1, 2, 3, 4, 5].map(() => policy.afterCrash()),
      [true, true, true, true, false],
    );
  });

  it('forgets crashes that lie more than three minutes back', () => {
    let now = 0;
    const policy = new RestartPolicy(() => now);
    for (let i = 0; i < 20; i++) {
      now += 60_000;
      assert.ok(policy.afterCrash());
    }
  });

  it('starts anew when the user restarts the server', () => {
    const policy = new RestartPolicy(() => 0);
    for (let i = 0; i < 5; i++) policy.afterCrash();
    policy.reset();
    assert.ok(policy.afterCrash());
  });
});
