import type { StringToken, TagSegment, Token } from '@lakehouse/jinja';
import type { ServedDocument } from '../../feature';
import type { Span } from '../../text/span';
import { callBefore, callPlace, dottedBefore, isInBrackets, type CallPlace } from './callPlace';

/** What is being written at a place inside of a tag of Jinja. */
export interface JinjaPlace {
  readonly segment: TagSegment;
  /**
   * `keyword`: the first word of a `{% … %}`; `name`: a variable, macro or keyword argument; `member`: behind a dot;
   * `filter`: behind `|`; `test`: behind `is`; `text`: inside of quotes; `other`: where no word may stand.
   */
  readonly kind: 'keyword' | 'name' | 'member' | 'filter' | 'test' | 'text' | 'other';
  /** The word, or the text in quotes, that is replaced; empty at the cursor where none is begun. */
  readonly word: Span;
  /** Of a member what stands before the dot: `target`, `modules.datetime`, `ref()` for a call. */
  readonly object: string | undefined;
  /** Of a text what closes it, when nothing does yet. */
  readonly quote: string;
  readonly call: CallPlace | undefined;
  /** True where a keyword argument may begin: behind the bracket of a call, or behind a comma. */
  readonly startsArgument: boolean;
  /** Undefined where nothing stands before it in the tag. */
  readonly before: Token | undefined;
}

/** What stands at an offset of a template; undefined outside of tags, and in comments and raw text. */
export function jinjaPlace(
  { text, jinja }: Pick<ServedDocument, 'text' | 'jinja'>,
  offset: number,
): JinjaPlace | undefined {
  const segment = jinja.segments.findLast(
    (one): one is TagSegment =>
      (one.kind === 'expression' || one.kind === 'statement') && one.inner.start <= offset && offset <= one.inner.end,
  );
  if (segment === undefined || isLeft(segment, text, offset)) return undefined;
  const { tokens } = segment;
  const call = callPlace(tokens, offset);
  const string = tokens.find((token): token is StringToken => token.kind === 'string' && isInside(token, offset));
  const base = { segment, call, object: undefined, quote: '', startsArgument: false };
  if (string !== undefined)
    return { ...base, kind: 'text', ...textSlot(string, text, offset), before: tokens[tokens.indexOf(string) - 1] };
  const at = tokens.findIndex(token => token.kind === 'name' && token.span.start <= offset && offset <= token.span.end);
  const word = tokens[at]?.span ?? { start: offset, end: offset };
  const next = at < 0 ? tokens.findIndex(({ span }) => span.start >= offset) : at;
  const index = next < 0 ? tokens.length : next;
  const before = tokens[index - 1];
  const found = kindBehind({ tokens, index, segment });
  const startsArgument =
    call !== undefined && !call.nested && call.keyword === undefined && isOperator(before, '(', ',');
  return { ...base, ...found, word, before, startsArgument };
}

/** An open tag of one line ends with its line: what stands below is SQL again. */
function isLeft({ closed, inner, tokens }: TagSegment, text: string, offset: number): boolean {
  return !closed && text.slice(inner.start, offset).includes('\n') && !isInBrackets(tokens, offset);
}

function isInside({ inner }: StringToken, offset: number): boolean {
  return inner.start <= offset && offset <= inner.end;
}

/** Inside of quotes the text is replaced; of an open text only the word that the cursor is in, and it gets its quote. */
function textSlot({ inner, closed }: StringToken, text: string, offset: number): { word: Span; quote: string } {
  if (closed) return { word: inner, quote: '' };
  const rest = /^\w*/.exec(text.slice(offset, inner.end))?.[0] ?? '';
  return { word: { start: inner.start, end: offset + rest.length }, quote: text.charAt(inner.start - 1) };
}

function kindBehind(place: {
  readonly tokens: readonly Token[];
  readonly index: number;
  readonly segment: TagSegment;
}): Pick<JinjaPlace, 'kind' | 'object'> {
  const { tokens, index, segment } = place;
  const before = tokens[index - 1];
  if (before === undefined) return { kind: segment.kind === 'statement' ? 'keyword' : 'name', object: undefined };
  if (isOperator(before, '.')) {
    const called = isOperator(tokens[index - 2], ')') ? callBefore(tokens, index - 1) : undefined;
    const object = called === undefined ? dottedBefore(tokens, index - 1)?.name : `${called}()`;
    return { kind: 'member', object };
  }
  if (isOperator(before, '|')) return { kind: 'filter', object: undefined };
  const isTest = isWord(before, 'is') || (isWord(before, 'not') && isWord(tokens[index - 2], 'is'));
  if (isTest) return { kind: 'test', object: undefined };
  const first = tokens[0];
  // `{% macro`, `{% for` and their like name something new.
  const names = index === 1 && segment.kind === 'statement' && first?.kind === 'name' && NAMING.has(first.text);
  const value = before.kind === 'name' && !CONNECTING.has(before.text) && (index > 1 || segment.kind === 'expression');
  const ended = value || before.kind === 'number' || before.kind === 'string' || isOperator(before, ')', ']', '}');
  return { kind: names || ended ? 'other' : 'name', object: undefined };
}

const NAMING: ReadonlySet<string> = new Set([
  'macro',
  'test',
  'data_test',
  'materialization',
  'snapshot',
  'docs',
  'block',
  'set',
  'for',
]);

/** Words between two values. */
const CONNECTING: ReadonlySet<string> = new Set(['in', 'not', 'and', 'or', 'if', 'else', 'is']);

function isOperator(token: Token | undefined, ...texts: readonly string[]): boolean {
  return token?.kind === 'operator' && texts.includes(token.text);
}

function isWord(token: Token | undefined, text: string): boolean {
  return token?.kind === 'name' && token.text === text;
}
