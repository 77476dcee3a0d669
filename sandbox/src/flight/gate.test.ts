import assert from 'node:assert/strict';
import { Metadata, status } from '@grpc/grpc-js';
import { Gate } from './gate';
import { Sessions } from './sessions';

const logins = {
  login: (user: string, password: string) => (user === 'admin' && password === 'pass:word' ? 'token-1' : undefined),
  userOf: (token: string) => (token === 'token-1' ? 'admin' : undefined),
};

function metadata(headers: Readonly<Record<string, string>>): Metadata {
  return Metadata.fromHttp2Headers(headers);
}

function basic(text: string): string {
  return `Basic ${Buffer.from(text).toString('base64')}`;
}

describe('the login at the Flight door', () => {
  let time = 0;
  let gate: Gate;

  beforeEach(() => {
    time = 0;
    gate = new Gate(logins, new Sessions(() => time));
  });

  function refused(headers: Readonly<Record<string, string>>, sentence: RegExp): void {
    assert.throws(() => gate.admit(metadata(headers)), { code: status.UNAUTHENTICATED, message: sentence });
  }

  it('gives a token for a name and a password, which may hold a colon', () => {
    const visitor = gate.admit(metadata({ authorization: basic('admin:pass:word') }));
    assert.equal(visitor.user, 'admin');
    assert.deepEqual(visitor.headers.get('authorization'), ['Bearer token-1']);
  });

  it('takes the token from then on, and gives none again', () => {
    assert.deepEqual(gate.admit(metadata({ authorization: 'Bearer token-1' })).headers.get('authorization'), []);
  });

  it('refuses whoever has no login, a wrong one, or half of one', () => {
    refused({}, /No credentials/);
    refused({ authorization: basic('admin:wrong') }, /invalid user name or password/);
    refused({ authorization: basic('admin') }, /invalid user name or password/);
    refused({ authorization: 'Basic' }, /invalid user name or password/);
    refused({ authorization: 'Bearer token-2' }, /not valid or has expired/);
    refused({ authorization: 'Digest abc' }, /No credentials/);
  });

  it('opens a session once and knows it by its cookie', () => {
    const first = gate.admit(metadata({ authorization: 'Bearer token-1' }));
    const [cookie] = first.headers.get('set-cookie');
    assert.match(String(cookie), /^SESSION_ID=[0-9a-f-]{36}$/);
    const next = gate.admit(metadata({ authorization: 'Bearer token-1', cookie: `a=b; ${String(cookie)};c=d` }));
    assert.equal(next.sessionId, first.sessionId);
    assert.deepEqual(next.headers.get('set-cookie'), []);
  });

  it('refuses a session that is unknown, closed, or unused for two hours, as Dremio does', () => {
    const cookieOf = (): string => `SESSION_ID=${gate.admit(metadata({ authorization: 'Bearer token-1' })).sessionId}`;
    const gone = /UserSession is not available in the cache/;
    refused({ authorization: 'Bearer token-1', cookie: 'SESSION_ID=made-up' }, gone);

    const cookie = cookieOf();
    time += 119 * 60_000;
    gate.admit(metadata({ authorization: 'Bearer token-1', cookie }));
    time += 119 * 60_000;
    const visitor = gate.admit(metadata({ authorization: 'Bearer token-1', cookie }));
    time += 121 * 60_000;
    refused({ authorization: 'Bearer token-1', cookie }, gone);

    const closed = cookieOf();
    gate.dismiss({ ...visitor, sessionId: closed.slice('SESSION_ID='.length) });
    refused({ authorization: 'Bearer token-1', cookie: closed }, gone);
  });
});
