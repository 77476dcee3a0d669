import { isIP } from 'node:net';

/**
 * Whether a list such as `http.noProxy` or `NO_PROXY` says that this host is reached without the proxy.
 *
 * An entry is a host, which stands for its subdomains too (also written `.host` or `*.host`), an address, a range of
 * IPv4 addresses such as `10.0.0.0/8`, each perhaps with `:port`, or `*` for all.
 */
export function isWithoutProxy(host: string, port: number, noProxy: readonly string[]): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return noProxy.some(entry => matches(entry.trim().toLowerCase(), name, port));
}

function matches(entry: string, host: string, port: number): boolean {
  if (entry === '') return false;
  if (entry === '*') return true;
  const { host: pattern, port: onlyPort } = split(entry);
  if (onlyPort !== undefined && onlyPort !== port) return false;
  if (pattern.includes('/')) return isInRange(host, pattern);
  const domain = pattern.replace(/^\*?\./, '');
  if (host === domain) return true;
  return isIP(host) === 0 && host.endsWith(`.${domain}`);
}

/** An IPv6 address without brackets has colons of its own, and then no port. */
function split(entry: string): { readonly host: string; readonly port: number | undefined } {
  const parts = /^(?:\[(?<six>[^\]]+)\]|(?<name>[^:]*))(?::(?<port>\d+))?$/.exec(entry)?.groups;
  if (parts === undefined) return { host: entry, port: undefined };
  return {
    host: parts['six'] ?? parts['name'] ?? '',
    port: parts['port'] === undefined ? undefined : Number(parts['port']),
  };
}

function isInRange(host: string, range: string): boolean {
  const [base = '', bits = ''] = range.split('/');
  if (isIP(host) !== 4 || isIP(base) !== 4 || !/^\d{1,2}$/.test(bits) || Number(bits) > 32) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(numberOf(host) / size) === Math.floor(numberOf(base) / size);
}

function numberOf(address: string): number {
  return address.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}
