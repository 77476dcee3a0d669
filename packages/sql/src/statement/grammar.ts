/** A grammar, read from its notation. */
export type Grammar =
  | { readonly kind: 'keyword'; readonly word: string }
  | { readonly kind: 'mark'; readonly mark: string }
  /** A rule of the tables, or a term. */
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Grammar[] }
  | { readonly kind: 'choice'; readonly options: readonly Grammar[] }
  | { readonly kind: 'optional'; readonly part: Grammar }
  | { readonly kind: 'list'; readonly part: Grammar; readonly comma: boolean };

const SYMBOL = /'[^']+'|[A-Za-z_]+|,…|…|[()[\]|]/g;

/** Reads a grammar in the notation of the statement tables. */
export function readGrammar(text: string): Grammar {
  const symbols = text.match(SYMBOL) ?? [];
  const [grammar, end] = readChoice(symbols, 0);
  if (end < symbols.length) throw new Error(`not to be read from ${symbols.slice(end).join(' ')}`);
  return grammar;
}

type Read = readonly [grammar: Grammar, next: number];

function readChoice(symbols: readonly string[], start: number): Read {
  const options: Grammar[] = [];
  let at = start;
  for (;;) {
    const [option, next] = readSequence(symbols, at);
    options.push(option);
    if (symbols[next] !== '|') return [options.length === 1 ? option : { kind: 'choice', options }, next];
    at = next + 1;
  }
}

function readSequence(symbols: readonly string[], start: number): Read {
  const parts: Grammar[] = [];
  let at = start;
  while (at < symbols.length && !['|', ')', ']'].includes(symbols[at] ?? '')) {
    const [part, next] = readPart(symbols, at);
    const behind = symbols[next];
    const repeated = behind === ',…' || behind === '…';
    parts.push(repeated ? { kind: 'list', part, comma: behind === ',…' } : part);
    at = repeated ? next + 1 : next;
  }
  const [only] = parts;
  return [parts.length === 1 && only !== undefined ? only : { kind: 'sequence', parts }, at];
}

function readPart(symbols: readonly string[], at: number): Read {
  const symbol = symbols[at] ?? '';
  if (symbol === '(' || symbol === '[') {
    const [inside, end] = readChoice(symbols, at + 1);
    if (symbols[end] !== (symbol === '(' ? ')' : ']')) throw new Error(`${symbol} is not closed`);
    return [symbol === '(' ? inside : { kind: 'optional', part: inside }, end + 1];
  }
  if (symbol.startsWith("'")) return [{ kind: 'mark', mark: symbol.slice(1, -1) }, at + 1];
  const keyword = symbol === symbol.toUpperCase();
  return [keyword ? { kind: 'keyword', word: symbol } : { kind: 'named', name: symbol }, at + 1];
}
