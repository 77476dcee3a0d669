/** Where an endpoint says that it can be read. */
export type FlightLocation =
  /** The connection over which the plan came. */
  | { readonly kind: 'same' }
  | { readonly kind: 'server'; readonly host: string; readonly port: number; readonly isEncrypted: boolean }
  /** A place of a kind that is not read here: a Unix socket, or an HTTP server with a file. */
  | { readonly kind: 'unread' };

const PORTS = { plain: 80, encrypted: 443 } as const;

/** Reads the `uri` of a location. Never throws: what cannot be read is `unread`. */
export function flightLocation(uri: string): FlightLocation {
  if (uri === '' || uri.startsWith('arrow-flight-reuse-connection:')) return { kind: 'same' };
  const scheme = /^grpc(\+tcp|\+tls)?:\/\//.exec(uri);
  // A scheme that URL does not know has no port of its own and lets every host pass, which http does not.
  const url = scheme === null ? null : URL.parse(`http://${uri.slice(scheme[0].length)}`);
  if (scheme === null || url === null) return { kind: 'unread' };
  const isEncrypted = scheme[1] === '+tls';
  const port = url.port === '' ? PORTS[isEncrypted ? 'encrypted' : 'plain'] : Number(url.port);
  return { kind: 'server', host: url.hostname.replace(/^\[|\]$/g, ''), port, isEncrypted };
}
