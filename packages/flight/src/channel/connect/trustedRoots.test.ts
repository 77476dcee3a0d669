import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { trustedRoots } from './trustedRoots';

describe('the authorities that are trusted', () => {
  const given = readFileSync('test/support/certificates/authority.pem', 'utf8');

  it('are Node’s own, and the given one beside them, each once', () => {
    const roots = trustedRoots(given);
    assert.ok(rootCertificates.every(root => roots.some(each => each.trim() === root.trim())));
    assert.equal(roots.filter(each => each === given).length, 1);
    assert.equal(new Set(roots).size, roots.length);
  });

  it('are fewer where none is given', () => {
    assert.ok(!trustedRoots(undefined).includes(given));
  });
});
