import type { Span } from '../span';
import { isMark, isName, tokenValue, type Token } from '../token';
import { tokenize, withoutComments } from '../tokenize';
import type { WithItem, WithList } from './withList';

/**
 * Every `WITH` list of a text, in the order of the text: those of subqueries and of other items too.
 *
 * An item counts once its parentheses are closed; what stands behind an item that is half written is left away.
 */
export function withLists(text: string): readonly WithList[] {
  const tokens = withoutComments(tokenize(text));
  const closing = closings(tokens);
  return tokens.flatMap((token, at) => {
    if (token.keyword !== 'WITH') return [];
    const list = new ListReader(tokens, closing).read(at);
    return list === undefined ? [] : [list];
  });
}

/** The item whose span holds an offset, the innermost where items are nested. */
export function withItemAt(lists: readonly WithList[], offset: number): WithItem | undefined {
  return lists.flatMap(({ items }) => items).findLast(({ span }) => span.start <= offset && offset <= span.end);
}

/** For each `(` the index of the `)` that closes it, and for each token the `)` around it. */
interface Closings {
  readonly ofOpening: ReadonlyMap<number, number>;
  readonly around: readonly (number | undefined)[];
}

function closings(tokens: readonly Token[]): Closings {
  const open: number[] = [];
  const ofOpening = new Map<number, number>();
  for (const [at, token] of tokens.entries()) {
    if (isMark(token, '(')) open.push(at);
    else if (isMark(token, ';')) open.length = 0;
    else if (isMark(token, ')')) {
      const opening = open.pop();
      if (opening !== undefined) ofOpening.set(opening, at);
    }
  }
  return { ofOpening, around: around(tokens, ofOpening) };
}

function around(tokens: readonly Token[], ofOpening: ReadonlyMap<number, number>): readonly (number | undefined)[] {
  const enclosing: number[] = [];
  return tokens.map((_, at) => {
    if (enclosing.at(-1) === at) enclosing.pop();
    const inner = enclosing.at(-1);
    const close = ofOpening.get(at);
    if (close !== undefined) enclosing.push(close);
    return inner;
  });
}

class ListReader {
  readonly #tokens: readonly Token[];
  readonly #closings: Closings;

  constructor(tokens: readonly Token[], closing: Closings) {
    this.#tokens = tokens;
    this.#closings = closing;
  }

  /** The list behind the WITH at an index; undefined where the word means something else, as in `with no schema binding`. */
  read(index: number): WithList | undefined {
    const first = this.#tokens[index];
    const recursive = this.#tokens[index + 1]?.keyword === 'RECURSIVE' && isName(this.#tokens[index + 2]);
    const items: WithItem[] = [];
    let at = index + (recursive ? 2 : 1);
    for (let item = this.#item(at); item !== undefined; item = this.#item(at)) {
      items.push(item.item);
      at = item.next;
      if (!isMark(this.#tokens[at], ',')) break;
      at += 1;
    }
    const end = items.at(-1)?.span.end;
    if (first === undefined || end === undefined) return undefined;
    const { start } = first.span;
    return { recursive, span: { start, end }, reach: { start, end: Math.max(end, this.#reachEnd(index)) }, items };
  }

  #item(at: number): { readonly item: WithItem; readonly next: number } | undefined {
    const name = this.#tokens[at];
    if (!isName(name)) return undefined;
    let next = at + 1;
    if (isMark(this.#tokens[next], '(')) next = (this.#closings.ofOpening.get(next) ?? Infinity) + 1;
    if (this.#tokens[next]?.keyword !== 'AS') return undefined;
    const open = this.#tokens[next + 1];
    const close = this.#closings.ofOpening.get(next + 1);
    const end = close === undefined ? undefined : this.#tokens[close]?.span.end;
    if (open === undefined || close === undefined || end === undefined) return undefined;
    const body: Span = { start: open.span.start, end };
    const part = { span: name.span, value: tokenValue(name), quoted: name.kind === 'quoted' };
    return { item: { name: part, span: { start: name.span.start, end }, body }, next: close + 1 };
  }

  #reachEnd(index: number): number {
    const close = this.#closings.around[index];
    if (close !== undefined) return this.#tokens[close]?.span.start ?? 0;
    const end = this.#tokens.find((token, at) => at > index && isMark(token, ';'));
    return end?.span.start ?? this.#tokens.at(-1)?.span.end ?? 0;
  }
}
