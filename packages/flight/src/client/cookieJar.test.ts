import assert from 'node:assert/strict';
import { CookieJar } from './cookieJar';

const NOW = Date.UTC(2026, 10, 24);

function checkCookies(headers: readonly string[], expected: string | undefined, later = 0): void {
  const jar = new CookieJar();
  for (const header of headers) jar.take(header, NOW);
  assert.equal(jar.header(NOW + later), expected);
}

describe('cookies of a server', () => {
  it('go back without their attributes', () => {
    checkCookies(['SESSION_ID=a=b; Path=/; HttpOnly; Secure; SameSite=Lax'], 'SESSION_ID=a=b');
  });

  it('go back together, each with its last value', () => {
    checkCookies(['a=1', 'b=2', 'a=3'], 'a=3; b=2');
  });

  it('may be joined in one header', () => {
    checkCookies(['SESSION_ID=1;other=2'], 'SESSION_ID=1; other=2');
  });

  it('end when they say so', () => {
    checkCookies(['a=1; Max-Age=60'], 'a=1', 59_000);
    checkCookies(['a=1; Max-Age=60'], undefined, 60_000);
    checkCookies(['a=1; Expires=Tue, 24 Nov 2026 00:01:00 GMT'], undefined, 60_000);
    checkCookies(['a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60'], 'a=1');
  });

  it('are deleted by one that has ended', () => {
    checkCookies(['a=1', 'a=; Max-Age=0'], undefined);
    checkCookies(['a=1', 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], undefined);
  });

  it('stay when their end cannot be read', () => {
    checkCookies(['a=1; Expires=soon; Max-Age=x'], 'a=1');
  });
});
