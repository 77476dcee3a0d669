import type { DocumentSymbol } from '../../answers/symbol';

/** Puts symbols into those that hold them; they come in any order and may not overlap by halves. */
export function nest(symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] {
  const sorted = symbols.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const roots: Open[] = [];
  const around: Open[] = [];
  for (const symbol of sorted) {
    while ((around.at(-1)?.symbol.span.end ?? Infinity) <= symbol.span.start) around.pop();
    const open = { symbol, children: [...symbol.children] };
    (around.at(-1)?.children ?? roots).push(open);
    around.push(open);
  }
  return roots.map(closed);
}

interface Open {
  readonly symbol: DocumentSymbol;
  readonly children: (Open | DocumentSymbol)[];
}

function closed(one: Open | DocumentSymbol): DocumentSymbol {
  return 'symbol' in one ? { ...one.symbol, children: one.children.map(closed) } : one;
}
