const STEP = '  ';
/** Characters above which a text is shown as it is: the window's other extensions wait while it is taken apart. */
const LONGEST = 2 * 1024 * 1024;

/**
 * A JSON text with line breaks and indentation, every value as it was written: numbers keep their digits.
 * `undefined` for a text that is no JSON object or array, and for one that is too long.
 */
export function indentedJson(text: string): string | undefined {
  if (text.length > LONGEST || !/^\s*[[{]/.test(text) || !isJson(text)) return undefined;
  const pieces: string[] = [];
  let depth = 0;
  const line = (): string => `\n${STEP.repeat(depth)}`;
  // The text is JSON, so each token is one of these, and whatever stands between them is white space.
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g) ?? [];
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1] ?? '';
    if (token === '[' || token === '{') {
      const isEmpty = next === ']' || next === '}';
      if (!isEmpty) depth += 1;
      pieces.push(token, isEmpty ? '' : line());
    } else if (token === ']' || token === '}') {
      const wasEmpty = ['[', '{'].includes(tokens[at - 1] ?? '');
      if (!wasEmpty) depth -= 1;
      pieces.push(wasEmpty ? '' : line(), token);
    } else if (token === ',') pieces.push(token, line());
    else pieces.push(token === ':' ? ': ' : token);
  }
  return pieces.join('');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // Most texts are not.
  }
}
