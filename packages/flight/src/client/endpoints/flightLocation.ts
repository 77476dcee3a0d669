/** Where an endpoint says that it can be read. */
export type FlightLocation =
  /** The connection over which the plan came. */
  | { readonly kind: 'same' }
  | { readonly kind: 'server'; readonly host: string; readonly port: number; readonly isEncrypted: boolean }
  /** A server on this machine. */
  | { readonly kind: 'socket'; readonly path: string }
  /** An HTTP server that has the rows as a file or stream of Arrow's; the ticket is of no use there. */
  | { readonly kind: 'file'; readonly url: string }
  /** A place of a kind that nobody has defined. */
  | { readonly kind: 'unread' };

const PORTS = { plain: 80, encrypted: 443 } as const;
const UNREAD = { kind: 'unread' } as const;

/** Reads the `uri` of a location. Never throws: what cannot be read is `unread`. */
export function flightLocation(uri: string): FlightLocation {
  if (uri === '' || uri.startsWith('arrow-flight-reuse-connection:')) return { kind: 'same' };
  if (/^https?:\/\//i.test(uri)) return URL.canParse(uri) ? { kind: 'file', url: uri } : UNREAD;
  const socket = /^grpc\+unix:(?:\/\/)?(\/.*)$/.exec(uri);
  if (socket !== null) return socketAt(socket[1] ?? '');
  const scheme = /^grpc(\+tcp|\+tls)?:\/\//.exec(uri);
  // A scheme that URL does not know has no port of its own and lets every host pass, which http does not.
  const url = scheme === null ? null : URL.parse(`http://${uri.slice(scheme[0].length)}`);
  if (scheme === null || url === null) return UNREAD;
  const isEncrypted = scheme[1] === '+tls';
  const port = url.port === '' ? PORTS[isEncrypted ? 'encrypted' : 'plain'] : Number(url.port);
  return { kind: 'server', host: url.hostname.replace(/^\[|\]$/g, ''), port, isEncrypted };
}

function socketAt(path: string): FlightLocation {
  try {
    return { kind: 'socket', path: decodeURIComponent(path) };
  } catch {
    return UNREAD;
  }
}
