/** The token in an `Authorization` header: `_dremio<token>`, `_dremio <token>`, `Bearer <token>`, or the bare token. */
export function tokenOf(header: string | undefined): string | undefined {
  const token = /^(?:_dremio\s*|bearer\s+)?(\S+)$/i.exec(header?.trim() ?? '')?.[1];
  return token === undefined || token === '' ? undefined : token;
}
