import type { Secret } from '@lakehouse/base';

/** Who logs in. A token is a personal access token or an OAuth access token; Dremio Cloud takes nothing else. */
export type DremioLogin =
  | { readonly kind: 'password'; readonly user: string; readonly password: Secret }
  | { readonly kind: 'token'; readonly token: Secret };
