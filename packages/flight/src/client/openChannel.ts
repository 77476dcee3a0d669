import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { Channel } from '../channel/channel';
import { isWithoutProxy } from '../channel/connect/noProxy';
import { parseProxy } from '../channel/connect/proxyTunnel';
import type { FlightClientOptions } from './flightClientOptions';

/** The way to a Flight server; the first call connects. @throws Failure `connection.refused` for a proxy without use. */
export function openChannel(options: FlightClientOptions): Channel {
  const { host, port, tls, proxy, noProxy = [], loginMs, socketPath } = options;
  if (socketPath !== undefined) return new Channel({ host, port, socketPath, connectMs: loginMs });
  const isDirect = proxy === undefined || isWithoutProxy(host, port, noProxy);
  if (!isDirect) checkProxy(proxy, host);
  return new Channel({ host, port, tls, proxy: isDirect ? undefined : proxy, connectMs: loginMs });
}

function checkProxy(proxy: string, host: string): void {
  try {
    parseProxy(proxy);
  } catch {
    const message = l10n.t('The proxy for {0} must be given as http://host:port. Correct the proxy setting.', host);
    throw new Failure('connection.refused', message);
  }
}
