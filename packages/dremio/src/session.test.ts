import assert from 'node:assert/strict';
import { Secret } from '@lakehouse/base';
import { Session } from './session';
import type { HttpAnswer, Transport } from './transport';

/** A session whose logins are answered one by one, by hand. */
function checked(): {
  readonly session: Session;
  readonly answer: (token: string) => void;
  readonly logins: () => number;
} {
  const waiting: ((answer: HttpAnswer) => void)[] = [];
  let logins = 0;
  const transport: Pick<Transport, 'send'> = {
    send: () => {
      logins += 1;
      return new Promise(resolve => waiting.push(resolve));
    },
  };
  const login = { kind: 'password', user: 'ann', password: new Secret('pw') } as const;
  const answer = (token: string): void =>
    waiting.shift()?.({
      status: 200,
      text: JSON.stringify({ token }),
      isJson: true,
      location: undefined,
      retryAfter: undefined,
    });
  return { session: new Session(login, transport, 'http://dremio'), answer, logins: () => logins };
}

async function loggedIn(): Promise<ReturnType<typeof checked>> {
  const all = checked();
  const first = all.session.authorization();
  all.answer('old');
  assert.equal(await first, '_dremioold');
  return all;
}

describe('a login that has run out', () => {
  it('is renewed once for two requests that are refused at once', async () => {
    const { session, answer, logins } = await loggedIn();
    assert.ok(session.forget('_dremioold'));
    const renewed = session.authorization();
    // The second request's refusal arrives while the first logs in again, and a third one when that is done.
    assert.ok(session.forget('_dremioold'));
    const shared = session.authorization();
    answer('new');
    assert.deepEqual(await Promise.all([renewed, shared]), ['_dremionew', '_dremionew']);
    assert.ok(session.forget('_dremioold'));
    assert.equal(await session.authorization(), '_dremionew');
    assert.equal(logins(), 2);
  });

  it('is renewed again when the new one is refused too', async () => {
    const { session, answer, logins } = await loggedIn();
    session.forget('_dremioold');
    const renewed = session.authorization();
    answer('new');
    session.forget(await renewed);
    const again = session.authorization();
    answer('newest');
    assert.equal(await again, '_dremionewest');
    assert.equal(logins(), 3);
  });
});
