import { isMark, type Span, type Token } from '@lakehouse/sql';

/** A call of a function by an unqualified name, `f(a, b)`. */
export interface SqlCall {
  readonly name: Token;
  /** From the name to the closing parenthesis, or to where the text breaks off. */
  readonly span: Span;
  readonly closed: boolean;
  /** Between the commas; empty for `f()`. */
  readonly args: readonly (readonly Token[])[];
}

/** Words before a parenthesis that call nothing. */
const NO_CALLS: ReadonlySet<string> = new Set(
  (
    'ALL AND ANY AS BETWEEN BY CASE DISTINCT ELSE EXCEPT EXISTS FILTER FROM GROUP HAVING IN INTERSECT INTO IS JOIN ' +
    'LATERAL LIKE LIMIT MINUS NOT OFFSET ON OR OVER QUALIFY SELECT SETS SOME TABLE THEN TO UNION USING VALUES WHEN ' +
    'WHERE WITH WITHIN'
  ).split(' '),
);
/** Words behind which a value is expected, so that a name with parentheses there can only be a call. */
const BEFORE_VALUES: ReadonlySet<string> = new Set(
  (
    'ALL AND ANY BETWEEN BY CASE DISTINCT ELSE ESCAPE HAVING IN IS LIKE NOT ON OR QUALIFY RETURN SELECT SET THEN WHEN ' +
    'WHERE'
  ).split(' '),
);

/** Whether a token calls a function: a parenthesis follows, and it is no keyword, and nothing qualifies it. */
export function isCallee(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || NO_CALLS.has(token.keyword)) return false;
  return isMark(tokens[at + 1], '(') && !isMark(tokens[at - 1], '.');
}

/** The calls among the tokens of a statement, in the order of their names. Names of tables with columns are none. */
export function sqlCalls(tokens: readonly Token[]): readonly SqlCall[] {
  const calls: SqlCall[] = [];
  const open: OpenCall[] = [];
  for (const [index, token] of tokens.entries()) {
    if (isMark(token, '(')) {
      const callee = isCallee(tokens, index - 1) && standsForValue(tokens, index - 1);
      open.push({ name: callee ? tokens[index - 1] : undefined, args: [[]] });
    } else if (isMark(token, ')')) {
      const done = open.pop();
      if (done?.name !== undefined && !isColumnList(tokens, index)) calls.push(closeCall(done, token, true));
      open.at(-1)?.args.at(-1)?.push(token);
      continue;
    }
    collect(open, token);
  }
  const last = tokens.at(-1);
  for (const call of open) if (call.name !== undefined && last !== undefined) calls.push(closeCall(call, last, false));
  return calls.toSorted((a, b) => a.name.span.start - b.name.span.start);
}

interface OpenCall {
  readonly name: Token | undefined;
  readonly args: Token[][];
}

/** Puts a token into the argument that it stands in: of the innermost call alone, so that no token is kept twice. */
function collect(open: readonly OpenCall[], token: Token): void {
  const inner = isMark(token, '(') ? open.at(-2) : open.at(-1);
  if (inner === undefined) return;
  if (isMark(token, ',')) inner.args.push([]);
  else inner.args.at(-1)?.push(token);
}

function closeCall({ name, args }: OpenCall, last: Token, closed: boolean): SqlCall {
  const first = name as Token;
  const written = args.length === 1 && args[0]?.length === 0 ? [] : args;
  return { name: first, span: { start: first.span.start, end: last.span.end }, closed, args: written };
}

/** A name stands for a value behind an operator, a comma, a parenthesis or a word that wants one. */
function standsForValue(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || before.text === '::') return false;
  if (before.kind === 'word') return BEFORE_VALUES.has(before.keyword);
  return before.kind === 'operator' || before.text === ',' || before.text === '(';
}

/** `a (x, y) AS (…)` names the columns of a query of WITH. */
function isColumnList(tokens: readonly Token[], close: number): boolean {
  return tokens[close + 1]?.keyword === 'AS' && isMark(tokens[close + 2], '(');
}

/** A call that is being written. */
export interface CallAround {
  readonly name: Token;
  /** What parts the arguments before the place: `,`, or words as `AS` and `FROM`. */
  readonly separators: readonly string[];
}

const WORD_SEPARATORS: ReadonlySet<string> = new Set(['AS', 'FROM', 'IN']);

/** The innermost call that is still open before the token of an index; undefined within a query of its own. */
export function callAround(tokens: readonly Token[], end: number): CallAround | undefined {
  let separators: string[] = [];
  let depth = 0;
  for (let at = end - 1; at >= 0; at -= 1) {
    const token = tokens[at] as Token;
    if (token.text === ')') depth += 1;
    else if (token.text === '(') depth -= 1;
    else if (depth === 0) {
      if (token.keyword === 'SELECT') return undefined;
      if (token.text === ',' || WORD_SEPARATORS.has(token.keyword)) separators.push(token.keyword || ',');
    }
    if (depth >= 0) continue;
    if (isCallee(tokens, at - 1)) return { name: tokens[at - 1] as Token, separators: separators.reverse() };
    // Parentheses that only group: the call may be around them.
    separators = [];
    depth = 0;
  }
  return undefined;
}
