import assert from 'node:assert/strict';
import { resultsParams } from './results';

describe('what the results panel asks', () => {
  const profile = { resultId: 'r', column: 3, purpose: 'pane' };

  it('may ask for partial answers, or not', () => {
    const decode = resultsParams['results/profile'];
    assert.deepEqual(decode(profile), profile);
    assert.deepEqual(decode({ ...profile, token: undefined }), profile);
    assert.deepEqual(decode({ ...profile, token: 7 }), { ...profile, token: 7 });
    assert.equal(decode({ ...profile, token: '7' }), undefined);
    assert.equal(decode({ token: 7 }), undefined);
  });

  it('may stop what takes long, and nothing else', () => {
    const decode = resultsParams['results/stop'];
    const stop = { resultId: 'r', operation: 'profile.pane' };
    assert.deepEqual(decode(stop), stop);
    assert.equal(decode({ resultId: 'r', operation: 'window' }), undefined);
  });
});
