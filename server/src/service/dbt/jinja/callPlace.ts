import type { Token } from '@lakehouse/jinja';
import type { Span } from '../../text/span';

/** A call that the cursor stands in the brackets of. */
export interface CallPlace {
  /** Dotted: `ref`, `dbt_utils.star`. */
  readonly name: string;
  /** A filter stands behind `|`, a test behind `is`. */
  readonly kind: 'call' | 'filter' | 'test';
  readonly nameSpan: Span;
  /** How many commas stand before the cursor. */
  readonly index: number;
  /** The keyword of the argument around the cursor, once its `=` is written. */
  readonly keyword: string | undefined;
  /** True inside of a list or map within the argument. */
  readonly nested: boolean;
  /** The key of the innermost map around the cursor, once its colon is written. */
  readonly mapKey: string | undefined;
}

interface Bracket {
  readonly open: '(' | '[' | '{';
  readonly name: string | undefined;
  readonly nameSpan: Span;
  readonly kind: CallPlace['kind'];
  index: number;
  keyword: string | undefined;
  mapKey: string | undefined;
}

/** The innermost call around an offset, by the words of its tag; the brackets need not be closed. */
export function callPlace(tokens: readonly Token[], offset: number): CallPlace | undefined {
  const stack: Bracket[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.span.start >= offset) break;
    if (token.kind === 'operator') step(stack, tokens, at);
  }
  const at = stack.findLastIndex(({ name }) => name !== undefined);
  const call = stack[at];
  if (call?.name === undefined) return undefined;
  const { name, nameSpan, kind, index, keyword } = call;
  return { name, nameSpan, kind, index, keyword, nested: at < stack.length - 1, mapKey: stack.at(-1)?.mapKey };
}

/** Whether an offset stands within open brackets of its tag. */
export function isInBrackets(tokens: readonly Token[], offset: number): boolean {
  const stack: Bracket[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.span.start >= offset) break;
    if (token.kind === 'operator') step(stack, tokens, at);
  }
  return stack.length > 0;
}

function step(stack: Bracket[], tokens: readonly Token[], at: number): void {
  const token = tokens[at];
  const last = stack.at(-1);
  if (token?.kind !== 'operator') return;
  switch (token.text) {
    case '(':
    case '[':
    case '{':
      stack.push(opened(token.text, tokens, at));
      break;
    case ')':
    case ']':
    case '}':
      stack.pop();
      break;
    case ',':
      if (last === undefined) break;
      last.index += 1;
      last.keyword = undefined;
      last.mapKey = undefined;
      break;
    case '=':
      if (last !== undefined) last.keyword = keywordBefore(tokens, at);
      break;
    case ':':
      if (last?.open === '{') last.mapKey = textBefore(tokens, at);
      break;
    default:
  }
}

function opened(open: '(' | '[' | '{', tokens: readonly Token[], at: number): Bracket {
  const callee = open === '(' ? dottedBefore(tokens, at) : undefined;
  const nameSpan = callee?.span ?? { start: 0, end: 0 };
  const kind = callee === undefined ? 'call' : kindOf(tokens, at);
  return { open, name: callee?.name, nameSpan, kind, index: 0, keyword: undefined, mapKey: undefined };
}

/** What a name before a bracket is, by the word before it. */
function kindOf(tokens: readonly Token[], at: number): CallPlace['kind'] {
  const [before, first] = [tokens[at - 2], tokens[at - 3]];
  if (before?.kind === 'operator' && before.text === '|') return 'filter';
  const is = before?.kind === 'name' && before.text === 'not' ? first : before;
  return is?.kind === 'name' && is.text === 'is' ? 'test' : 'call';
}

function keywordBefore(tokens: readonly Token[], at: number): string | undefined {
  const [before, name] = [tokens[at - 2], tokens[at - 1]];
  const first = before?.kind === 'operator' && (before.text === '(' || before.text === ',');
  return first && name?.kind === 'name' ? name.text : undefined;
}

function textBefore(tokens: readonly Token[], at: number): string | undefined {
  const before = tokens[at - 1];
  return before?.kind === 'string' ? before.value : undefined;
}

/** The dotted name that ends before a token: `a.b` before the bracket of `a.b(`. */
export function dottedBefore(tokens: readonly Token[], at: number): { name: string; span: Span } | undefined {
  const last = tokens[at - 1];
  if (last?.kind !== 'name' || OPERATORS.has(last.text)) return undefined;
  const names = [last.text];
  let start = last.span.start;
  for (let from = at - 2; ; from -= 2) {
    const [dot, name] = [tokens[from], tokens[from - 1]];
    if (dot?.kind !== 'operator' || dot.text !== '.') break;
    // What is before the dot has no name: `f().b(`.
    if (name?.kind !== 'name') return undefined;
    names.unshift(name.text);
    start = name.span.start;
  }
  return { name: names.join('.'), span: { start, end: last.span.end } };
}

/** The name of the call whose closing bracket comes before a token: `ref` before the dot of `ref('a').`. */
export function callBefore(tokens: readonly Token[], at: number): string | undefined {
  let depth = 0;
  for (let index = at - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token?.kind !== 'operator') continue;
    if (CLOSING.has(token.text)) depth += 1;
    else if (OPENING.has(token.text)) depth -= 1;
    if (depth === 0) return token.text === '(' ? dottedBefore(tokens, index)?.name : undefined;
  }
  return undefined;
}

const OPENING: ReadonlySet<string> = new Set(['(', '[', '{']);
const CLOSING: ReadonlySet<string> = new Set([')', ']', '}']);

/** Words that stand before a bracket and call nothing. */
const OPERATORS: ReadonlySet<string> = new Set(['in', 'not', 'and', 'or', 'is', 'if', 'else', 'elif', 'set', 'do']);
