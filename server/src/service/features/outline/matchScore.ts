/**
 * How well a name answers what was typed, regardless of case: 0 for not at all, more for better. The whole name is
 * best, then its beginning, the beginning of one of its words, any part of it, and last its letters in order.
 */
export function matchScore(name: string, query: string): number {
  if (query === '') return 1;
  const wanted = query.toLowerCase();
  const text = name.toLowerCase();
  // Of equal matches the shorter name is nearer.
  const nearness = 1 / (1 + text.length - Math.min(wanted.length, text.length));
  if (text === wanted) return 6;
  const at = text.indexOf(wanted);
  if (at === 0) return 4 + nearness;
  if (at > 0) return (isWordStart(text, at) || text.includes(`_${wanted}`) ? 3 : 2) + nearness;
  return hasInOrder(text, wanted) ? 1 + nearness : 0;
}

function isWordStart(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

function hasInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
