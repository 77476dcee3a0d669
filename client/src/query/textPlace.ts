/** A place in a text: zero-based line, and UTF-16 code units from its start. */
export interface TextPlace {
  readonly line: number;
  readonly character: number;
}

/** The place of an offset; one past the end is the end. */
export function placeOf(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length - 1, character: before.length - lineStart };
}
