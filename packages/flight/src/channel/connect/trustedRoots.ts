import * as tls from 'node:tls';

/**
 * PEM texts of all authorities to trust: Node's own, those of the operating system where Node can read them (22.15 and
 * later), and the given ones.
 */
export function trustedRoots(given: string | undefined): readonly string[] {
  return [...new Set([...nodeRoots(), ...systemRoots(), ...(given === undefined ? [] : [given])])];
}

/** Older Node has no such function, nor the certificates of NODE_EXTRA_CA_CERTS in what it has. */
function nodeRoots(): readonly string[] {
  return hasCertificates() ? tls.getCACertificates('default') : tls.rootCertificates;
}

function systemRoots(): readonly string[] {
  if (!hasCertificates()) return [];
  try {
    return tls.getCACertificates('system');
  } catch {
    // A store that cannot be read leaves the others.
    return [];
  }
}

function hasCertificates(): boolean {
  return 'getCACertificates' in tls;
}
