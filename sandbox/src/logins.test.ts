import assert from 'node:assert/strict';
import { Secret } from '@lakehouse/base';
import { Logins, TOKEN_LIFE } from './logins';

describe("the sandbox's logins", () => {
  let now = 0;
  const open = (): Logins => new Logins('ann', new Secret('pw'), () => now);

  it('take a token until its time is over', () => {
    now = 0;
    const logins = open();
    const token = logins.login('Ann', 'pw') ?? '';
    now = TOKEN_LIFE - 1;
    assert.equal(logins.userOf(token), 'ann');
    now = TOKEN_LIFE;
    assert.equal(logins.userOf(token), undefined);
  });

  it('forget tokens that nobody asks about again', () => {
    now = 0;
    const logins = open();
    for (let count = 0; count < 100; count++) logins.login('ann', 'pw');
    now = TOKEN_LIFE / 2;
    const kept = logins.login('ann', 'pw') ?? '';
    now = TOKEN_LIFE;
    logins.login('ann', 'pw');
    assert.equal(logins.size, 2);
    assert.equal(logins.userOf(kept), 'ann');
  });
});
