import type { Secret } from '@lakehouse/base';

/** A token that somebody else issued, with its kind as RFC 8693 names them. */
export interface IssuedToken {
  readonly token: Secret;
  /** For example `urn:ietf:params:oauth:token-type:jwt`; Dremio's PAT has `…:token-type:dremio:personal-access-token`. */
  readonly type: string;
}

/** How an access token is had from an OAuth server, RFC 6749 and 8693. */
export interface OAuthCredentials {
  readonly kind: 'oauth';
  /** Whole address of the token endpoint: Dremio has it at `/oauth/token` of its web port. */
  readonly tokenEndpoint: string;
  readonly grant: OAuthGrant;
  /** Dremio's is `dremio.all`; absent for the server's own choice. */
  readonly scope?: string | undefined;
}

export type OAuthGrant =
  /** Another token for an access token, on behalf of somebody else where `actor` is given. */
  | { readonly kind: 'tokenExchange'; readonly subject: IssuedToken; readonly actor?: IssuedToken | undefined }
  | { readonly kind: 'clientCredentials'; readonly clientId: string; readonly clientSecret: Secret }
  | { readonly kind: 'refreshToken'; readonly refreshToken: Secret; readonly clientId?: string | undefined };
