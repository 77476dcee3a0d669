import { parseJinja, type JinjaDocument } from '@lakehouse/jinja';
import { tokenize, type Token } from '@lakehouse/sql';
import type { FormatOptions } from '../feature';
import { dremioDialect } from './dremioDialect';
import { whiteSpace } from './layOut';
import type { LayoutToken } from './layoutToken';
import { scanTokens } from './scanTokens';
import { shadowSql, shadowToken } from './shadowSql';

/** Letters of keywords: as they are written, or all large or small. */
export type KeywordCase = 'preserve' | 'upper' | 'lower';

export interface TemplateStyle extends Pick<FormatOptions, 'tabSize' | 'tabs'> {
  readonly keywordCase: KeywordCase;
}

/** A token of a template with the text that it gets, and the white space before it. */
export interface PlacedToken {
  readonly token: LayoutToken;
  readonly gap: string;
  readonly text: string;
}

/** Characters that a line may have before what is in parentheses is broken up. */
const LINE_WIDTH = 80;

/**
 * A template laid out anew: its tokens, Jinja kept to the letter, with other white space between them.
 *
 * Undefined where that cannot be done without a change to anything else: for text that is not whole, that the formatter
 * cannot read, or that it would change.
 */
export async function formatTemplate(
  jinja: JinjaDocument,
  style: TemplateStyle,
): Promise<readonly PlacedToken[] | undefined> {
  const tokens = scanTokens(jinja);
  if (tokens === undefined || tokens.length === 0) return undefined;
  const formattedText = await formatSql(shadowSql(tokens, jinja.text), style);
  if (formattedText === undefined) return undefined;
  const formatted = tokenize(formattedText);
  if (!isSameSql(tokens, formatted)) return undefined;
  const gaps = whiteSpace({ jinja, tokens, formatted, formattedText, options: style });
  const placed = tokens.map((token, at) => ({
    token,
    gap: gaps[at] ?? '',
    text: token.role === 'sql' && token.kind === 'word' ? (formatted[at]?.text ?? token.text) : token.text,
  }));
  return keepsTokens(tokens, placed) ? placed : undefined;
}

/** The text of placed tokens, with a line end behind the last. */
export function placedText(placed: readonly PlacedToken[]): string {
  return `${placed.map(({ gap, text }) => gap + text).join('')}\n`;
}

async function formatSql(sql: string, { tabSize, tabs, keywordCase }: TemplateStyle): Promise<string | undefined> {
  // The library is large, and most sessions of the server never format.
  const { formatDialect } = await import('./formatLibrary');
  try {
    return formatDialect(sql, {
      dialect: dremioDialect(/\breflection\b/i.test(sql)),
      tabWidth: tabSize,
      useTabs: tabs,
      keywordCase,
      expressionWidth: LINE_WIDTH,
    });
  } catch {
    // It throws for text that its grammar has no place for; such text stays as it is.
    return undefined;
  }
}

/** Whether the formatter kept all that it was given, in order. It may move comments over lines. */
function isSameSql(tokens: readonly LayoutToken[], formatted: readonly Token[]): boolean {
  if (tokens.length !== formatted.length) return false;
  return tokens.every((token, at) => {
    const [given, made] = [shadowToken(token, at), formatted[at]];
    if (token.kind === 'comment' && token.role === 'sql') return made?.kind === 'comment';
    return token.kind === 'word' && token.role === 'sql'
      ? made?.text.toUpperCase() === given.toUpperCase()
      : made?.text === given;
  });
}

/** The safety net: what comes out is read again, and must be the same tokens. */
function keepsTokens(tokens: readonly LayoutToken[], placed: readonly PlacedToken[]): boolean {
  const again = scanTokens(parseJinja(placedText(placed)));
  return again?.length === tokens.length && again.every(({ text }, at) => text === placed[at]?.text);
}
