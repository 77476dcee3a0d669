import { isMark, type Token } from '../token';

/** Index of the token behind the parenthesis that matches the one at `at`; the end of the tokens when none does. */
export function behindParens(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let next = at; next < tokens.length; next += 1) {
    if (opens(tokens[next])) depth += 1;
    if (closes(tokens[next])) depth -= 1;
    if (depth === 0) return next + 1;
  }
  return tokens.length;
}

/** What stands in the parentheses that start at `at`. */
export function insideParens(tokens: readonly Token[], at: number): readonly Token[] {
  const end = behindParens(tokens, at);
  return tokens.slice(at + 1, closes(tokens[end - 1]) ? end - 1 : end);
}

/**
 * Index of the first token outside inner parentheses that the test takes, or the end of the tokens.
 * A parenthesis that nothing closes is stepped over by itself, so that what follows it still reads.
 */
export function findOutside(
  tokens: readonly Token[],
  from: number,
  test: (token: Token, at: number) => boolean,
): number {
  const behind = closingIndexes(tokens, from);
  let at = from;
  while (at < tokens.length) {
    if (test(tokens[at] as Token, at)) return at;
    at = behind.get(at) ?? at + 1;
  }
  return tokens.length;
}

/** The index behind the closing one by each opening one that has one. */
function closingIndexes(tokens: readonly Token[], from: number): ReadonlyMap<number, number> {
  const behind = new Map<number, number>();
  const open: number[] = [];
  for (let at = from; at < tokens.length; at += 1) {
    if (opens(tokens[at])) open.push(at);
    const start = closes(tokens[at]) ? open.pop() : undefined;
    if (start !== undefined) behind.set(start, at + 1);
  }
  return behind;
}

/** The stretches between commas outside inner parentheses; empty ones are left out. */
export function splitAtCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: (readonly Token[])[] = [];
  let start = 0;
  const take = (end: number): void => {
    if (end > start) parts.push(tokens.slice(start, end));
    start = end + 1;
  };
  findOutside(tokens, 0, (token, at) => {
    if (isMark(token, ',')) take(at);
    return false;
  });
  take(tokens.length);
  return parts;
}

function opens(token: Token | undefined): boolean {
  return isMark(token, '(') || isMark(token, '[');
}

function closes(token: Token | undefined): boolean {
  return isMark(token, ')') || isMark(token, ']');
}
