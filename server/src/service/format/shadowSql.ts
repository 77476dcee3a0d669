import type { LayoutToken } from './layoutToken';

/** Beyond this a stand-in grows no further: what is long stands alone anyway. */
const LONGEST = 60;

/**
 * SQL that has the shape of a template, for a formatter that knows no Jinja: each token as it is, or a stand-in of the
 * same kind and about the same length. What stands on its own line is a comment.
 */
export function shadowSql(tokens: readonly LayoutToken[], text: string): string {
  return tokens
    .map((token, at) => {
      const before = tokens[at - 1];
      return (before === undefined ? '' : shadowGap(before, token, text)) + shadowToken(token, at);
    })
    .join('');
}

/** The stand-in of a token, which no other has. */
export function shadowToken({ role, kind, text }: LayoutToken, at: number): string {
  if (role === 'sql') return text;
  const name = `jx${at}`.padEnd(Math.min(text.length - 1, LONGEST), '_') + 'x';
  if (role !== 'atom') return `/*jx${at}*/`;
  if (kind === 'string') return `'${name}'`;
  if (kind === 'quoted') return `"${name}"`;
  if (kind !== 'comment') return name;
  return text.startsWith('/*') ? `/*${name}*/` : `--${name}`;
}

/** White space as it is, as far as it counts to a formatter: which comments stand behind something on their line. */
function shadowGap(before: LayoutToken, token: LayoutToken, text: string): string {
  if (before.role === 'line' || token.role === 'line') return '\n';
  const gap = text.slice(before.span.end, token.span.start);
  if (gap.includes('\n')) return '\n';
  if (gap !== '') return ' ';
  const mustPart = before.role !== 'sql' || token.role !== 'sql';
  return mustPart && before.kind !== 'punctuation' && token.kind !== 'punctuation' ? ' ' : '';
}
