/** Where Dremio's REST API answers: a server of one's own, or a project of Dremio Cloud. */
export type DremioAddress =
  | { readonly kind: 'software'; readonly host: string; readonly port: number; readonly useSsl: boolean }
  | { readonly kind: 'cloud'; readonly host: string; readonly projectId: string };

/** Dremio Cloud's hosts by control plane: the REST API's, and Arrow Flight's for the same projects. */
export const cloudHosts: readonly { readonly api: string; readonly flight: string }[] = [
  { api: 'api.dremio.cloud', flight: 'data.dremio.cloud' },
  { api: 'api.eu.dremio.cloud', flight: 'data.eu.dremio.cloud' },
];

/** Scheme, host and port, as a URL begins. An IPv6 address gets its brackets. */
export function originOf(address: DremioAddress): string {
  if (address.kind === 'cloud') return `https://${address.host}`;
  const host = address.host.includes(':') && !address.host.startsWith('[') ? `[${address.host}]` : address.host;
  return `${address.useSsl ? 'https' : 'http'}://${host}:${address.port}`;
}

/** Path that the API's resources (`sql`, `job/…`) stand below. */
export function apiPath(address: DremioAddress): string {
  return address.kind === 'cloud' ? `/v0/projects/${encodeURIComponent(address.projectId)}` : '/api/v3';
}
