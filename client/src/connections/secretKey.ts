import type { Connection } from './connection';

/**
 * Under which name the secret that the user typed for a connection is kept.
 *
 * It is bound to every place that gets the secret and to how it travels: a profile or a setting that sends REST or
 * Flight to another host, or drops TLS or the check of certificates, does not take the secret along.
 */
export function secretKey({
  address,
  flight,
  login,
  verifySsl,
}: Pick<Connection, 'address' | 'flight' | 'login' | 'verifySsl'>): string {
  const rest =
    address.kind === 'cloud'
      ? `https://${address.host}/${address.projectId}`
      : `${address.useSsl ? 'https' : 'http'}://${address.host}:${address.port}`;
  const stream = `${flight.tls ? 'grpc+tls' : 'grpc'}://${flight.host}:${flight.port}`;
  return `dremio:${login.kind}:${login.user ?? ''}@${rest},${stream}${verifySsl ? '' : ',unverified'}`;
}
