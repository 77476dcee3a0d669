import { isMark, tokenize, withoutComments, type Token } from '@lakehouse/sql';
import { namesSecret } from '../parameters/secretNames';

const BETWEEN = new Set(['=', '=>', ':', '(', ',']);
/** What stands for a secret. */
export const MASK = '•••';

/** A statement in which each text that follows a word for a secret is masked: `PASSWORD '…'`, `awsAccessSecret => '…'`. */
export function maskedSql(sql: string): string {
  const tokens = withoutComments(tokenize(sql));
  const secrets = tokens.filter((token, at) => token.kind === 'string' && followsSecretWord(tokens, at));
  let masked = '';
  let at = 0;
  for (const { span } of secrets) {
    masked += `${sql.slice(at, span.start)}'${MASK}'`;
    at = span.end;
  }
  return masked + sql.slice(at);
}

function followsSecretWord(tokens: readonly Token[], at: number): boolean {
  let before = at - 1;
  while (isBetween(tokens[before])) before -= 1;
  if (tokens[before]?.keyword === 'BY') before -= 1;
  const token = tokens[before];
  return (token?.kind === 'word' || token?.kind === 'quoted') && namesSecret(token.text);
}

function isBetween(token: Token | undefined): boolean {
  return token !== undefined && BETWEEN.has(token.text) && isMark(token, token.text);
}
