import { rootCertificates } from 'node:tls';
import { type ChannelOptions, Client, credentials, type ChannelCredentials } from '@grpc/grpc-js';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { Channel } from '../channel/channel';
import type { FlightClientOptions, FlightTls } from './flightClientOptions';

/**
 * Bytes that a server may send ahead of what was read. HTTP/2's own 64 KiB make every batch wait for many round
 * trips: at 20 ms that is 3 MB/s, and even on loopback five times slower.
 */
const FLOW_WINDOW = 16 * 1024 * 1024;
/** Servers cut off clients that ping more often than every five minutes. */
const KEEPALIVE_MS = 330_000;
const KEEPALIVE_TIMEOUT_MS = 20_000;

/** One HTTP/2 connection to a Flight server, opened by its first call. */
export function openChannel(options: FlightClientOptions): Channel {
  const { target, extra } = options.proxy === undefined ? direct(options) : throughProxy(options, options.proxy);
  const channelOptions: ChannelOptions = {
    ...extra,
    'grpc.enable_http_proxy': 0,
    'grpc.keepalive_time_ms': KEEPALIVE_MS,
    'grpc.keepalive_timeout_ms': KEEPALIVE_TIMEOUT_MS,
    // A batch is as large as the server likes; two of our own connections must not share one that is half-closed.
    'grpc.max_receive_message_length': -1,
    'grpc.use_local_subchannel_pool': 1,
    'grpc-node.flow_control_window': FLOW_WINDOW,
  };
  return new Client(target, channelCredentials(options.tls), channelOptions);
}

interface Way {
  readonly target: string;
  readonly extra: ChannelOptions;
}

function direct({ host, port }: FlightClientOptions): Way {
  return { target: `dns:${authority(host, port)}`, extra: {} };
}

function throughProxy({ host, port }: FlightClientOptions, proxy: string): Way {
  const url = URL.parse(proxy);
  if (url?.protocol !== 'http:') {
    const message = l10n.t('The proxy for {0} must be given as http://host:port. Correct the proxy setting.', host);
    throw new Failure('connection.refused', message);
  }
  const user = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return {
    target: `dns:${authority(url.hostname.replace(/^\[|\]$/g, ''), Number(url.port === '' ? 80 : url.port))}`,
    extra: {
      'grpc.http_connect_target': `dns:${authority(host, port)}`,
      'grpc.default_authority': authority(host, port),
      ...(url.username === '' ? {} : { 'grpc.http_connect_creds': user }),
    },
  };
}

function authority(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function channelCredentials(tls: FlightTls | undefined): ChannelCredentials {
  if (tls === undefined) return credentials.createInsecure();
  const roots = tls.ca === undefined ? null : Buffer.from([...rootCertificates, tls.ca].join('\n'));
  return credentials.createSsl(roots, null, null, { rejectUnauthorized: tls.insecure !== true });
}
